package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readings that no ticker should bring: from before the limiter was made, or long after. */
class ReadingsTest {

  private static final long LONG_AGO = Long.MIN_VALUE + 1;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource
  void reading_longBeforeTheFirst_countsAsTheFirstAndWaitsAsLongAsALongCanSay(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(2, SECONDS), clock);
    assertStandsStill(limiter);
  }

  @Test
  void reading_longBeforeTheFirst_ofCombinedLimits_countsAsTheFirst() {
    assertStandsStill(new CombinedLimiter(List.of(new Gcra(Limit.of(2, SECONDS), clock))));
  }

  private static void assertStandsStill(RateLimiter limiter) {
    assertThat(limiter.waitNanos(1, LONG_AGO)).isZero();
    assertThat(limiter.tryAcquire(1, LONG_AGO)).isTrue();
    assertThat(limiter.decide(1, LONG_AGO).allowed()).isTrue();
    assertThat(limiter.availablePermits(LONG_AGO)).isZero();
    Decision denied = limiter.decide(1, LONG_AGO);
    assertThat(denied.allowed()).isFalse();
    assertThat(denied.retryAfterNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(limiter.waitNanos(1, LONG_AGO)).isEqualTo(Long.MAX_VALUE);
    assertThat(denied.resetAtNanos()).isBetween(SECONDS, 2 * SECONDS);
  }

  @Test
  void reading_longBeforeTheFirst_ofAKeyWithoutRoom_waitsAsLongAsALongCanSay() {
    KeyedLimiter table =
        KeyedLimiter.forOneThread(new Gcra(Limit.of(1, SECONDS), clock), KeyedOptions.of(1));
    for (long key = 0; key < table.stats().slotCount(); key++) {
      assertThat(table.tryAcquire(key, 1, 0)).isTrue();
    }
    assertThat(table.decide(9, 1, LONG_AGO))
        .isEqualTo(new Decision(false, 0, Long.MAX_VALUE, SECONDS, 0));
    assertThat(table.waitNanos(9, 1, LONG_AGO)).isEqualTo(Long.MAX_VALUE);
    assertThat(table.decide(9, 1, -SECONDS))
        .isEqualTo(new Decision(false, 0, 2 * SECONDS, SECONDS, 0));
  }

  /** Below zero, and over the largest long, as the clock of a JVM may run. */
  @ParameterizedTest
  @EnumSource
  void readings_ofATickerThatBeginsAnywhere_areAnsweredAsThoseFromZero(Algorithm algorithm) {
    Limit limit = Limit.of(3, SECONDS);
    for (long start : new long[] {-77 * SECONDS, Long.MAX_VALUE / SECONDS * SECONDS}) {
      RateLimiter moved = algorithm.limiter(limit, new VirtualClock(start));
      RateLimiter fromZero = algorithm.limiter(limit, clock);
      for (long nanos = 0; nanos < 5 * SECONDS; nanos += SECONDS / 16) {
        assertThat(moved.waitNanos(1, start + nanos)).isEqualTo(fromZero.waitNanos(1, nanos));
        Decision expected = fromZero.decide(1, nanos);
        assertThat(moved.decide(1, start + nanos))
            .isEqualTo(
                new Decision(
                    expected.allowed(),
                    expected.remaining(),
                    expected.retryAfterNanos(),
                    start + expected.resetAtNanos(),
                    expected.delayNanos()));
      }
    }
  }

  @Test
  void readings_ofATickerThatBeginsBelowZero_countForAKeyWithoutRoom() {
    long start = -77 * SECONDS;
    clock.set(start);
    KeyedLimiter table =
        KeyedLimiter.forOneThread(new Gcra(Limit.of(1, SECONDS), clock), KeyedOptions.of(1));
    for (long key = 0; key < table.stats().slotCount(); key++) {
      assertThat(table.tryAcquire(key, 1, start)).isTrue();
    }
    assertThat(table.decide(9, 1, start + SECONDS / 4))
        .isEqualTo(new Decision(false, 0, 3 * SECONDS / 4, start + SECONDS, 0));
    assertThat(table.waitNanos(9, 1, start + SECONDS / 4)).isEqualTo(3 * SECONDS / 4);
  }

  @ParameterizedTest
  @EnumSource
  void reading_beyondTheHorizon_isRefused(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(3, SECONDS), clock);
    for (long reading : new long[] {WordLimiter.HORIZON_NANOS + 1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> limiter.tryAcquire(1, reading))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nowNanos=" + reading + " is more than 2^60 ns (36 years) after 0");
    }
    assertThat(limiter.availablePermits(0)).isEqualTo(3);
  }

  /** Only admissions are remembered: an earlier reading finds what there was then, never more. */
  @Test
  void reading_beforeAnEarlierOne_findsWhatThereWasThen() {
    TokenBucket bucket = new TokenBucket(Limit.of(1, 10), clock);
    assertThat(bucket.tryAcquire(1, 0)).isTrue();
    assertThat(bucket.availablePermits(10)).isEqualTo(1);
    assertThat(bucket.availablePermits(5)).isZero();
    assertThat(bucket.tryAcquire(1, 5)).isFalse();
    assertThat(bucket.waitNanos(1, 5)).isEqualTo(5);
  }
}
