package dev.distlab.ring.balance;

/**
 * The server with the fewest requests in flight. Where several have the fewest, they take turns, so
 * that an idle cluster is not one busy server. O(n).
 */
public final class LeastConnections implements BalancingPolicy {

  private int next;

  @Override
  public int choose(ServerLoads loads) {
    int count = loads.serverCount();
    int best = next % count;
    for (int i = 1; i < count; i++) {
      int server = (next + i) % count;
      if (loads.inFlight(server) < loads.inFlight(best)) {
        best = server;
      }
    }
    next = (best + 1) % count;
    return best;
  }
}
