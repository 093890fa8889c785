package dev.distlab.bench.limiter;

import dev.distlab.bench.Guarantee;
import dev.distlab.kernel.SystemTicker;
import dev.distlab.limiter.FixedWindowLimiter;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.RateLimiter;
import dev.distlab.limiter.TokenBucket;
import dev.distlab.limiter.WindowAlignment;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
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
import org.openjdk.jmh.annotations.TearDown;

/**
 * One permit of one limiter: the clock read for each request, as all peers do it, or the time
 * passed in by a caller who has it anyway.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class OneKey {

  /** Whether requests pass. */
  @Param({"allow", "deny"})
  public String answer;

  private Gcra gcra;
  private TokenBucket tokenBucket;
  private FixedWindowLimiter fixedWindow;
  private Bucket bucket4j;
  private Bucket bucket4jSynchronized;
  private Bucket bucket4jWithoutClock;
  private io.github.resilience4j.ratelimiter.RateLimiter resilience4j;
  private com.google.common.util.concurrent.RateLimiter guava;
  private final AtomicLong word = new AtomicLong();

  /** A clock that costs nothing; it moves on each time, and does not overtake the machine's. */
  @State(Scope.Thread)
  public static class PassedIn {
    private long nanos = System.nanoTime();

    long next() {
      return nanos += 2;
    }
  }

  /** The same for a limiter that insists on reading a clock; with two threads, roughly. */
  private static final class FreeMeter implements TimeMeter {
    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos += 10;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /** Builds all rivals; those that are to deny have given their one permit away. */
  @Setup
  public void build() {
    Setting setting = Setting.of(answer);
    gcra = new Gcra(setting.limit(), SystemTicker.INSTANCE);
    tokenBucket = new TokenBucket(setting.limit(), SystemTicker.INSTANCE);
    fixedWindow =
        new FixedWindowLimiter(setting.limit(), WindowAlignment.CLOCK, SystemTicker.INSTANCE);
    bucket4j = setting.bucket4j();
    bucket4jSynchronized = setting.bucket4jSynchronized();
    bucket4jWithoutClock = setting.bucket4jOn(new FreeMeter());
    resilience4j = setting.resilience4j();
    guava = setting.guava();
    askAll();
    checkAnswers();
  }

  private void askAll() {
    for (RateLimiter one : ours()) {
      one.tryAcquire();
    }
    bucket4j.tryConsume(1);
    bucket4jSynchronized.tryConsume(1);
    bucket4jWithoutClock.tryConsume(1);
    resilience4j.acquirePermission();
    guava.tryAcquire();
  }

  private RateLimiter[] ours() {
    return new RateLimiter[] {gcra, tokenBucket, fixedWindow};
  }

  /** Before and after: who was to allow still allows, and who was to deny still denies. */
  @TearDown
  public void checkAnswers() {
    Setting setting = Setting.of(answer);
    for (RateLimiter one : ours()) {
      setting.check(one.getClass().getSimpleName(), one.tryAcquire());
    }
    setting.check("bucket4j", bucket4j.tryConsume(1));
    setting.check("bucket4jSynchronized", bucket4jSynchronized.tryConsume(1));
    setting.check("bucket4jWithoutClock", bucket4jWithoutClock.tryConsume(1));
    setting.check("resilience4j", resilience4j.acquirePermission());
    setting.check("guava", guava.tryAcquire());
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
  @Guarantee("the time passed in")
  public boolean ours_gcraTimePassedIn(PassedIn time) {
    return gcra.tryAcquire(1, time.next());
  }

  @Benchmark
  @Guarantee("the time passed in")
  public boolean ours_fixedWindowTimePassedIn(PassedIn time) {
    return fixedWindow.tryAcquire(1, time.next());
  }

  @Benchmark
  @Guarantee("exact token bucket, lock-free")
  public boolean peer_bucket4j() {
    return bucket4j.tryConsume(1);
  }

  @Benchmark
  @Guarantee("exact token bucket, locks")
  public boolean peer_bucket4jSynchronized() {
    return bucket4jSynchronized.tryConsume(1);
  }

  @Benchmark
  @Guarantee("on a made-up clock that costs nothing: what passing the time in would save it")
  public boolean reference_bucket4jWithoutClock() {
    return bucket4jWithoutClock.tryConsume(1);
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

  /** What any that is told the time must cost to allow: one compare-and-set. */
  @Benchmark
  public boolean floor_cas(PassedIn time) {
    return word.compareAndSet(word.get(), time.next());
  }
}
