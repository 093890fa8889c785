package dev.distlab.limiter;

import dev.distlab.kernel.Ticker;
import java.util.function.BiFunction;

/** The algorithms of this module, by name: for comparing them all. */
public enum Algorithm {
  /** {@link FixedWindowLimiter} with windows aligned to the clock. */
  FIXED_WINDOW(
      "fixed window",
      (limit, ticker) -> new FixedWindowLimiter(limit, WindowAlignment.CLOCK, ticker)),
  /** {@link SlidingWindowLog}. */
  SLIDING_LOG("sliding log", SlidingWindowLog::new),
  /** {@link SlidingWindowCounter}. */
  SLIDING_COUNTER("sliding counter", SlidingWindowCounter::new),
  /** {@link TokenBucket}. */
  TOKEN_BUCKET("token bucket", TokenBucket::new),
  /** {@link LeakyBucket}. */
  LEAKY_BUCKET("leaky bucket", LeakyBucket::new),
  /** {@link Gcra}. */
  GCRA("GCRA", Gcra::new);

  private final String title;
  private final BiFunction<Limit, Ticker, RateLimiter> make;

  Algorithm(String title, BiFunction<Limit, Ticker, RateLimiter> make) {
    this.title = title;
    this.make = make;
  }

  /** The name in words. */
  public String title() {
    return title;
  }

  /**
   * A fresh limiter of this kind.
   *
   * @throws IllegalArgumentException if the algorithm cannot keep this limit in its word
   */
  public RateLimiter limiter(Limit limit, Ticker ticker) {
    return make.apply(limit, ticker);
  }
}
