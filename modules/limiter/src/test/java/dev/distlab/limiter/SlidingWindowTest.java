package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.VirtualClock;
import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sliding log, which is exact, and the sliding counter, which guesses. */
class SlidingWindowTest {

  private static final Limit LIMIT = Limit.of(100, SECONDS);

  private final VirtualClock clock = new VirtualClock();

  @Test
  void everyWindow_ofTheLogAndOfNothingElse_isWithinTheLimit() {
    for (Algorithm algorithm : Algorithm.values()) {
      int worst = 0;
      for (int seed = 1; seed <= 20; seed++) {
        worst = Math.max(worst, worstWindowOfBursts(algorithm, seed));
      }
      if (algorithm == Algorithm.SLIDING_LOG) {
        assertThat(worst).as(algorithm.title()).isEqualTo(100);
      } else {
        assertThat(worst).as(algorithm.title()).isBetween(101, 200);
      }
    }
  }

  private int worstWindowOfBursts(Algorithm algorithm, int seed) {
    SeededRandom random = new SeededRandom(seed);
    Admissions admitted = new Admissions(algorithm.limiter(LIMIT, clock));
    long now = 0;
    for (int burst = 0; burst < 200; burst++) {
      now += random.nextLong(600 * MILLIS);
      admitted.send(random.nextInt(150), now);
    }
    return admitted.worstWindow(SECONDS);
  }

  @Test
  void log_entryOfExactlyAWindowAgo_isOutOfSight() {
    SlidingWindowLog log = new SlidingWindowLog(Limit.of(1, SECONDS), clock);
    assertThat(log.tryAcquire(1, 0)).isTrue();
    assertThat(log.tryAcquire(1, SECONDS - 1)).isFalse();
    assertThat(log.tryAcquire(1, SECONDS)).isTrue();
  }

  @Test
  void log_readingBeyondTheHorizon_isRefusedAndChangesNothing() {
    SlidingWindowLog log = new SlidingWindowLog(Limit.of(1, SECONDS), clock);
    assertThatThrownBy(() -> log.tryAcquire(1, Long.MAX_VALUE - 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 2^60 ns (36 years) after 0");
    assertThat(log.availablePermits(0)).isEqualTo(1);
    assertThat(log.tryAcquire(1, WordLimiter.HORIZON_NANOS)).isTrue();
  }

  @Test
  void log_entries_areThoseOfTheLastWindow() {
    SlidingWindowLog log = new SlidingWindowLog(LIMIT, clock);
    for (int i = 0; i < 300; i++) {
      log.tryAcquire(1, i * 25 * MILLIS);
    }
    assertThat(log.entryCount(299 * 25 * MILLIS)).isEqualTo(40);
    assertThat(log.entryCount(3_600 * SECONDS)).isZero();
    log.checkInvariants();
  }

  @Test
  void log_afterTheClockWentBack_logsAtTheLatestTime() {
    SlidingWindowLog log = new SlidingWindowLog(Limit.of(2, SECONDS), clock);
    log.tryAcquire(1, 5 * SECONDS);
    assertThat(log.tryAcquire(1, 0)).isTrue();
    assertThat(log.decide(1, 5_900 * MILLIS).retryAfterNanos()).isEqualTo(100 * MILLIS);
    assertThat(log.tryAcquire(1, 5_999 * MILLIS)).isFalse();
    assertThat(log.tryAcquire(2, 6 * SECONDS)).isTrue();
  }

  @Test
  void log_invariants_biteWhenALogIsUnsortedOrTooFull() {
    assertThatThrownBy(() -> logOf(10, 5).checkFrom(first, 5, SECONDS))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I4: entry at 5 behind 10");
    assertThatThrownBy(() -> logOf(1, 2, 3).checkFrom(first, 2, SECONDS))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I4: 3 permits in the window up to 3, limit 2");
    logOf(1, 2, 2).checkFrom(first, 3, SECONDS);
    logOf(0, SECONDS).checkFrom(first, 1, SECONDS);
  }

  private SlidingWindowLog.Entry first = new SlidingWindowLog.Entry(0, 0);

  private SlidingWindowLog.Log logOf(long... nanos) {
    first = new SlidingWindowLog.Entry(-SECONDS, 0);
    SlidingWindowLog.Entry last = first;
    SlidingWindowLog.Log log = new SlidingWindowLog.Log(first, first, first);
    for (int i = 0; i < nanos.length; i++) {
      SlidingWindowLog.Entry entry = new SlidingWindowLog.Entry(nanos[i], i + 1);
      log = new SlidingWindowLog.Log(first, last, entry);
      log.link();
      last = entry;
    }
    return log;
  }

  @Test
  void counter_afterABurstAtTheStartOfAWindow_rejectsTooMany() {
    Admissions counter = new Admissions(new SlidingWindowCounter(LIMIT, clock));
    Admissions exact = new Admissions(new SlidingWindowLog(LIMIT, clock));
    for (Admissions one : java.util.List.of(counter, exact)) {
      one.send(100, 0);
      one.send(100, 1_100 * MILLIS);
    }
    assertThat(exact.count()).isEqualTo(200);
    assertThat(counter.count()).isEqualTo(110);
  }

  @Test
  void counter_afterABurstAtTheEndOfAWindow_admitsTooMany() {
    Admissions counter = new Admissions(new SlidingWindowCounter(LIMIT, clock));
    counter.send(100, 999 * MILLIS);
    counter.sendEvery(MILLIS, SECONDS, 1_999 * MILLIS);
    assertThat(counter.worstWindow(SECONDS)).isEqualTo(199);
  }

  @Test
  void counter_withEvenArrivals_isAlmostExact() {
    Admissions counter = new Admissions(new SlidingWindowCounter(LIMIT, clock));
    counter.sendEvery(4 * MILLIS, 0, 60 * SECONDS);
    assertThat(counter.count()).isBetween(5_850, 6_000);
  }

  @Test
  void counter_atTheBoundary_doesNotForget() {
    Admissions counter = new Admissions(new SlidingWindowCounter(LIMIT, clock));
    counter.send(100, 999 * MILLIS);
    assertThat(counter.send(100, 1_010 * MILLIS)).isEqualTo(1);
  }

  @Test
  void counter_withALimitThatDoesNotFitItsWord_isRefused() {
    assertThatThrownBy(() -> new SlidingWindowCounter(Limit.of(1L << 20, MILLIS), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large a limit for this window");
    assertThatThrownBy(() -> new SlidingWindowCounter(Limit.of(256, 1L << 53), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large a limit for this window");
  }

  /** Counts and number fill the word, or limit times window is as large as it may be. */
  @ParameterizedTest
  @CsvSource({"1048575, 274877906944", "255, 9007199254740992"})
  void counter_withTheLargestLimitThatFits_countsToIt(long most, long windowNanos) {
    SlidingWindowCounter counter = new SlidingWindowCounter(Limit.of(most, windowNanos), clock);
    long late = WordLimiter.HORIZON_NANOS - windowNanos;
    assertThat(counter.tryAcquire(most, late - 1)).isTrue();
    assertThat(counter.waitNanos(most, late - 1)).isEqualTo(windowNanos + 1);
    assertThat(counter.availablePermits(late + windowNanos / 2)).isEqualTo(most / 2);
    assertThat(counter.tryAcquire(most, late)).isFalse();
    assertThat(counter.tryAcquire(most, late + windowNanos)).isTrue();
    assertThat(counter.tryAcquire(1, late + windowNanos)).isFalse();
    counter.checkInvariants(late + windowNanos);
  }

  @Test
  void counter_estimate_isRoundedUp() {
    SlidingWindowCounter counter = new SlidingWindowCounter(LIMIT, clock);
    counter.tryAcquire(10, 0);
    assertThat(counter.estimatedPermits(1_250 * MILLIS)).isEqualTo(8);
  }
}
