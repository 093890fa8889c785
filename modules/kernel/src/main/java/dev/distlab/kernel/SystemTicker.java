package dev.distlab.kernel;

/**
 * The {@link Ticker} of the machine, for programs that use a mechanism for real. Safe for any
 * number of threads. Demos and tests never use it: they run on a {@link VirtualClock}.
 */
public final class SystemTicker implements Ticker {

  /** The one instance: it has no state. */
  public static final SystemTicker INSTANCE = new SystemTicker();

  private SystemTicker() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
