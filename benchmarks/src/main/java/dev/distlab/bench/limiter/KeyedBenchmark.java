package dev.distlab.bench.limiter;

import dev.distlab.bench.Guarantee;
import dev.distlab.kernel.SystemTicker;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.ZipfDistribution;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.KeyedLimiter;
import dev.distlab.limiter.KeyedOptions;
import dev.distlab.limiter.Limit;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A million keys, drawn by Zipf's law, beside one key; the time passed in and the clock read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyedBenchmark {

  private static final int KEYS = 1_000_000;
  private static final int DRAWS = 1 << 20;

  private KeyedLimiter keyed;
  private Gcra one;
  private long[] draws;
  private int next;
  private long passedIn;

  /** Puts every key in. */
  @Setup
  public void build() {
    Limit limit = Limit.of(1_000_000_000L, 1_000_000_000L);
    one = new Gcra(limit, SystemTicker.INSTANCE);
    keyed =
        KeyedLimiter.forThreads(
            new Gcra(Limit.of(1_000_000_000L, 1_000_000_000L), SystemTicker.INSTANCE),
            KeyedOptions.of(KEYS));
    passedIn = System.nanoTime();
    for (long key = 0; key < KEYS; key++) {
      keyed.tryAcquire(key, 1_000_000_000L, passedIn);
    }
    passedIn += 2_000_000_000L;
    ZipfDistribution zipf = new ZipfDistribution(KEYS, 0.99);
    SeededRandom random = new SeededRandom(1);
    draws = new long[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      draws[i] = zipf.next(random);
    }
  }

  private long nextKey() {
    next = (next + 1) & (DRAWS - 1);
    return draws[next];
  }

  @Benchmark
  @Guarantee("a million keys, the time passed in")
  public boolean ours_keyedTimePassedIn() {
    passedIn += 10;
    return keyed.tryAcquire(nextKey(), 1, passedIn);
  }

  @Benchmark
  @Guarantee("a million keys, the clock read")
  public boolean ours_keyed() {
    return keyed.tryAcquire(nextKey(), 1, System.nanoTime() + 2_000_000_000L);
  }

  @Benchmark
  @Guarantee("one key, the time passed in")
  public boolean ours_oneTimePassedIn() {
    passedIn += 10;
    return one.tryAcquire(1, passedIn);
  }

  @Benchmark
  @Guarantee("one key, the clock read")
  public boolean ours_one() {
    return one.tryAcquire(1, System.nanoTime() + 2_000_000_000L);
  }

  /** Reading the key and the clock. */
  @Benchmark
  public long floor_keyAndNanoTime() {
    return nextKey() + System.nanoTime();
  }
}
