package dev.distlab.limiter;

/**
 * The pace of a paced limiter: L permits in W nanoseconds, as whole numbers.
 *
 * <p>A permit takes T = W / L ns to flow in, and T need not be whole: at three a second it is
 * 333,333,333.33 ns. Rounding T makes the limiter drift: a nanosecond for each permit, for ever.
 * Instead the clock is scaled a little: time is counted in units of which a permit takes exactly N
 * = floor(T), and a reading of n ns is n * N / T units, rounded each time from the clock itself. So
 * permits are whole, nothing adds up, and a decision is that of a bucket with real-valued tokens
 * which reads the clock at most a unit, less than 2 ns, earlier or later. Where L divides W the
 * unit is the nanosecond and the decision is that of the real-valued bucket exactly.
 */
final class Pace {

  /*
   * N/T = 1 - d with d = (W mod L)/W, so n ns are n - n*d units. d is kept as a fraction of 2^64:
   * over the 36 years that a limiter lives the error of this is below a sixteenth of a unit.
   */

  private final long unitsPerPermit;
  private final long slowdown;

  /**
   * @throws IllegalArgumentException if more than a permit a nanosecond is asked for, or if the
   *     burst takes longer than 2^60 ns to flow in
   */
  Pace(Limit limit) {
    if (limit.permits() > limit.windowNanos()) {
      throw new IllegalArgumentException(limit + " is more than one permit in a nanosecond");
    }
    this.unitsPerPermit = limit.windowNanos() / limit.permits();
    this.slowdown = Bits.fraction64(limit.windowNanos() % limit.permits(), limit.windowNanos());
    if (limit.burst() > WordLimiter.HORIZON_NANOS / unitsPerPermit) {
      throw new IllegalArgumentException(
          limit + " is too large a burst: it would take more than 2^60 ns (36 years) to flow in");
    }
  }

  /** The units that {@code permits} take. */
  long unitsOf(long permits) {
    return permits * unitsPerPermit;
  }

  /** The whole permits in {@code units}. */
  long permitsIn(long units) {
    return units / unitsPerPermit;
  }

  /** The reading {@code nanos}, in units. Never goes back when {@code nanos} does not. */
  long units(long nanos) {
    return slowdown == 0 ? nanos : nanos - Bits.unsignedMultiplyHigh(nanos, slowdown);
  }

  /** The first time in nanoseconds, 0 or later, whose reading is {@code units} or more. */
  long nanosAt(long units) {
    long nanos = Math.max(0, units);
    long missing = units - units(nanos);
    while (missing > 0) {
      nanos += missing;
      missing = units - units(nanos);
    }
    return nanos;
  }
}
