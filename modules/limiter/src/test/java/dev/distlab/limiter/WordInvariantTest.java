package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariants of the words bite. */
class WordInvariantTest {

  private final VirtualClock clock = new VirtualClock();

  @Test
  void fixedWindow_thatCountsBeyondItsLimit_breaksI1() {
    FixedWindowLimiter limiter = new FixedWindowLimiter(Limit.of(5, SECONDS), clock);
    limiter.checkWord(WordLimiter.FRESH, 0);
    limiter.checkWord(1 << 3 | 5, 0);
    assertThatThrownBy(() -> limiter.checkWord(1 << 3 | 6, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: 6 used of a limit of 5");
    assertThatThrownBy(() -> limiter.checkWord(Long.MIN_VALUE, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: word -9223372036854775808 is negative");
  }

  @Test
  void slidingCounter_thatCountsBeyondItsLimit_breaksI1() {
    SlidingWindowCounter limiter = new SlidingWindowCounter(Limit.of(5, SECONDS), clock);
    limiter.checkWord(WordLimiter.FRESH, 0);
    limiter.checkWord(1 << 6 | 5 << 3 | 5, 0);
    assertThatThrownBy(() -> limiter.checkWord(1 << 6 | 6 << 3 | 5, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: 5 used after 6, limit 5");
    assertThatThrownBy(() -> limiter.checkWord(1 << 6 | 5 << 3 | 6, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: 6 used after 5, limit 5");
    assertThatThrownBy(() -> limiter.checkWord(Long.MIN_VALUE, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I1: word -9223372036854775808 is negative");
  }

  @Test
  void admission_thatDoesNotMakeTheWordLarger_breaksI2() {
    WordLimiter.checkMovesOn(1, 2);
    assertThatThrownBy(() -> WordLimiter.checkMovesOn(2, 2))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I2: the word 2 after an admission is not above 2");
  }

  @Test
  void paced_thatRunMoreThanABurstAhead_breakI3() {
    Limit limit = Limit.of(5, SECONDS);
    long tooFar = SECONDS + 1;
    assertThatThrownBy(() -> new Gcra(limit, clock).checkWord(tooFar, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I3: TAT 1000000001 is more than tau = 1000000000 after now = 0");
    assertThatThrownBy(() -> new TokenBucket(limit, clock).checkWord(tooFar, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I3: the bucket lacks 1000000001 of its 1000000000 units");
    assertThatThrownBy(() -> new LeakyBucket(limit, clock).checkWord(tooFar, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I3: 1000000001 units in a bucket for 1000000000");
    for (WordLimiter paced :
        List.of(
            new Gcra(limit, clock), new TokenBucket(limit, clock), new LeakyBucket(limit, clock))) {
      paced.checkWord(WordLimiter.FRESH, 0);
      assertThatThrownBy(() -> paced.checkWord(-1, 0))
          .isInstanceOf(InvariantViolation.class)
          .hasMessageStartingWith("I3");
    }
  }

  @Test
  void limiter_checkedAtATimeLongBeforeItsLastAdmission_breaksI3() {
    Gcra gcra = new Gcra(Limit.of(5, SECONDS), clock);
    gcra.tryAcquire(1, 10 * SECONDS);
    assertThatThrownBy(() -> gcra.checkInvariants(0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I3: TAT 10200000000 is more than tau");
  }

  @Test
  void clock_thatGoesBackAndFindsMore_breaksI5() {
    WordLimiter.checkNoGain(2, 2);
    assertThatThrownBy(() -> WordLimiter.checkNoGain(3, 2))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I5: a clock that went back would find 3 permits, not 2");
  }

  @Test
  void key_thatIsForgottenWhileItIsBusy_breaksI6() {
    Gcra gcra = new Gcra(Limit.of(5, SECONDS), clock);
    gcra.checkForgettable(SECONDS, SECONDS);
    assertThatThrownBy(() -> gcra.checkForgettable(SECONDS, SECONDS / 2))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I6: forgotten with 2 of 5 permits");
  }

  @Test
  void invariants_ofLimitersInUse_hold() {
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.limiter(Limit.of(5, SECONDS), clock) instanceof WordLimiter limiter) {
        for (long now = 0; now < 20 * SECONDS; now += SECONDS / 7) {
          limiter.tryAcquire(1, now);
          limiter.checkInvariants(now);
        }
      }
    }
  }
}
