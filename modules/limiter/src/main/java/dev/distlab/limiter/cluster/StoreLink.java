package dev.distlab.limiter.cluster;

/**
 * The way from a gateway to the store.
 *
 * @param oneWayNanos how long a message takes, 0 or more
 * @param timeoutNanos how long a gateway waits for an answer: more than the way there and back
 * @param onFailure what it does then
 */
public record StoreLink(long oneWayNanos, long timeoutNanos, FailurePolicy onFailure) {

  public StoreLink {
    if (oneWayNanos < 0) {
      throw new IllegalArgumentException("oneWayNanos=" + oneWayNanos + " is negative");
    }
    if (timeoutNanos <= 2 * oneWayNanos) {
      throw new IllegalArgumentException(
          "timeoutNanos="
              + timeoutNanos
              + " must be more than the way there and back, "
              + 2 * oneWayNanos);
    }
  }
}
