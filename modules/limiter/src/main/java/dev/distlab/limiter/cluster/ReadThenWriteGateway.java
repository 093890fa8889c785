package dev.distlab.limiter.cluster;

import dev.distlab.limiter.cluster.Admission.Ground;
import java.util.function.Consumer;

/** {@link Sharing.ReadThenWrite}: a race between gateways. */
final class ReadThenWriteGateway implements Gateway {

  private final GatewayContext context;

  ReadThenWriteGateway(GatewayContext context) {
    this.context = context;
  }

  @Override
  public void request(Consumer<Admission> onDecision) {
    context
        .store()
        .call(
            (store, now) -> store.read(now),
            count -> writeAfter(count, onDecision),
            () -> context.decideWithoutStore(onDecision));
  }

  private void writeAfter(long count, Consumer<Admission> onDecision) {
    if (count >= context.options().limit().permits()) {
      context.decide(false, Ground.STORE, onDecision);
      return;
    }
    context
        .store()
        .call(
            (store, now) -> {
              store.write(count + 1, now);
              return true;
            },
            written -> context.decide(true, Ground.STORE, onDecision),
            () -> context.decideWithoutStore(onDecision));
  }
}
