package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;

/**
 * A token bucket: holds up to B tokens, r flow in each second, a request takes what it costs.
 *
 * <p>A client that was quiet may send a burst of B at once, and r a second from then on: up to B +
 * r W in any window W. With B = L and r = L/W, as many set it up, that is 2 L, twice the limit; to
 * bound a window at L, choose a smaller B.
 *
 * <p>Cost: O(1), no division. Thread rule: any number of threads.
 *
 * <p>Source: A. Tanenbaum and D. Wetherall, "Computer Networks", 5th edition, 2011, section 5.4.2;
 * S. Shenker and J. Wroclawski, RFC 2215, 1997, section 3.5 (TOKEN_BUCKET_TSPEC).
 */
public final class TokenBucket extends WordLimiter {

  /*
   * Most implementations keep two numbers, the tokens and the time of the last refill, and add
   * elapsed / T tokens on each call: rounded down, which loses the remainder each time (a bucket
   * that is polled often never fills), or multiplied first, which overflows after a long rest. One
   * number has neither problem: the time at which the bucket will be full if nobody takes any. The
   * tokens at a time before that are B - (fullAt - now) / T; after it, B. The word is fullAt, in
   * units of the pace; taking tokens moves it later: I2.
   */

  private final Pace pace;
  private final long capacityUnits;

  /**
   * A full bucket of capacity {@code limit.burst()}.
   *
   * @throws IllegalArgumentException if the limit is more than a permit a nanosecond, or the bucket
   *     takes more than {@link #HORIZON_NANOS} to fill
   */
  public TokenBucket(Limit limit, Ticker ticker) {
    super(ticker, ticker.nanos(), limit.burst());
    this.pace = new Pace(limit);
    this.capacityUnits = pace.unitsOf(limit.burst());
  }

  @Override
  long wordAfter(long fullAt, long permits, long nanos) {
    long now = pace.units(nanos);
    long missing = missing(fullAt, now) + pace.unitsOf(permits);
    return missing <= capacityUnits ? now + missing : DENIED;
  }

  /** What the bucket lacks at {@code now}, in units. */
  private static long missing(long fullAt, long now) {
    return Math.max(0, fullAt - now);
  }

  @Override
  long available(long fullAt, long nanos) {
    return pace.permitsIn(Math.max(0, capacityUnits - missing(fullAt, pace.units(nanos))));
  }

  @Override
  long readyAt(long fullAt, long permits, long nanos) {
    long enoughAt = fullAt - (capacityUnits - pace.unitsOf(permits));
    return Math.max(nanos, pace.nanosAt(enoughAt));
  }

  @Override
  long idleAt(long fullAt) {
    return pace.nanosAt(fullAt);
  }

  @Override
  void checkWord(long fullAt, long nanos) {
    Invariant.check(
        fullAt >= 0 && missing(fullAt, pace.units(nanos)) <= capacityUnits,
        "I3: the bucket lacks %d of its %d units",
        missing(fullAt, pace.units(nanos)),
        capacityUnits);
  }

  /** The tokens in the bucket, fractions included: for pictures, not for decisions. */
  public double tokens(long nowNanos) {
    long lacking = missing(word(), pace.units(nanosSinceStart(nowNanos)));
    return (double) Math.max(0, capacityUnits - lacking) / pace.unitsOf(1);
  }
}
