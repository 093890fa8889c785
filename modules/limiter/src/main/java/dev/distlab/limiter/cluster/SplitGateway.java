package dev.distlab.limiter.cluster;

import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.function.Consumer;

/** {@link Sharing.Split}: goes by its own share. */
final class SplitGateway implements Gateway {

  private final GatewayContext context;

  SplitGateway(GatewayContext context) {
    this.context = context;
  }

  @Override
  public void request(Consumer<Admission> onDecision) {
    context.decideByOwnShare(Ground.LOCAL, onDecision);
  }
}
