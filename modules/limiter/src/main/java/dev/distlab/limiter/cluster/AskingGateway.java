package dev.distlab.limiter.cluster;

import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.function.Consumer;

/** {@link Sharing.AskEachTime}: the store checks and counts in one step. */
final class AskingGateway implements Gateway {

  private final GatewayContext context;

  AskingGateway(GatewayContext context) {
    this.context = context;
  }

  @Override
  public void request(Consumer<Admission> onDecision) {
    context
        .store()
        .call(
            (store, now) -> store.take(1, now),
            allowed -> context.decide(allowed, Ground.STORE, onDecision),
            () -> context.decideWithoutStore(onDecision));
  }
}
