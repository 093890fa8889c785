package dev.distlab.limiter.cluster;

import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * {@link Sharing.Lease}: spends permits that it has paid for. Requests that find none wait for the
 * next lease, one call for all of them; a lease of nothing means that the window is used up, and is
 * not asked for again before it ends.
 */
final class LeasingGateway implements Gateway {

  private final GatewayContext context;
  private final Sharing.Lease terms;

  private final Deque<Consumer<Admission>> waiting = new ArrayDeque<>();
  private boolean isAsking;

  private long permits;
  private long permitsUntilNanos;
  private long usedUpUntilNanos = Long.MIN_VALUE;
  private long expiredPermits;

  LeasingGateway(GatewayContext context, Sharing.Lease terms) {
    this.context = context;
    this.terms = terms;
  }

  @Override
  public void request(Consumer<Admission> onDecision) {
    expire();
    if (permits > 0) {
      spend(onDecision);
    } else if (context.nowNanos() < usedUpUntilNanos) {
      context.decide(false, Ground.LOCAL, onDecision);
    } else {
      waiting.add(onDecision);
      ask();
    }
  }

  private void spend(Consumer<Admission> onDecision) {
    permits--;
    context.decide(true, Ground.LOCAL, onDecision);
  }

  private void expire() {
    if (terms.expires() && permits > 0 && context.nowNanos() >= permitsUntilNanos) {
      expiredPermits += permits;
      permits = 0;
    }
  }

  private void ask() {
    if (!isAsking) {
      isAsking = true;
      context
          .store()
          .call((store, now) -> store.lease(terms.permits(), now), this::receive, this::giveUp);
    }
  }

  private void receive(SharedCounter.Grant grant) {
    isAsking = false;
    permits += grant.permits();
    permitsUntilNanos = grant.untilNanos();
    if (grant.permits() == 0) {
      usedUpUntilNanos = grant.untilNanos();
    }
    expire();
    while (permits > 0 && !waiting.isEmpty()) {
      spend(waiting.poll());
    }
    if (!waiting.isEmpty() && context.nowNanos() >= usedUpUntilNanos) {
      ask();
    } else {
      decideAllWaiting(onDecision -> context.decide(false, Ground.STORE, onDecision));
    }
  }

  private void giveUp() {
    isAsking = false;
    decideAllWaiting(context::decideWithoutStore);
  }

  private void decideAllWaiting(Consumer<Consumer<Admission>> decide) {
    while (!waiting.isEmpty()) {
      decide.accept(waiting.poll());
    }
  }

  @Override
  public long expiredPermits() {
    return expiredPermits;
  }
}
