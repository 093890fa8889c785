package dev.distlab.kernel;

/**
 * A {@link Ticker} that is moved by hand. Reads are safe from any thread; moving it is for one
 * thread at a time.
 */
public final class VirtualClock implements Ticker {

  private volatile long nowNanos;

  /** A clock that reads zero. */
  public VirtualClock() {
    this(0);
  }

  /** A clock that reads {@code startNanos}. */
  public VirtualClock(long startNanos) {
    this.nowNanos = startNanos;
  }

  @Override
  public long nanos() {
    return nowNanos;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if {@code nanos} is negative: use {@link #set} to model a
   *     clock that jumps back
   * @throws ArithmeticException if the reading would pass {@code Long.MAX_VALUE}
   */
  public void advance(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException(
          "nanos=" + nanos + " is negative: a clock advances by 0 or more");
    }
    set(Math.addExact(nowNanos, nanos));
  }

  /** Sets the reading to any value, an earlier one included: real clocks have done worse. */
  public void set(long nanos) {
    nowNanos = nanos;
  }
}
