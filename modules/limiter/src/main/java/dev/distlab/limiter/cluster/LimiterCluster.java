package dev.distlab.limiter.cluster;

import dev.distlab.kernel.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * N gateways and the store that they share, in virtual time.
 *
 * <p>Requests are put in with {@link #request}; their decisions come when the scheduler gets there.
 * For one thread.
 */
public final class LimiterCluster {

  private final ClusterOptions options;
  private final SharedCounter store;
  private final StoreClient client;
  private final List<Gateway> gateways = new ArrayList<>();

  private long allowed;
  private long denied;

  /** A cluster whose time is that of {@code scheduler}. */
  public LimiterCluster(ClusterOptions options, Scheduler scheduler) {
    this.options = options;
    this.store = new SharedCounter(options.limit());
    this.client = new StoreClient(store, options.link(), scheduler);
    for (int index = 0; index < options.gatewayCount(); index++) {
      gateways.add(gateway(new GatewayContext(index, options, scheduler, client)));
    }
  }

  private Gateway gateway(GatewayContext context) {
    Sharing sharing = options.sharing();
    if (sharing instanceof Sharing.Lease lease) {
      return new LeasingGateway(context, lease);
    }
    if (sharing instanceof Sharing.ReportLater report) {
      return new ReportingGateway(context, report.everyNanos());
    }
    if (sharing instanceof Sharing.ReadThenWrite) {
      return new ReadThenWriteGateway(context);
    }
    return sharing instanceof Sharing.Split
        ? new SplitGateway(context)
        : new AskingGateway(context);
  }

  /**
   * A request for one permit arrives at a gateway, now.
   *
   * @param gateway 0 to N - 1
   * @param onDecision is told the decision, now or later; it may put in another request
   */
  public void request(int gateway, Consumer<Admission> onDecision) {
    if (gateway < 0 || gateway >= gateways.size()) {
      throw new IllegalArgumentException(
          "gateway=" + gateway + " is out of range: allowed 0.." + (gateways.size() - 1));
    }
    gateways
        .get(gateway)
        .request(
            admission -> {
              allowed += admission.allowed() ? 1 : 0;
              denied += admission.allowed() ? 0 : 1;
              onDecision.accept(admission);
            });
  }

  /** The store: to bring it down, and up again. */
  public SharedCounter store() {
    return store;
  }

  /** Counters of what has happened so far. O(N). */
  public ClusterStats stats() {
    long expired = gateways.stream().mapToLong(Gateway::expiredPermits).sum();
    return new ClusterStats(allowed, denied, client.calls(), client.timeouts(), expired);
  }
}
