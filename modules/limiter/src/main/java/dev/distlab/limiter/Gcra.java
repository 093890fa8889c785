package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;

/**
 * The generic cell rate algorithm: a request conforms if it does not come too early.
 *
 * <p>Requests are due every T. The <em>theoretical arrival time</em> (TAT) is when the next one is
 * due. One that comes earlier is let pass if behind it TAT is at most tau ahead of the clock, so by
 * up to tau less its own n T. With a price of n permits:
 *
 * <pre>
 *   deny if TAT + n * T - tau &gt; now                               tau = B * T
 *   else TAT = max(now, TAT) + n * T
 * </pre>
 *
 * <p>It is a {@link TokenBucket} of capacity B told by its waiting time instead of its tokens, and
 * decides the same. So it also lets up to B + r W pass in a window W, not r W.
 *
 * <p>Cost: O(1), no division. Thread rule: any number of threads.
 *
 * <p>Source: ITU-T Recommendation I.371 (2004), annex A, "virtual scheduling algorithm".
 */
public final class Gcra extends WordLimiter {

  /* The word is TAT, in units of the pace. An admission adds at least one unit to it: I2. */

  private final Pace pace;
  private final long toleranceUnits;

  /**
   * @throws IllegalArgumentException if the limit is more than a permit a nanosecond, or its burst
   *     takes more than {@link #HORIZON_NANOS} to flow in
   */
  public Gcra(Limit limit, Ticker ticker) {
    super(ticker, ticker.nanos(), limit.burst());
    this.pace = new Pace(limit);
    this.toleranceUnits = pace.unitsOf(limit.burst());
  }

  @Override
  long wordAfter(long theoreticalArrival, long permits, long nanos) {
    long now = pace.units(nanos);
    long cost = pace.unitsOf(permits);
    boolean isTooEarly = theoreticalArrival + cost - toleranceUnits > now;
    return isTooEarly ? DENIED : Math.max(now, theoreticalArrival) + cost;
  }

  @Override
  long available(long theoreticalArrival, long nanos) {
    long early = Math.max(0, theoreticalArrival - pace.units(nanos));
    return pace.permitsIn(Math.max(0, toleranceUnits - early));
  }

  @Override
  long readyAt(long theoreticalArrival, long permits, long nanos) {
    long due = theoreticalArrival + pace.unitsOf(permits) - toleranceUnits;
    return Math.max(nanos, pace.nanosAt(due));
  }

  @Override
  long idleAt(long theoreticalArrival) {
    return pace.nanosAt(theoreticalArrival);
  }

  @Override
  void checkWord(long theoreticalArrival, long nanos) {
    Invariant.check(
        theoreticalArrival >= 0 && theoreticalArrival - pace.units(nanos) <= toleranceUnits,
        "I3: TAT %d is more than tau = %d after now = %d",
        theoreticalArrival,
        toleranceUnits,
        pace.units(nanos));
  }

  /** When the next request is due, as a reading of the ticker; not before the limiter was made. */
  public long theoreticalArrivalNanos() {
    return startNanos() + pace.nanosAt(word());
  }
}
