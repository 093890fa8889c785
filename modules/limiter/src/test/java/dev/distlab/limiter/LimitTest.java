package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input, and what a limit says. */
class LimitTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Limit.MAX_PERMITS + 1})
  void limit_outOfRange_isAnError(long permits) {
    assertThatThrownBy(() -> Limit.of(permits, SECONDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("permits=" + permits + " is out of range: allowed 1..1099511627776");
    assertThatThrownBy(() -> Limit.of(1, SECONDS).withBurst(permits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("burst=" + permits);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE})
  void window_outOfRange_isAnError(long windowNanos) {
    assertThatThrownBy(() -> Limit.of(1, windowNanos))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("windowNanos=" + windowNanos + " is out of range");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -0.0, -1, Double.POSITIVE_INFINITY, 1e-300, 1e300})
  void rate_thatIsNone_isAnError(double rate) {
    assertThatThrownBy(() -> Limit.ofRate(rate, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("permitsPerSecond=" + rate);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Limit.MAX_PERMITS + 1})
  void rate_withABurstOutOfRange_isAnErrorOfTheBurst(long burst) {
    assertThatThrownBy(() -> Limit.ofRate(1e9, burst))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("burst=" + burst + " is out of range");
  }

  @Test
  void rate_withABurst_isTheBurstInTheTimeItTakes() {
    assertThat(Limit.ofRate(2.5, 10)).isEqualTo(new Limit(10, 4 * SECONDS, 10));
    assertThat(Limit.ofRate(3, 1)).isEqualTo(new Limit(1, 333_333_333, 1));
    assertThat(Limit.ofRate(1e9, 1)).isEqualTo(Limit.of(1, 1));
    assertThat(Limit.ofRate(1e9 / Limit.MAX_WINDOW_NANOS, 1))
        .isEqualTo(Limit.of(1, Limit.MAX_WINDOW_NANOS));
  }

  @ParameterizedTest
  @EnumSource
  void price_thatIsNotPositive_isAnError(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(5, SECONDS), new VirtualClock());
    for (long permits : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> limiter.tryAcquire(permits))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("permits=" + permits + " is out of range: allowed 1..5");
      assertThatThrownBy(() -> limiter.decide(permits))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> limiter.waitNanos(permits, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(limiter.availablePermits(0)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void price_aboveTheCapacity_isRefusedForEver(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(5, SECONDS), new VirtualClock());
    assertThat(limiter.maxPermits()).isEqualTo(5);
    assertThatThrownBy(() -> limiter.tryAcquire(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more could never be had at once");
  }

  @ParameterizedTest
  @EnumSource
  void everyPermit_atOnce_isTheLimit(Algorithm algorithm) {
    VirtualClock clock = new VirtualClock(-5);
    RateLimiter limiter = algorithm.limiter(Limit.of(5, SECONDS), clock);
    assertThat(limiter.tryAcquire(5)).isTrue();
    assertThat(limiter.tryAcquire()).isFalse();
    assertThat(limiter.tryAcquire(1)).isFalse();
    assertThat(limiter.decide(1).allowed()).isFalse();
    assertThat(limiter.ticker()).isSameAs(clock);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN_BUCKET", "LEAKY_BUCKET", "GCRA"})
  void pace_ofMoreThanAPermitANanosecond_isAnError(Algorithm algorithm) {
    assertThatThrownBy(() -> algorithm.limiter(Limit.of(1_001, 1_000), new VirtualClock()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than one permit in a nanosecond");
    Limit slow = Limit.of(1, Limit.MAX_WINDOW_NANOS).withBurst(100);
    assertThatThrownBy(() -> algorithm.limiter(slow, new VirtualClock()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("36 years");
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN_BUCKET", "LEAKY_BUCKET", "GCRA"})
  void burst_thatTakesAllTheTimeThereIs_isAllowed(Algorithm algorithm) {
    Limit limit = Limit.of(1, 1L << 50).withBurst(1L << 10);
    RateLimiter limiter = algorithm.limiter(limit, new VirtualClock());
    long late = WordLimiter.HORIZON_NANOS;
    assertThat(limiter.tryAcquire(1L << 10, late)).isTrue();
    assertThat(limiter.availablePermits(late)).isZero();
    assertThat(limiter.waitNanos(1L << 10, late)).isEqualTo(late);
  }

  @Test
  void decision_thatContradictsItself_isAnError() {
    assertThatThrownBy(() -> new Decision(true, 0, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not fit allowed=true");
    assertThatThrownBy(() -> new Decision(false, 0, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Decision(false, -1, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("remaining=-1");
    assertThatThrownBy(() -> new Decision(false, 0, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retryAfterNanos=-1");
    assertThatThrownBy(() -> new Decision(true, 0, 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delayNanos=-1");
  }
}
