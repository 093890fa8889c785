package dev.distlab.limiter.lincheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.CombinedLimiter;
import dev.distlab.limiter.FixedWindowLimiter;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.KeyedLimiter;
import dev.distlab.limiter.KeyedOptions;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.RateLimiter;
import dev.distlab.limiter.WindowAlignment;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Every history of a limiter that threads can bring about is one that a single thread could have:
 * searched by Lincheck, by model checking and by stress.
 */
class LimiterLincheck {

  private static final long MILLIS = 1_000_000;

  @Test
  void fixedWindow_inAnyInterleaving_isLinearizable() {
    check(FixedWindow.class);
  }

  @Test
  void slidingLog_inAnyInterleaving_isLinearizable() {
    check(SlidingLog.class);
  }

  @Test
  void slidingCounter_inAnyInterleaving_isLinearizable() {
    check(SlidingCounter.class);
  }

  @Test
  void tokenBucket_inAnyInterleaving_isLinearizable() {
    check(Tokens.class);
  }

  @Test
  void gcra_inAnyInterleaving_isLinearizable() {
    check(Cells.class);
  }

  @Test
  void combinedLimits_inAnyInterleaving_areLinearizable() {
    check(Combined.class);
  }

  @Test
  void keys_thatEvictOneAnother_areLinearizable() {
    check(Keyed.class);
  }

  @Test
  void keys_thatEvictOneAnotherInTwoBuckets_areLinearizable() {
    check(KeyedInTwoBuckets.class);
  }

  @Test
  void twin_thatReadsAndThenWrites_isCaught() {
    assertThatThrownBy(() -> check(ReadThenWrite.class)).isInstanceOf(AssertionError.class);
  }

  private static void check(Class<?> subject) {
    new ModelCheckingOptions()
        .iterations(30)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(3)
        .check(subject);
    new StressOptions()
        .iterations(20)
        .invocationsPerIteration(1_000)
        .threads(3)
        .actorsPerThread(3)
        .check(subject);
  }

  /** Requests of one or two permits at the times 0 to 3 ms, in any order. */
  @Param(name = "permits", gen = IntGen.class, conf = "1:2")
  @Param(name = "time", gen = IntGen.class, conf = "0:3")
  abstract static class One {

    private final RateLimiter limiter;

    One(RateLimiter limiter) {
      this.limiter = limiter;
    }

    @Operation
    public boolean tryAcquire(
        @Param(name = "permits") int permits, @Param(name = "time") int time) {
      return limiter.tryAcquire(permits, time * MILLIS);
    }
  }

  private static RateLimiter limiter(Algorithm algorithm) {
    return algorithm.limiter(Limit.of(2, 2 * MILLIS), new VirtualClock());
  }

  /** See {@link One}. */
  public static class FixedWindow extends One {
    public FixedWindow() {
      super(limiter(Algorithm.FIXED_WINDOW));
    }
  }

  /** See {@link One}. */
  public static class SlidingLog extends One {
    public SlidingLog() {
      super(limiter(Algorithm.SLIDING_LOG));
    }
  }

  /** See {@link One}. */
  public static class SlidingCounter extends One {
    public SlidingCounter() {
      super(limiter(Algorithm.SLIDING_COUNTER));
    }
  }

  /** See {@link One}. */
  public static class Tokens extends One {
    public Tokens() {
      super(limiter(Algorithm.TOKEN_BUCKET));
    }
  }

  /** See {@link One}. */
  public static class Cells extends One {
    public Cells() {
      super(limiter(Algorithm.GCRA));
    }
  }

  /** See {@link One}. */
  public static class Combined extends One {
    public Combined() {
      this(new VirtualClock());
    }

    private Combined(VirtualClock clock) {
      super(
          new CombinedLimiter(
              List.of(
                  new Gcra(Limit.of(2, 2 * MILLIS), clock),
                  new FixedWindowLimiter(Limit.of(3, 3 * MILLIS), WindowAlignment.CLOCK, clock))));
    }
  }

  /** Requests of six keys at the times 0 to 3 ms, in any order, and glances at what is left. */
  @Param(name = "key", gen = IntGen.class, conf = "1:6")
  @Param(name = "time", gen = IntGen.class, conf = "0:3")
  abstract static class Many {

    private final KeyedLimiter limiter;

    Many(KeyedOptions options) {
      this.limiter =
          KeyedLimiter.forThreads(new Gcra(Limit.of(2, 2 * MILLIS), new VirtualClock()), options);
    }

    @Operation
    public long availablePermits(@Param(name = "key") int key, @Param(name = "time") int time) {
      return limiter.availablePermits(key, time * MILLIS);
    }

    @Operation
    public boolean tryAcquire(@Param(name = "key") int key, @Param(name = "time") int time) {
      return limiter.tryAcquire(key, 1, time * MILLIS);
    }
  }

  /** A table of four slots: six keys turn one another out all the time. */
  public static class Keyed extends Many {
    public Keyed() {
      super(KeyedOptions.of(1));
    }
  }

  /** A table of two buckets, in which five more keys are busy all the time. */
  public static class KeyedInTwoBuckets extends Many {
    public KeyedInTwoBuckets() {
      super(KeyedOptions.of(4));
      for (int key = 7; key <= 11; key++) {
        tryAcquire(key, 0);
        tryAcquire(key, 3);
      }
    }
  }

  /** A broken twin: two threads may both find the last permit. */
  @Param(name = "permits", gen = IntGen.class, conf = "1:2")
  public static class ReadThenWrite {

    private volatile int used;

    @Operation
    public boolean tryAcquire(@Param(name = "permits") int permits) {
      int now = used;
      if (now + permits > 3) {
        return false;
      }
      used = now + permits;
      return true;
    }
  }
}
