package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static dev.distlab.limiter.Admissions.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.testing.Laws;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bucket4j, on virtual time, gives the same answers. */
class Bucket4jOracleTest {

  private record Ask(long advanceNanos, long permits) {}

  @Test
  void tokenBucket_onRandomRequests_decidesAsBucket4jDoes() {
    compare(Limit.of(10, SECONDS));
  }

  @Test
  void tokenBucket_withARateThatIsNoWholeNumberOfNanoseconds_decidesAsBucket4jDoes() {
    compare(Limit.of(7, SECONDS));
  }

  @Test
  void tokenBucket_withABurstOfItsOwn_decidesAsBucket4jDoes() {
    compare(Limit.of(100, 60 * SECONDS).withBurst(8));
  }

  private static void compare(Limit limit) {
    long meanGap = limit.windowNanos() / limit.permits();
    Laws.check(
        100,
        1_000,
        random ->
            new Ask(
                random.nextInt(30) == 0 ? limit.windowNanos() : random.nextLong(2 * meanGap),
                random.nextInt(3) > 0 ? 1 : 1 + random.nextLong(limit.burst())),
        () -> {
          VirtualClock clock = new VirtualClock();
          Bucket theirs = bucket4j(clock, List.of(limit));
          TokenBucket tokens = new TokenBucket(limit, clock);
          Gcra gcra = new Gcra(limit, clock);
          return ask -> {
            clock.advance(ask.advanceNanos);
            ConsumptionProbe expected = theirs.tryConsumeAndReturnRemaining(ask.permits);
            Decision decision = tokens.decide(ask.permits, clock.nanos());
            assertThat(decision.allowed()).isEqualTo(expected.isConsumed());
            assertThat(decision.remaining()).isEqualTo(expected.getRemainingTokens());
            assertThat(decision.retryAfterNanos())
                .isCloseTo(expected.getNanosToWaitForRefill(), within());
            assertThat(gcra.decide(ask.permits, clock.nanos())).isEqualTo(decision);
          };
        });
  }

  /** Bucket4j rounds waiting times down to a nanosecond, here they are rounded up. */
  private static org.assertj.core.data.Offset<Long> within() {
    return org.assertj.core.data.Offset.offset(1L);
  }

  @Test
  void combinedLimits_onRandomRequests_decideAsBucket4jDoes() {
    List<Limit> limits = List.of(Limit.of(10, SECONDS), Limit.of(100, 60 * SECONDS));
    Laws.check(
        100,
        1_000,
        random -> new Ask(random.nextLong(400 * MILLIS), 1 + random.nextLong(3)),
        () -> {
          VirtualClock clock = new VirtualClock();
          Bucket theirs = bucket4j(clock, limits);
          CombinedLimiter ours =
              new CombinedLimiter(
                  limits.stream().map(limit -> new TokenBucket(limit, clock)).toList());
          return ask -> {
            clock.advance(ask.advanceNanos);
            ConsumptionProbe expected = theirs.tryConsumeAndReturnRemaining(ask.permits);
            Decision decision = ours.decide(ask.permits, clock.nanos());
            assertThat(decision.allowed()).isEqualTo(expected.isConsumed());
            assertThat(decision.remaining()).isEqualTo(expected.getRemainingTokens());
          };
        });
  }

  private static Bucket bucket4j(VirtualClock clock, List<Limit> limits) {
    var builder = Bucket.builder().withCustomTimePrecision(new VirtualMeter(clock));
    for (Limit limit : limits) {
      builder.addLimit(
          bandwidth ->
              bandwidth
                  .capacity(limit.burst())
                  .refillGreedy(limit.permits(), Duration.ofNanos(limit.windowNanos())));
    }
    return builder.build();
  }

  private record VirtualMeter(VirtualClock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.nanos();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
