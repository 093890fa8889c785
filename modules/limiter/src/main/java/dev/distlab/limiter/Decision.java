package dev.distlab.limiter;

/**
 * A limiter's answer with its reasons: what an HTTP gateway puts into its headers.
 *
 * @param allowed whether the request may pass
 * @param remaining the whole permits that are left after this request
 * @param retryAfterNanos how long to wait before the same request would pass, if nobody else takes
 *     permits meanwhile; 0 if it was allowed
 * @param resetAtNanos the clock reading at which the limiter will have forgotten everything, if no
 *     more requests come
 * @param delayNanos how long to hold an allowed request back before it starts; 0 for every
 *     algorithm but the {@link LeakyBucket}, which spaces requests out
 */
public record Decision(
    boolean allowed, long remaining, long retryAfterNanos, long resetAtNanos, long delayNanos) {

  public Decision {
    if (remaining < 0 || retryAfterNanos < 0 || delayNanos < 0) {
      throw new IllegalArgumentException(
          "remaining="
              + remaining
              + ", retryAfterNanos="
              + retryAfterNanos
              + ", delayNanos="
              + delayNanos
              + ": none of them may be negative");
    }
    if (allowed ? retryAfterNanos > 0 : delayNanos > 0) {
      throw new IllegalArgumentException(
          "retryAfterNanos="
              + retryAfterNanos
              + " and delayNanos="
              + delayNanos
              + " do not fit allowed="
              + allowed
              + ": only a denied request retries, only an allowed one is delayed");
    }
  }
}
