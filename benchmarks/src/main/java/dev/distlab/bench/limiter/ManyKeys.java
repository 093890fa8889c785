package dev.distlab.bench.limiter;

import dev.distlab.bench.Guarantee;
import dev.distlab.kernel.SystemTicker;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.ZipfDistribution;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.KeyedLimiter;
import dev.distlab.limiter.KeyedOptions;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One permit of one of many keys, drawn by Zipf's law: our table beside a map of each peer's
 * limiters. Each rival stands in a state of its own, so that a run builds only the one it times.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class ManyKeys {

  private static final double SKEW = 0.99;
  private static final int DRAWS = 1 << 20;

  /** What all rivals are asked. */
  @State(Scope.Benchmark)
  public static class Questions {

    /** Whether requests pass. */
    @Param({"allow", "deny"})
    public String answer;

    /** Keys, each with a limit of its own. */
    @Param({"1", "1000000"})
    public int keys;

    private long[] draws;

    /** Draws keys; numbers that say nothing of how often they are drawn. */
    @Setup
    public void draw() {
      ZipfDistribution zipf = new ZipfDistribution(keys, SKEW);
      SeededRandom random = new SeededRandom(1);
      draws = new long[DRAWS];
      for (int i = 0; i < DRAWS; i++) {
        draws[i] = keys == 1 ? 0 : key(zipf.next(random));
      }
    }

    /** Neighbours in rank are no neighbours in memory: 7,919 and a million share no divisor. */
    private long key(long rank) {
      return rank * 7_919 % keys;
    }

    private Setting setting() {
      return Setting.of(answer);
    }
  }

  /** A thread's place among the draws, and its time, which does not overtake the machine's. */
  @State(Scope.Thread)
  public static class Cursor {
    private long[] draws;
    private int next;
    private long nanos;

    /** Each thread begins elsewhere. */
    @Setup
    public void begin(Questions questions, ThreadParams thread) {
      draws = questions.draws;
      next = thread.getThreadIndex() * (DRAWS / thread.getThreadCount());
      nanos = System.nanoTime();
    }

    private long key() {
      next = (next + 1) & (DRAWS - 1);
      return draws[next];
    }

    private long nanos() {
      return nanos += 2;
    }
  }

  /** Our table, with every key in it. */
  @State(Scope.Benchmark)
  public static class Table {
    private Setting setting;
    private KeyedLimiter limiter;

    /** Every key asks once, all at the same time: none is idle and makes room for another. */
    @Setup
    public void build(Questions questions) {
      setting = questions.setting();
      limiter =
          KeyedLimiter.forThreads(
              new Gcra(setting.limit(), SystemTicker.INSTANCE), KeyedOptions.of(questions.keys));
      long nanos = limiter.ticker().nanos();
      for (long key = 0; key < questions.keys; key++) {
        limiter.tryAcquire(key, 1, nanos);
      }
    }

    /** It still answers as it should, and every key was known: no time is that of an insertion. */
    @TearDown
    public void check(Questions questions) {
      setting.check("ours", limiter.tryAcquire(0));
      if (limiter.stats().insertions() != questions.keys) {
        throw new IllegalStateException(questions.keys + " keys, but " + limiter.stats());
      }
    }
  }

  /** What everyone writes: a map from key to limiter. */
  private static <T> ConcurrentHashMap<Long, T> mapOf(int keys, Supplier<T> make) {
    ConcurrentHashMap<Long, T> map = new ConcurrentHashMap<>();
    for (long key = 0; key < keys; key++) {
      map.put(key, make.get());
    }
    return map;
  }

  /** Buckets of Bucket4j. */
  @State(Scope.Benchmark)
  public static class Buckets {
    private Setting setting;
    private ConcurrentHashMap<Long, Bucket> map;

    /** Every key asks once. */
    @Setup
    public void build(Questions questions) {
      setting = questions.setting();
      map = mapOf(questions.keys, setting::bucket4j);
      map.values().forEach(one -> one.tryConsume(1));
    }

    /** They still answer as they should. */
    @TearDown
    public void check() {
      setting.check("bucket4j", map.get(0L).tryConsume(1));
    }
  }

  /** Limiters of Guava. */
  @State(Scope.Benchmark)
  public static class GuavaLimiters {
    private Setting setting;
    private ConcurrentHashMap<Long, com.google.common.util.concurrent.RateLimiter> map;

    /** Every key asks once. */
    @Setup
    public void build(Questions questions) {
      setting = questions.setting();
      map = mapOf(questions.keys, setting::guava);
      map.values().forEach(one -> one.tryAcquire());
    }

    /** They still answer as they should. */
    @TearDown
    public void check() {
      setting.check("guava", map.get(0L).tryAcquire());
    }
  }

  /** Limiters of Resilience4j. */
  @State(Scope.Benchmark)
  public static class ResilienceLimiters {
    private Setting setting;
    private ConcurrentHashMap<Long, RateLimiter> map;

    /** Every key asks once. */
    @Setup
    public void build(Questions questions) {
      setting = questions.setting();
      RateLimiterConfig config = setting.resilience4jConfig();
      map = mapOf(questions.keys, () -> RateLimiter.of("bench", config));
      map.values().forEach(RateLimiter::acquirePermission);
    }

    /** They still answer as they should. */
    @TearDown
    public void check() {
      setting.check("resilience4j", map.get(0L).acquirePermission());
    }
  }

  @Benchmark
  @Guarantee("GCRA; idle keys make room")
  public boolean ours_table(Table table, Cursor cursor) {
    return table.limiter.tryAcquire(cursor.key());
  }

  @Benchmark
  @Guarantee("the same, the time passed in")
  public boolean ours_tableTimePassedIn(Table table, Cursor cursor) {
    return table.limiter.tryAcquire(cursor.key(), 1, cursor.nanos());
  }

  @Benchmark
  @Guarantee("keys stay for ever")
  public boolean peer_bucket4jMap(Buckets buckets, Cursor cursor) {
    return buckets.map.get(cursor.key()).tryConsume(1);
  }

  @Benchmark
  @Guarantee("keys stay for ever")
  public boolean peer_guavaMap(GuavaLimiters limiters, Cursor cursor) {
    return limiters.map.get(cursor.key()).tryAcquire();
  }

  @Benchmark
  @Guarantee("keys stay for ever")
  public boolean peer_resilience4jMap(ResilienceLimiters limiters, Cursor cursor) {
    return limiters.map.get(cursor.key()).acquirePermission();
  }

  /** Reading the key and the clock. */
  @Benchmark
  public long floor_keyAndNanoTime(Cursor cursor) {
    return cursor.key() + System.nanoTime();
  }
}
