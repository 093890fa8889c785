package dev.distlab.limiter;

/**
 * So many permits in so much time.
 *
 * <p>The windowed algorithms count to {@code permits} in a window of {@code windowNanos}. The paced
 * ones (token bucket, leaky bucket, GCRA) hand out a permit every {@code windowNanos / permits} and
 * let up to {@code burst} be saved for later.
 *
 * @param permits permits in a window, 1 to {@link #MAX_PERMITS}
 * @param windowNanos the length of a window, 1 to {@link #MAX_WINDOW_NANOS}
 * @param burst how many permits may be saved up, 1 to {@link #MAX_PERMITS}; the windowed algorithms
 *     pay no heed to it
 */
public record Limit(long permits, long windowNanos, long burst) {

  /** The most permits in a window, and the largest burst: 2^40, about a million million. */
  public static final long MAX_PERMITS = 1L << 40;

  /** The longest window: 2^55 nanoseconds, which is more than a year. */
  public static final long MAX_WINDOW_NANOS = 1L << 55;

  private static final double NANOS_PER_SECOND = 1e9;

  public Limit {
    require("permits", permits, MAX_PERMITS);
    require("windowNanos", windowNanos, MAX_WINDOW_NANOS);
    require("burst", burst, MAX_PERMITS);
  }

  /** {@code permits} in every {@code windowNanos}, all of which may be taken at once. */
  public static Limit of(long permits, long windowNanos) {
    return new Limit(permits, windowNanos, permits);
  }

  /**
   * A rate with a burst: {@code burst} permits in the time in which so many flow in, rounded to a
   * nanosecond.
   *
   * @param permitsPerSecond a positive, finite rate
   * @throws IllegalArgumentException if the rate is NaN, infinite, zero or negative, or if it makes
   *     a window out of its range
   */
  public static Limit ofRate(double permitsPerSecond, long burst) {
    require("burst", burst, MAX_PERMITS);
    double windowNanos = Math.rint(burst * NANOS_PER_SECOND / permitsPerSecond);
    if (!(windowNanos >= 1 && windowNanos <= MAX_WINDOW_NANOS)) {
      throw new IllegalArgumentException(
          "permitsPerSecond="
              + permitsPerSecond
              + " with burst="
              + burst
              + " fills the bucket in "
              + windowNanos
              + " ns: allowed 1.."
              + MAX_WINDOW_NANOS);
    }
    return new Limit(burst, (long) windowNanos, burst);
  }

  /** The same rate with another burst. */
  public Limit withBurst(long newBurst) {
    return new Limit(permits, windowNanos, newBurst);
  }

  private static void require(String name, long value, long max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          name + "=" + value + " is out of range: allowed 1.." + max);
    }
  }
}
