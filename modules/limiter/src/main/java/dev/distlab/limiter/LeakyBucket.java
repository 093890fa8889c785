package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;

/**
 * A leaky bucket: requests queue up to a depth of B and leave one by one, a permit every T.
 *
 * <p>It admits what a {@link TokenBucket} of the same size admits, but holds each request back
 * until its turn: {@link Decision#delayNanos}. What is behind it sees no burst at all, at the price
 * of waiting up to (B - 1) T. A caller who ignores the delay has the leaky bucket <em>as a
 * meter</em>, which is the token bucket.
 *
 * <p>Cost: O(1), no division; the queue itself is nowhere, only the time at which it will be empty.
 * Thread rule: any number of threads.
 *
 * <p>Source: J. Turner, "New directions in communications (or which way to the information age?)",
 * IEEE Communications Magazine 24(10), 1986; ITU-T Recommendation I.371 (2004), annex A,
 * "continuous state leaky bucket algorithm".
 */
public final class LeakyBucket extends WordLimiter {

  /* The word is the time at which the bucket will have run empty, in units of the pace. */

  private final Pace pace;
  private final long depthUnits;

  /**
   * An empty bucket of depth {@code limit.burst()}.
   *
   * @throws IllegalArgumentException if the limit is more than a permit a nanosecond, or the bucket
   *     takes more than {@link #HORIZON_NANOS} to run empty
   */
  public LeakyBucket(Limit limit, Ticker ticker) {
    super(ticker, ticker.nanos(), limit.burst());
    this.pace = new Pace(limit);
    this.depthUnits = pace.unitsOf(limit.burst());
  }

  @Override
  long wordAfter(long emptyAt, long permits, long nanos) {
    long now = pace.units(nanos);
    long level = level(emptyAt, now) + pace.unitsOf(permits);
    return level <= depthUnits ? now + level : DENIED;
  }

  /** What is in the bucket at {@code now}, in units. */
  private static long level(long emptyAt, long now) {
    return Math.max(0, emptyAt - now);
  }

  /** A request starts when all that was in the bucket before it has leaked out. */
  @Override
  long delayNanos(long emptyAt, long permits, long nanos) {
    return Math.max(0, pace.nanosAt(emptyAt - pace.unitsOf(permits)) - nanos);
  }

  @Override
  long available(long emptyAt, long nanos) {
    return pace.permitsIn(Math.max(0, depthUnits - level(emptyAt, pace.units(nanos))));
  }

  @Override
  long readyAt(long emptyAt, long permits, long nanos) {
    long roomAt = emptyAt - (depthUnits - pace.unitsOf(permits));
    return Math.max(nanos, pace.nanosAt(roomAt));
  }

  @Override
  long idleAt(long emptyAt) {
    return pace.nanosAt(emptyAt);
  }

  @Override
  void checkWord(long emptyAt, long nanos) {
    Invariant.check(
        emptyAt >= 0 && level(emptyAt, pace.units(nanos)) <= depthUnits,
        "I3: %d units in a bucket for %d",
        level(emptyAt, pace.units(nanos)),
        depthUnits);
  }

  /** The permits in the bucket, fractions included: for pictures, not for decisions. */
  public double level(long nowNanos) {
    return (double) level(word(), pace.units(nanosSinceStart(nowNanos))) / pace.unitsOf(1);
  }
}
