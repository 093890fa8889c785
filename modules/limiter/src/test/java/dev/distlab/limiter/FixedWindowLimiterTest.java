package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixedWindowLimiterTest {

  private static final long MINUTE = 60 * SECONDS;

  private final VirtualClock clock = new VirtualClock();

  @Test
  void burst_acrossTheBoundary_admitsTwiceTheLimitInAFifthOfASecond() {
    Admissions admitted = new Admissions(clockAligned(100));
    admitted.send(150, 59_900 * MILLIS);
    admitted.send(150, 60_100 * MILLIS);
    assertThat(admitted.worstWindow(200 * MILLIS + 1)).isEqualTo(200);
  }

  @Test
  void burst_acrossTheBoundaryAlignedToTheFirstRequest_admitsTwiceTheLimitToo() {
    Admissions admitted = new Admissions(new FixedWindowLimiter(Limit.of(100, MINUTE), clock));
    admitted.send(1, 0);
    admitted.send(150, MINUTE - 1);
    admitted.send(150, MINUTE + 16);
    assertThat(admitted.worstWindow(18)).isEqualTo(199);
  }

  @ParameterizedTest
  @EnumSource(WindowAlignment.class)
  void window_always_admitsTheLimitAndNoMore(WindowAlignment alignment) {
    Admissions admitted =
        new Admissions(new FixedWindowLimiter(Limit.of(5, SECONDS), alignment, clock));
    for (int window = 0; window < 10; window++) {
      assertThat(admitted.sendEvery(SECONDS / 100, window * SECONDS, (window + 1) * SECONDS))
          .isEqualTo(5);
    }
  }

  @Test
  void windows_alignedToTheClock_beginAtMultiplesWhoeverAsks() {
    clock.set(7 * SECONDS + 300 * MILLIS);
    FixedWindowLimiter limiter =
        new FixedWindowLimiter(Limit.of(1, SECONDS), WindowAlignment.CLOCK, clock);
    assertThat(limiter.tryAcquire(1, 7_900 * MILLIS)).isTrue();
    assertThat(limiter.decide(1, 7_950 * MILLIS))
        .isEqualTo(new Decision(false, 0, 50 * MILLIS, 8 * SECONDS, 0));
    assertThat(limiter.tryAcquire(1, 8 * SECONDS)).isTrue();
  }

  @Test
  void windows_alignedToTheFirstRequest_beginWithIt() {
    FixedWindowLimiter limiter = new FixedWindowLimiter(Limit.of(1, SECONDS), clock);
    assertThat(limiter.tryAcquire(1, 7_900 * MILLIS)).isTrue();
    assertThat(limiter.tryAcquire(1, 8_800 * MILLIS)).isFalse();
    assertThat(limiter.tryAcquire(1, 8_900 * MILLIS)).isTrue();
  }

  @Test
  void windows_alignedToTheFirstRequestWithALargeLimit_areLongerByLessThanAQuantum() {
    FixedWindowLimiter limiter = new FixedWindowLimiter(Limit.of(1_000_000, SECONDS), clock);
    limiter.tryAcquire(1_000_000, 12_345);
    long waitNanos = limiter.waitNanos(1, 12_345);
    assertThat(waitNanos).isBetween(SECONDS, SECONDS + SECONDS / 1_000);
    assertThat(limiter.tryAcquire(1, 12_345 + waitNanos - 1)).isFalse();
    assertThat(limiter.tryAcquire(1, 12_345 + waitNanos)).isTrue();
  }

  @Test
  void windows_ofATickerBelowZero_areAlignedAsWell() {
    clock.set(-1_500 * MILLIS);
    FixedWindowLimiter limiter =
        new FixedWindowLimiter(Limit.of(1, SECONDS), WindowAlignment.CLOCK, clock);
    assertThat(limiter.tryAcquire()).isTrue();
    assertThat(limiter.tryAcquire(1, -1_001 * MILLIS)).isFalse();
    assertThat(limiter.tryAcquire(1, -1_000 * MILLIS)).isTrue();
  }

  @Test
  void denial_ofAnExpensiveRequest_leavesRoomForACheapOne() {
    FixedWindowLimiter limiter = clockAligned(10);
    assertThat(limiter.tryAcquire(8, 0)).isTrue();
    assertThat(limiter.tryAcquire(3, 1)).isFalse();
    assertThat(limiter.usedPermits(1)).isEqualTo(8);
    assertThat(limiter.tryAcquire(2, 2)).isTrue();
  }

  @Test
  void window_afterTheClockWentBack_isStillTheLatest() {
    FixedWindowLimiter limiter = clockAligned(10);
    assertThat(limiter.tryAcquire(10, 2 * MINUTE)).isTrue();
    assertThat(limiter.tryAcquire(1, 0)).isFalse();
    assertThat(limiter.waitNanos(1, 0)).isEqualTo(3 * MINUTE);
    assertThat(limiter.tryAcquire(1, 3 * MINUTE)).isTrue();
  }

  @Test
  void window_afterThirtyYearsOfRest_isANewOne() {
    FixedWindowLimiter limiter = clockAligned(10);
    long thirtyYears = 30 * 365 * 24 * 60 * MINUTE;
    limiter.tryAcquire(10, 0);
    assertThat(limiter.tryAcquire(10, thirtyYears)).isTrue();
    assertThat(limiter.tryAcquire(1, thirtyYears)).isFalse();
  }

  @Test
  void limiter_withALimitThatDoesNotFitItsWord_isRefused() {
    Limit tooLarge = Limit.of(1L << 33, MILLIS);
    assertThatThrownBy(() -> new FixedWindowLimiter(tooLarge, WindowAlignment.CLOCK, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("permits=8589934592")
        .hasMessageContaining("too large a limit for so short a window");
    assertThatThrownBy(() -> new FixedWindowLimiter(tooLarge, clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limiter_alignedToTheFirstRequest_isRefusedWhereAQuantumIsMuchOfAWindow() {
    Limit thousandQuanta = Limit.of(100, 32 * 1_000);
    assertThat(new FixedWindowLimiter(thousandQuanta, clock).tryAcquire(100)).isTrue();
    assertThatThrownBy(() -> new FixedWindowLimiter(Limit.of(100, 32 * 1_000 - 1), clock))
        .isInstanceOf(IllegalArgumentException.class);
    FixedWindowLimiter exact = new FixedWindowLimiter(Limit.of(3, 7), clock);
    assertThat(exact.tryAcquire(3)).isTrue();
    assertThat(exact.waitNanos(1, 0)).isEqualTo(7);
  }

  @Test
  void limiter_withTheLargestLimitThatFits_countsToIt() {
    long most = (1L << 32) - 1;
    FixedWindowLimiter limiter =
        new FixedWindowLimiter(Limit.of(most, SECONDS), WindowAlignment.CLOCK, clock);
    long late = WordLimiter.HORIZON_NANOS - 1;
    assertThat(limiter.tryAcquire(most, late)).isTrue();
    assertThat(limiter.tryAcquire(1, late)).isFalse();
    limiter.checkInvariants(late);
  }

  @Test
  void counter_whoseClientDiesBetweenIncrementAndExpire_isImmortal() {
    TwoStepCounter broken = new TwoStepCounter();
    broken.increment(0);
    // The client dies here: nobody sets the time to live.
    int denied = 0;
    for (int minute = 1; minute <= 1_000; minute++) {
      denied += broken.increment(minute * MINUTE) > 100 ? 1 : 0;
    }
    assertThat(denied).isEqualTo(901);

    FixedWindowLimiter limiter = new FixedWindowLimiter(Limit.of(100, MINUTE), clock);
    for (int minute = 0; minute <= 1_000; minute++) {
      assertThat(limiter.tryAcquire(1, minute * (MINUTE + 16))).isTrue();
    }
  }

  private FixedWindowLimiter clockAligned(long permits) {
    return new FixedWindowLimiter(Limit.of(permits, MINUTE), WindowAlignment.CLOCK, clock);
  }

  /** A broken twin: the count and its expiry are set by two commands, as INCR and EXPIRE are. */
  private static final class TwoStepCounter {
    private static final long NEVER = Long.MAX_VALUE;
    private long count;
    private long expiresAtNanos = NEVER;

    private long increment(long nowNanos) {
      if (nowNanos >= expiresAtNanos) {
        count = 0;
        expiresAtNanos = NEVER;
      }
      return ++count;
    }

    /** Called by the client that saw the count 1, if it lives long enough. */
    @SuppressWarnings("unused")
    private void expire(long atNanos) {
      expiresAtNanos = atNanos;
    }
  }
}
