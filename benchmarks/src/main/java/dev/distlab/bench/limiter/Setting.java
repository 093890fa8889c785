package dev.distlab.bench.limiter;

import dev.distlab.limiter.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * The same limit for all rivals: one that lets every request pass, or one that lets none pass after
 * the first.
 */
enum Setting {
  /** A thousand million a second: a request takes longer than its permit. */
  ALLOW(1_000_000_000, Duration.ofSeconds(1), 1e9),
  /** One in eleven days, and that one is gone. */
  DENY(1, Duration.ofDays(11), 1 / (11 * 24 * 3600.0));

  private final int permits;
  private final Duration period;
  private final double permitsPerSecond;

  Setting(int permits, Duration period, double permitsPerSecond) {
    this.permits = permits;
    this.period = period;
    this.permitsPerSecond = permitsPerSecond;
  }

  static Setting of(String answer) {
    return answer.equals("allow") ? ALLOW : DENY;
  }

  Limit limit() {
    return Limit.of(permits, period.toNanos());
  }

  /** As it is by default: lock-free, on the clock of milliseconds. */
  Bucket bucket4j() {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(permits).refillGreedy(permits, period))
        .build();
  }

  Bucket bucket4jSynchronized() {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(permits).refillGreedy(permits, period))
        .withSynchronizationStrategy(SynchronizationStrategy.SYNCHRONIZED)
        .build();
  }

  Bucket bucket4jOn(TimeMeter meter) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(permits).refillGreedy(permits, period))
        .withCustomTimePrecision(meter)
        .build();
  }

  RateLimiter resilience4j() {
    return RateLimiter.of("bench", resilience4jConfig());
  }

  RateLimiterConfig resilience4jConfig() {
    return RateLimiterConfig.custom()
        .limitForPeriod(permits)
        .limitRefreshPeriod(period)
        .timeoutDuration(Duration.ZERO)
        .build();
  }

  @SuppressWarnings("UnstableApiUsage")
  com.google.common.util.concurrent.RateLimiter guava() {
    return com.google.common.util.concurrent.RateLimiter.create(permitsPerSecond);
  }

  /** Throws if a rival answers otherwise than it should: then its time would be another's. */
  void check(String rival, boolean allowed) {
    if (allowed != (this == ALLOW)) {
      throw new IllegalStateException(rival + " answered " + allowed + " with " + this);
    }
  }
}
