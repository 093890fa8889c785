package dev.distlab.limiter.cluster;

import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@link Sharing.Lease}: spends permits that it has paid for. Requests that find none wait for the
 * next lease, one call for all of them; a lease of nothing means that the window is used up, and is
 * not asked for again before it ends.
 *
 * <p>An answer that arrives when its window is over is of no use, and the store is asked once more.
 * If that answer is late, too, which takes a way of more than a third of a window, those who wait
 * are treated as if there had been none: the {@link FailurePolicy} decides.
 */
final class LeasingGateway implements Gateway {

  private final GatewayContext context;
  private final Sharing.Lease terms;

  private static final int MOST_LATE_ANSWERS = 2;

  private final Deque<Consumer<Admission>> waiting = new ArrayDeque<>();
  private boolean isAsking;

  /** How many answers in a row were of no use, because their window was over. */
  private int lateAnswers;

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
    if (terms.expires() && context.nowNanos() >= permitsUntilNanos) {
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
    boolean isOfUse = permits > 0;
    boolean isLate = !isOfUse && context.nowNanos() >= grant.untilNanos();
    lateAnswers = isLate ? lateAnswers + 1 : 0;
    while (permits > 0 && !waiting.isEmpty()) {
      spend(waiting.poll());
    }
    if (lateAnswers == MOST_LATE_ANSWERS) {
      decideAllWaiting(context::decideWithoutStore);
    } else if (isOfUse || isLate) {
      askForThoseWhoWait();
    } else {
      decideAllWaiting(onDecision -> context.decide(false, Ground.STORE, onDecision));
    }
  }

  private void askForThoseWhoWait() {
    if (!waiting.isEmpty()) {
      ask();
    }
  }

  private void giveUp() {
    isAsking = false;
    decideAllWaiting(context::decideWithoutStore);
  }

  /** Those who wait now: a caller who comes back when it hears the decision waits for the next. */
  private void decideAllWaiting(Consumer<Consumer<Admission>> decide) {
    lateAnswers = 0;
    List<Consumer<Admission>> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(decide);
  }

  @Override
  public long expiredPermits() {
    return expiredPermits;
  }
}
