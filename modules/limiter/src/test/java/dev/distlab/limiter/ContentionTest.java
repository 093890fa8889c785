package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.ManyThreads;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixteen threads at once: never a permit too many, and never one too few. */
class ContentionTest {

  private static final int THREADS = 16;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource
  void limit_under16Threads_isNeverExceeded(Algorithm algorithm) throws Exception {
    for (int round = 0; round < 20; round++) {
      RateLimiter limiter = algorithm.limiter(Limit.of(10_000, SECONDS), clock);
      assertThat(admitted(1_000, now -> limiter.tryAcquire(1, now))).isEqualTo(10_000);
      RateLimiter decides = algorithm.limiter(Limit.of(10_000, SECONDS), clock);
      assertThat(admitted(1_000, now -> decides.decide(1, now).allowed())).isEqualTo(10_000);
    }
  }

  @Test
  void limitsCombined_under16Threads_areNeverExceeded() throws Exception {
    List<WordLimiter> rules =
        List.of(
            new TokenBucket(Limit.of(10_000, SECONDS), clock),
            new SlidingWindowCounter(Limit.of(9_000, SECONDS), clock));
    CombinedLimiter limiter = new CombinedLimiter(rules);
    assertThat(admitted(1_000, now -> limiter.tryAcquire(1, now))).isEqualTo(9_000);
    CombinedLimiter decides = new CombinedLimiter(rules);
    assertThat(admitted(1_000, now -> decides.decide(1, now).allowed())).isEqualTo(9_000);
  }

  /** All threads send the same requests at one time; returns how many passed. */
  private static long admitted(int requests, LongPredicate ask) throws Exception {
    AtomicLong passed = new AtomicLong();
    ManyThreads.run(
        THREADS,
        thread -> {
          int mine = 0;
          for (int i = 0; i < requests; i++) {
            mine += ask.test(0) ? 1 : 0;
          }
          passed.addAndGet(mine);
        });
    return passed.get();
  }

  /** Time runs meanwhile, so that threads bring readings that others have overtaken. */
  @ParameterizedTest
  @EnumSource
  void guarantee_under16ThreadsWhileTimeRuns_holds(Algorithm algorithm) throws Exception {
    Limit limit = Limit.of(500, 10 * MILLIS);
    RateLimiter limiter = algorithm.limiter(limit, clock);
    AtomicLong time = new AtomicLong();
    AtomicLong passed = new AtomicLong();
    ManyThreads.run(
        THREADS,
        thread -> {
          int mine = 0;
          for (int i = 0; i < 20_000; i++) {
            mine += limiter.tryAcquire(1, time.addAndGet(1_000)) ? 1 : 0;
          }
          passed.addAndGet(mine);
        });
    long windows = time.get() / limit.windowNanos();
    // A bucket starts full, a window may have been entered on each side.
    assertThat(passed.get())
        .isBetween(limit.permits() * (windows - 1), limit.permits() * (windows + 1));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLIDING_LOG")
  void keys_under16ThreadsWithEvictions_neverExceedTheirLimits(Algorithm algorithm)
      throws Exception {
    WordLimiter rule = (WordLimiter) algorithm.limiter(Limit.of(20, MILLIS), clock);
    KeyedLimiter limiter = KeyedLimiter.forThreads(rule, KeyedOptions.of(64));
    int keys = 400;
    for (int round = 0; round < 50; round++) {
      long now = round * 10 * MILLIS;
      AtomicLong[] passed = new AtomicLong[keys];
      for (int key = 0; key < keys; key++) {
        passed[key] = new AtomicLong();
      }
      // Each round uses other keys of the table, in another order in each thread: the idle ones of
      // the last round are evicted while many threads want the same new ones.
      long base = round * 48L;
      int salt = round;
      ManyThreads.run(
          THREADS,
          thread -> {
            SeededRandom random = new SeededRandom(thread * 1_000L + salt);
            for (int i = 0; i < 1_500; i++) {
              int key = random.nextInt(48);
              if (limiter.tryAcquire((base + key) % keys, 1, now)) {
                passed[(int) ((base + key) % keys)].incrementAndGet();
              }
            }
          });
      for (int key = 0; key < 48; key++) {
        assertThat(passed[(int) ((base + key) % keys)].get()).isEqualTo(20);
      }
      limiter.checkInvariants(now);
    }
    assertThat(limiter.stats().evictions()).isGreaterThan(1_000);
    assertThat(limiter.stats().turnedAway()).isZero();
  }
}
