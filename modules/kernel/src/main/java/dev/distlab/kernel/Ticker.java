package dev.distlab.kernel;

/**
 * A source of monotonic time in nanoseconds.
 *
 * <p>The origin is arbitrary: only differences mean anything, exactly as with {@code
 * System.nanoTime}. Everything here that depends on time takes a ticker by constructor, so that the
 * same code runs on the real clock and on a {@link VirtualClock}. Implementations may be called
 * from any thread unless they say otherwise.
 */
@FunctionalInterface
public interface Ticker {

  /** The current reading in nanoseconds. O(1). */
  long nanos();
}
