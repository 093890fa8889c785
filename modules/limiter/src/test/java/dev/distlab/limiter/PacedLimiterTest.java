package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Token bucket, leaky bucket and GCRA: three names of one number. */
class PacedLimiterTest {

  private static final String PACED = "TOKEN_BUCKET|LEAKY_BUCKET|GCRA";

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void burst_afterARest_exceedsTheLimitUpToBurstPlusRateTimesWindow(Algorithm algorithm) {
    Limit limit = Limit.of(10, SECONDS);
    Admissions admitted = new Admissions(algorithm.limiter(limit, clock));
    assertThat(admitted.send(20, 0)).isEqualTo(10);
    assertThat(admitted.send(20, 500 * MILLIS)).isEqualTo(5);
    admitted.sendEvery(MILLIS, 500 * MILLIS, 5 * SECONDS);
    assertThat(admitted.worstWindow(SECONDS)).isEqualTo(19);
    assertThat(admitted.worstWindow(SECONDS + 1)).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void window_withASmallerBurst_holdsBurstPlusRateTimesWindow(Algorithm algorithm) {
    Limit limit = Limit.of(10, SECONDS).withBurst(3);
    Admissions admitted = new Admissions(algorithm.limiter(limit, clock));
    admitted.sendEvery(MILLIS, 0, 10 * SECONDS);
    assertThat(admitted.worstWindow(SECONDS + 1)).isEqualTo(3 + 10);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void remainder_whenPolledOften_isKept(Algorithm algorithm) {
    Limit limit = Limit.of(3, SECONDS).withBurst(1);
    Admissions admitted = new Admissions(algorithm.limiter(limit, clock));
    admitted.sendEvery(100_000, 0, 10 * SECONDS);
    assertThat(admitted.count()).isEqualTo(30);
  }

  @Test
  void remainder_inATwinThatRefillsWholeTokensOnEachCall_isLost() {
    TruncatingBucket twin = new TruncatingBucket(3, SECONDS);
    int passed = 0;
    for (long nanos = 0; nanos < 10 * SECONDS; nanos += 100_000) {
      passed += twin.tryAcquire(nanos) ? 1 : 0;
    }
    assertThat(passed).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void rate_thatIsNoWholeNumberOfNanoseconds_doesNotDrift(Algorithm algorithm) {
    Limit limit = Limit.of(7, SECONDS).withBurst(1);
    RateLimiter limiter = algorithm.limiter(limit, clock);
    long now = 0;
    for (int i = 0; i < 700_000; i++) {
      now += limiter.waitNanos(1, now);
      assertThat(limiter.tryAcquire(1, now)).isTrue();
    }
    // The first passes at 0, the 700,000th after 699,999 seventh parts of a second, rounded up.
    assertThat(now).isBetween(699_999 * SECONDS / 7, 699_999 * SECONDS / 7 + 1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void bucket_afterALongRest_isFullAndNotMore(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(1_000_000, SECONDS).withBurst(50), clock);
    assertThat(limiter.tryAcquire(50, 0)).isTrue();
    long thirtyYears = 30L * 365 * 24 * 3_600 * SECONDS;
    assertThat(limiter.availablePermits(thirtyYears)).isEqualTo(50);
    assertThat(limiter.tryAcquire(50, thirtyYears)).isTrue();
    assertThat(limiter.tryAcquire(1, thirtyYears)).isFalse();
  }

  @Test
  void bucket_inATwinThatMultipliesFirst_isNegativeAfterThreeHours() {
    long restNanos = 3 * 3_600 * SECONDS;
    long tokens = restNanos * 1_000_000 / SECONDS;
    assertThat(Math.min(50, tokens)).isNegative();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void wait_withPartOfATokenInTheBucket_isOnlyForTheRest(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(1, SECONDS), clock);
    limiter.tryAcquire(1, 0);
    assertThat(limiter.waitNanos(1, 0)).isEqualTo(SECONDS);
    assertThat(limiter.waitNanos(1, 700 * MILLIS)).isEqualTo(300 * MILLIS);
    assertThat(limiter.decide(1, 999 * MILLIS).retryAfterNanos()).isEqualTo(MILLIS);
  }

  /** I5: a clock that goes back makes no permits. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void clock_thatGoesBack_addsNoTokens(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(10, SECONDS), clock);
    assertThat(limiter.tryAcquire(10, 5 * SECONDS)).isTrue();
    assertThat(limiter.tryAcquire(1, 0)).isFalse();
    assertThat(limiter.availablePermits(0)).isZero();
    assertThat(limiter.tryAcquire(1, 5 * SECONDS)).isFalse();
    assertThat(limiter.tryAcquire(1, 5 * SECONDS + 100 * MILLIS)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = PACED)
  void request_costingMoreThanTheCapacity_isRefusedForEver(Algorithm algorithm) {
    RateLimiter limiter = algorithm.limiter(Limit.of(10, SECONDS).withBurst(4), clock);
    assertThat(limiter.tryAcquire(4, 0)).isTrue();
    assertThatThrownBy(() -> limiter.tryAcquire(5, 3_600 * SECONDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("permits=5 is out of range: allowed 1..4, more could never be had at once");
  }

  @Test
  void leakyBucket_burst_leavesOneByOne() {
    LeakyBucket bucket = new LeakyBucket(Limit.of(10, SECONDS).withBurst(4), clock);
    for (int i = 0; i < 4; i++) {
      Decision decision = bucket.decide(1, 0);
      assertThat(decision.allowed()).isTrue();
      assertThat(decision.delayNanos()).isEqualTo(i * 100 * MILLIS);
    }
    assertThat(bucket.decide(1, 0).allowed()).isFalse();
    assertThat(bucket.level(50 * MILLIS)).isEqualTo(3.5);
  }

  @Test
  void leakyBucket_starts_neverExceedTheRateInAnyWindow() {
    LeakyBucket bucket = new LeakyBucket(Limit.of(10, SECONDS), clock);
    Admissions starts = new Admissions(new AlwaysYes());
    for (long now = 0; now < 10 * SECONDS; now += 7 * MILLIS) {
      Decision decision = bucket.decide(1, now);
      starts.send(decision.allowed() ? 1 : 0, now + decision.delayNanos());
    }
    assertThat(starts.worstWindow(SECONDS)).isEqualTo(10);
  }

  @Test
  void leakyBucket_requestOfSeveralPermits_waitsForThoseBeforeIt() {
    LeakyBucket bucket = new LeakyBucket(Limit.of(10, SECONDS), clock);
    assertThat(bucket.decide(3, 0).delayNanos()).isZero();
    assertThat(bucket.decide(2, 0).delayNanos()).isEqualTo(300 * MILLIS);
  }

  @Test
  void gcra_arrivals_moveTheTheoreticalArrivalTime() {
    clock.set(77 * SECONDS);
    Gcra gcra = new Gcra(Limit.of(10, SECONDS).withBurst(3), clock);
    assertThat(gcra.theoreticalArrivalNanos()).isEqualTo(77 * SECONDS);
    gcra.tryAcquire(1, 78 * SECONDS);
    assertThat(gcra.theoreticalArrivalNanos()).isEqualTo(78_100 * MILLIS);
    gcra.tryAcquire(2, 78_050 * MILLIS);
    assertThat(gcra.theoreticalArrivalNanos()).isEqualTo(78_300 * MILLIS);
    assertThat(gcra.tryAcquire(1, 78_099 * MILLIS)).isFalse();
    assertThat(gcra.tryAcquire(1, 78_100 * MILLIS)).isTrue();
  }

  @Test
  void tokenBucket_tokens_countFractions() {
    TokenBucket bucket = new TokenBucket(Limit.of(10, SECONDS).withBurst(3), clock);
    assertThat(bucket.tokens(0)).isEqualTo(3.0);
    bucket.tryAcquire(2, 0);
    assertThat(bucket.tokens(25 * MILLIS)).isEqualTo(1.25);
    assertThat(bucket.availablePermits(25 * MILLIS)).isEqualTo(1);
    assertThat(bucket.tokens(10 * SECONDS)).isEqualTo(3.0);
  }

  @Test
  void reading_ofAnotherClock_isAnError() {
    Gcra gcra = new Gcra(Limit.of(10, SECONDS), clock);
    assertThatThrownBy(() -> gcra.tryAcquire(1, 1_700_000_000L * SECONDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a reading of its ticker?");
  }

  /** A broken twin: refills whole tokens and takes the time as spent. */
  private static final class TruncatingBucket {
    private final long permits;
    private final long windowNanos;
    private long tokens;
    private long refilledAtNanos;

    private TruncatingBucket(long permits, long windowNanos) {
      this.permits = permits;
      this.windowNanos = windowNanos;
      this.tokens = permits;
    }

    private boolean tryAcquire(long nowNanos) {
      tokens = Math.min(permits, tokens + (nowNanos - refilledAtNanos) * permits / windowNanos);
      refilledAtNanos = nowNanos;
      if (tokens == 0) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
