package dev.distlab.bench.limiter;

import dev.distlab.bench.Guarantee;
import dev.distlab.kernel.SystemTicker;
import dev.distlab.limiter.FixedWindowLimiter;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.TokenBucket;
import dev.distlab.limiter.WindowAlignment;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** One permit of one limiter, the clock read for each: two threads at the same limiter. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(2)
public class TwoThreadsBenchmark {

  private static final double PLENTY = 1e9;
  private static final double ALMOST_NOTHING = 1e-6;

  /** Whether requests pass. */
  @Param({"allow", "deny"})
  public String answer;

  private Gcra gcra;
  private TokenBucket tokenBucket;
  private FixedWindowLimiter fixedWindow;
  private Bucket bucket4j;
  private io.github.resilience4j.ratelimiter.RateLimiter resilience4j;
  private com.google.common.util.concurrent.RateLimiter guava;
  private final AtomicLong word = new AtomicLong();

  /** Builds all rivals; those that are to deny have given their one permit away. */
  @Setup
  public void build() {
    boolean allow = answer.equals("allow");
    long permits = allow ? 1_000_000_000L : 1;
    Duration period = allow ? Duration.ofSeconds(1) : Duration.ofDays(11);
    Limit limit = Limit.of(permits, period.toNanos());
    gcra = new Gcra(limit, SystemTicker.INSTANCE);
    tokenBucket = new TokenBucket(limit, SystemTicker.INSTANCE);
    fixedWindow = new FixedWindowLimiter(limit, WindowAlignment.CLOCK, SystemTicker.INSTANCE);
    bucket4j =
        Bucket.builder()
            .withNanosecondPrecision()
            .addLimit(bandwidth -> bandwidth.capacity(permits).refillGreedy(permits, period))
            .build();
    resilience4j =
        io.github.resilience4j.ratelimiter.RateLimiter.of(
            "bench",
            RateLimiterConfig.custom()
                .limitForPeriod((int) permits)
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ZERO)
                .build());
    guava = com.google.common.util.concurrent.RateLimiter.create(allow ? PLENTY : ALMOST_NOTHING);
    gcra.tryAcquire();
    tokenBucket.tryAcquire();
    fixedWindow.tryAcquire();
    bucket4j.tryConsume(1);
    resilience4j.acquirePermission();
    guava.tryAcquire();
  }

  @Benchmark
  @Guarantee("exact, one word")
  public boolean ours_gcra() {
    return gcra.tryAcquire();
  }

  @Benchmark
  @Guarantee("exact, one word")
  public boolean ours_tokenBucket() {
    return tokenBucket.tryAcquire();
  }

  @Benchmark
  @Guarantee("exact in its own windows, one word")
  public boolean ours_fixedWindow() {
    return fixedWindow.tryAcquire();
  }

  @Benchmark
  @Guarantee("exact token bucket, lock-free")
  public boolean peer_bucket4j() {
    return bucket4j.tryConsume(1);
  }

  @Benchmark
  @Guarantee("fixed cycles, lock-free")
  public boolean peer_resilience4j() {
    return resilience4j.acquirePermission();
  }

  @Benchmark
  @Guarantee("a second's burst, locks")
  public boolean peer_guava() {
    return guava.tryAcquire();
  }

  /** What any limiter that reads the clock itself and denies must cost. */
  @Benchmark
  public long floor_nanoTime() {
    return System.nanoTime();
  }

  /** What any that allows must cost: the clock, and one compare-and-set. */
  @Benchmark
  public boolean floor_nanoTimeAndCas() {
    long now = System.nanoTime();
    return word.compareAndSet(word.get(), now);
  }
}
