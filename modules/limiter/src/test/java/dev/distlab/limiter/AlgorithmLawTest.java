package dev.distlab.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each algorithm decides as its definition does, whatever is asked and however time goes. */
class AlgorithmLawTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 1_000;

  /** Lengths of windows; all times are multiples of 1,024 ns, so that no quantum rounds them. */
  private static final long SLOT = 1_024;

  private record Ask(long advanceNanos, long permits) {}

  @Test
  void fixedWindow_alignedToTheClock_countsPerWindow() {
    check(
        Limit.of(7, 50 * SLOT),
        (limit, clock) -> new FixedWindowLimiter(limit, WindowAlignment.CLOCK, clock),
        Model.FixedWindow::new);
  }

  @Test
  void fixedWindow_alignedToTheFirstRequest_countsUntilTheCounterExpires() {
    check(Limit.of(7, 50 * SLOT), FixedWindowLimiter::new, Model.Expiring::new);
  }

  @Test
  void slidingLog_always_countsTheLastWindow() {
    check(Limit.of(7, 50 * SLOT), SlidingWindowLog::new, Model.Log::new);
  }

  @Test
  void slidingCounter_always_weighsTheLastWindow() {
    check(Limit.of(7, 50 * SLOT), SlidingWindowCounter::new, Model.Counter::new);
  }

  @Test
  void tokenBucket_always_equalsTheBucketWithRealValuedTokens() {
    check(Limit.of(8, 64 * SLOT).withBurst(5), TokenBucket::new, Model.RealValuedBucket::new);
  }

  @Test
  void leakyBucket_always_admitsWhatTheTokenBucketAdmits() {
    check(Limit.of(8, 64 * SLOT).withBurst(5), LeakyBucket::new, Model.RealValuedBucket::new);
  }

  @Test
  void gcra_always_equalsTheBucketWithRealValuedTokens() {
    check(Limit.of(8, 64 * SLOT).withBurst(5), Gcra::new, Model.RealValuedBucket::new);
  }

  private static void check(
      Limit limit,
      BiFunction<Limit, VirtualClock, RateLimiter> make,
      Function<Limit, Model> makeModel) {
    Laws.check(
        SEEDS,
        OPERATIONS,
        random -> draw(random, limit),
        () -> {
          VirtualClock clock = new VirtualClock();
          RateLimiter limiter = make.apply(limit, clock);
          Model model = makeModel.apply(limit);
          return ask -> {
            clock.set(Math.max(0, clock.nanos() + ask.advanceNanos));
            compare(limiter, model, ask.permits, clock.nanos());
          };
        });
  }

  /** Mostly short steps, sometimes none, a long rest, or a step back. */
  private static Ask draw(SeededRandom random, Limit limit) {
    long most = Math.min(limit.burst(), limit.permits());
    long permits = random.nextInt(4) > 0 ? 1 : 1 + random.nextLong(most);
    long slots = limit.windowNanos() / SLOT;
    return switch (random.nextInt(12)) {
      case 0 -> new Ask(0, permits);
      case 1 -> new Ask(SLOT * random.nextLong(3 * slots), permits);
      case 2 -> new Ask(-SLOT * random.nextLong(slots), permits);
      default -> new Ask(SLOT * random.nextLong(slots / 5), permits);
    };
  }

  private static void compare(RateLimiter limiter, Model model, long permits, long now) {
    long max = limiter.maxPermits();
    assertThat(limiter.availablePermits(now)).isEqualTo(model.available(max, now));
    long waitNanos = limiter.waitNanos(permits, now);
    assertThat(model.allows(permits, now + waitNanos)).isTrue();
    assertThat(waitNanos == 0 || !model.allows(permits, now + waitNanos - 1)).isTrue();
    boolean passesTooEarly = waitNanos > 0 && limiter.tryAcquire(permits, now + waitNanos - 1);
    assertThat(passesTooEarly).isFalse();
    boolean expected = model.allows(permits, now);
    Decision decision = limiter.decide(permits, now);
    assertThat(decision.allowed()).isEqualTo(expected);
    assertThat(decision.retryAfterNanos()).isEqualTo(expected ? 0 : waitNanos);
    if (expected) {
      model.take(permits, now);
    }
    assertThat(decision.remaining()).isEqualTo(model.available(max, now));
    assertThat(model.available(max, decision.resetAtNanos())).isEqualTo(max);
    assertThat(
            model.available(max, decision.resetAtNanos() - 1) < max
                || decision.resetAtNanos() == now
                || limiter instanceof SlidingWindowCounter)
        .isTrue();
  }
}
