package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.VirtualClock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedLimiterTest {

  private final VirtualClock clock = new VirtualClock();
  private final CombinedLimiter tenASecondAndHundredAMinute =
      new CombinedLimiter(
          List.of(
              new FixedWindowLimiter(Limit.of(10, SECONDS), WindowAlignment.CLOCK, clock),
              new FixedWindowLimiter(Limit.of(100, 60 * SECONDS), WindowAlignment.CLOCK, clock)));

  @Test
  void limits_ofASecondAndAMinute_holdBoth() {
    Admissions admitted = new Admissions(tenASecondAndHundredAMinute);
    assertThat(admitted.send(20, 0)).isEqualTo(10);
    admitted.sendEvery(10 * MILLIS, SECONDS, 60 * SECONDS);
    assertThat(admitted.count()).isEqualTo(100);
  }

  @Test
  void denial_byOneLimit_countsInNone() {
    for (int i = 0; i < 50; i++) {
      tenASecondAndHundredAMinute.tryAcquire(7, 0);
    }
    assertThat(tenASecondAndHundredAMinute.availablePermits(SECONDS)).isEqualTo(10);
    for (int second = 1; second <= 9; second++) {
      assertThat(tenASecondAndHundredAMinute.tryAcquire(10, second * SECONDS)).isTrue();
    }
    assertThat(tenASecondAndHundredAMinute.availablePermits(10 * SECONDS)).isEqualTo(3);
  }

  @Test
  void twin_thatAsksOneAfterTheOther_losesPermitsOfTheFirst() {
    RateLimiter hour = new FixedWindowLimiter(Limit.of(100, 3_600 * SECONDS), clock);
    RateLimiter second = new FixedWindowLimiter(Limit.of(10, SECONDS), clock);
    int passed = 0;
    for (long now = 0; now < 10 * SECONDS; now += 10 * MILLIS) {
      passed += hour.tryAcquire(1, now) && second.tryAcquire(1, now) ? 1 : 0;
    }
    assertThat(passed).isEqualTo(10);
  }

  @Test
  void decision_ofSeveralLimits_isTheHardestOfEach() {
    Decision first = tenASecondAndHundredAMinute.decide(10, 500 * MILLIS);
    assertThat(first).isEqualTo(new Decision(true, 0, 0, 60 * SECONDS, 0));
    Decision second = tenASecondAndHundredAMinute.decide(1, 600 * MILLIS);
    assertThat(second).isEqualTo(new Decision(false, 0, 400 * MILLIS, 60 * SECONDS, 0));
    assertThat(tenASecondAndHundredAMinute.waitNanos(1, 600 * MILLIS)).isEqualTo(400 * MILLIS);
  }

  @Test
  void reset_ofSeveralLimitsOnAClockThatOverflows_isThatOfTheLast() {
    clock.set(Long.MAX_VALUE - 30 * SECONDS);
    Gcra second = new Gcra(Limit.of(1, SECONDS), clock);
    Gcra minute = new Gcra(Limit.of(1, 60 * SECONDS), clock);
    long resetAtNanos = clock.nanos() + 60 * SECONDS;
    for (List<Gcra> order : List.of(List.of(second, minute), List.of(minute, second))) {
      assertThat(new CombinedLimiter(order).decide(1))
          .isEqualTo(new Decision(true, 0, 0, resetAtNanos, 0));
    }
  }

  @Test
  void delay_withALeakyBucketAmongThem_isItsDelay() {
    CombinedLimiter limiter =
        new CombinedLimiter(
            List.of(
                new LeakyBucket(Limit.of(10, SECONDS), clock),
                new TokenBucket(Limit.of(10, SECONDS), clock)));
    limiter.tryAcquire(2);
    assertThat(limiter.decide(1).delayNanos()).isEqualTo(200 * MILLIS);
  }

  @Test
  void price_aboveTheSmallestLimit_isAnError() {
    assertThat(tenASecondAndHundredAMinute.maxPermits()).isEqualTo(10);
    assertThatThrownBy(() -> tenASecondAndHundredAMinute.tryAcquire(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("permits=11")
        .hasMessageContaining("allowed 1..10");
    CombinedLimiter largerFirst =
        new CombinedLimiter(
            List.of(
                new Gcra(Limit.of(100, SECONDS), clock), new Gcra(Limit.of(10, SECONDS), clock)));
    assertThatThrownBy(() -> largerFirst.decide(101)).hasMessageContaining("allowed 1..10,");
    assertThatThrownBy(() -> largerFirst.waitNanos(101, 0)).hasMessageContaining("allowed 1..10,");
  }

  @Test
  void list_ofNoneOrTooManyLimits_isAnError() {
    assertThatThrownBy(() -> new CombinedLimiter(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 limits are out of range: allowed 1..16");
    Gcra gcra = new Gcra(Limit.of(1, SECONDS), clock);
    assertThatThrownBy(() -> new CombinedLimiter(Collections.nCopies(17, gcra)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("17 limits are out of range: allowed 1..16");
    assertThat(new CombinedLimiter(Collections.nCopies(16, gcra)).tryAcquire()).isTrue();
  }

  @Test
  void limits_onDifferentClocks_areAnError() {
    assertThatThrownBy(
            () ->
                new CombinedLimiter(
                    List.of(
                        new Gcra(Limit.of(1, SECONDS), clock),
                        new Gcra(Limit.of(1, SECONDS), new VirtualClock()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share a ticker");
  }
}
