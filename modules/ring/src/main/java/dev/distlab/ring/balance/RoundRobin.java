package dev.distlab.ring.balance;

/** One server after the other, however busy it is. O(1). */
public final class RoundRobin implements BalancingPolicy {

  private int next;

  @Override
  public int choose(ServerLoads loads) {
    int server = next % loads.serverCount();
    next = server + 1;
    return server;
  }
}
