package dev.distlab.limiter;

import dev.distlab.kernel.Ticker;

/**
 * Says yes or no to a request, so that no more are let through than a {@link Limit} allows.
 *
 * <p>Every question takes the time as an argument, so that a caller who has read the clock anyway
 * pays for it once; the short forms read the limiter's own {@link #ticker()}. A clock that goes
 * back never gives permits away. A limiter remembers when it admitted and not when it was asked: an
 * earlier reading finds no more permits than a later one, and may be denied what that one found. A
 * reading from before the limiter was made counts as the one of then; one from 36 years after, or
 * later, is refused.
 *
 * <p>A denied request changes nothing, and costs a read. Thread rule: any number of threads at any
 * time; the limit holds exactly, whatever they do.
 */
public interface RateLimiter {

  /**
   * Takes {@code permits} if they are to be had.
   *
   * @param permits what the request costs, 1 to {@link #maxPermits()}
   * @param nowNanos a reading of {@link #ticker()}
   * @return whether the request may pass
   * @throws IllegalArgumentException if {@code permits} is not positive, or more than could ever be
   *     had at once: waiting would not help; or if {@code nowNanos} is no reading of this ticker
   */
  boolean tryAcquire(long permits, long nowNanos);

  /** As {@link #tryAcquire}, and says how matters stand after it. */
  Decision decide(long permits, long nowNanos);

  /**
   * How long a caller would have to wait until {@code permits} could be taken, if nobody else took
   * any meanwhile; 0 if they are there now, {@code Long.MAX_VALUE} if it is longer than a long can
   * say. Takes nothing.
   *
   * @throws IllegalArgumentException as {@link #tryAcquire} does
   */
  long waitNanos(long permits, long nowNanos);

  /** The whole permits that could be taken at once now. */
  long availablePermits(long nowNanos);

  /** The most permits that a single request may ask for. */
  long maxPermits();

  /** The clock whose readings this limiter expects. */
  Ticker ticker();

  /** Takes one permit now, if it is to be had. */
  default boolean tryAcquire() {
    return tryAcquire(1, ticker().nanos());
  }

  /** Takes {@code permits} now, if they are to be had. */
  default boolean tryAcquire(long permits) {
    return tryAcquire(permits, ticker().nanos());
  }

  /** As {@link #tryAcquire(long)}, and says how matters stand after it. */
  default Decision decide(long permits) {
    return decide(permits, ticker().nanos());
  }
}
