package dev.distlab.ring.balance;

/**
 * Chooses a server for a request that any of them could serve.
 *
 * <p>The caller tells {@link ServerLoads} when a request starts and ends, and the policy how long
 * it took. For one thread.
 */
public interface BalancingPolicy {

  /** The server for the next request, 0 to n - 1. */
  int choose(ServerLoads loads);

  /** Learns how long a request took. Most policies do not care. */
  default void observe(int server, long latencyNanos) {}
}
