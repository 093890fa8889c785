package dev.distlab.limiter.cluster;

import dev.distlab.kernel.Scheduler;
import dev.distlab.limiter.FixedWindowLimiter;
import dev.distlab.limiter.RateLimiter;
import dev.distlab.limiter.WindowAlignment;
import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.function.Consumer;

/** What every gateway has: a number, a clock, the store, and something to do without it. */
final class GatewayContext {

  private final int index;
  private final ClusterOptions options;
  private final Scheduler scheduler;
  private final StoreClient store;

  /** Its N-th of the limit, for {@link FailurePolicy#OWN_SHARE} and {@link Sharing.Split}. */
  private final RateLimiter ownShare;

  GatewayContext(int index, ClusterOptions options, Scheduler scheduler, StoreClient store) {
    this.index = index;
    this.options = options;
    this.scheduler = scheduler;
    this.store = store;
    this.ownShare =
        new FixedWindowLimiter(options.shareOf(index), WindowAlignment.CLOCK, scheduler);
  }

  long nowNanos() {
    return scheduler.nanos();
  }

  Scheduler scheduler() {
    return scheduler;
  }

  StoreClient store() {
    return store;
  }

  ClusterOptions options() {
    return options;
  }

  void decide(boolean allowed, Ground ground, Consumer<Admission> onDecision) {
    onDecision.accept(new Admission(index, allowed, scheduler.nanos(), ground));
  }

  void decideByOwnShare(Ground ground, Consumer<Admission> onDecision) {
    decide(ownShare.tryAcquire(), ground, onDecision);
  }

  /** What the failure policy says. */
  void decideWithoutStore(Consumer<Admission> onDecision) {
    switch (options.link().onFailure()) {
      case FAIL_OPEN -> decide(true, Ground.NO_ANSWER, onDecision);
      case FAIL_CLOSED -> decide(false, Ground.NO_ANSWER, onDecision);
      case OWN_SHARE -> decideByOwnShare(Ground.NO_ANSWER, onDecision);
    }
  }
}
