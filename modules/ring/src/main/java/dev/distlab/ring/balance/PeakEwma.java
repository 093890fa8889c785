package dev.distlab.ring.balance;

import dev.distlab.kernel.PortableMath;
import dev.distlab.kernel.Ticker;
import dev.distlab.kernel.random.SeededRandom;

/**
 * The better of two random servers, by latency times load: a moving average of the latencies that
 * jumps up at once and comes down slowly.
 *
 * <p>Counting requests in flight sees a slow server only when it has piled them up; the average
 * remembers that it was slow. A server that has never answered costs nothing while it is idle and
 * very much while it owes its first answer. O(1).
 *
 * <p>Source: Twitter Finagle, "Clients: load balancing", section "Power of two choices: peak EWMA".
 */
public final class PeakEwma implements BalancingPolicy {

  /** What a server costs that has requests but has never answered. */
  private static final double UNKNOWN_COST_NANOS = 1e15;

  private final Ticker ticker;
  private final long decayNanos;
  private final SeededRandom random;

  /** By server; 0 as long as it has never answered. */
  private final double[] costNanos;

  private final long[] observedAtNanos;

  /**
   * No observations yet.
   *
   * @param servers how many, at least 1
   * @param decayNanos after this time an old observation weighs 1/e, above 0
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public PeakEwma(int servers, long decayNanos, Ticker ticker, SeededRandom random) {
    if (servers < 1 || decayNanos < 1) {
      throw new IllegalArgumentException(
          "servers=" + servers + ", decayNanos=" + decayNanos + ": both must be at least 1");
    }
    this.ticker = ticker;
    this.decayNanos = decayNanos;
    this.random = random;
    this.costNanos = new double[servers];
    this.observedAtNanos = new long[servers];
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if these are not the loads of as many servers
   */
  @Override
  public int choose(ServerLoads loads) {
    if (loads.serverCount() != costNanos.length) {
      throw new IllegalArgumentException(
          "loads of "
              + loads.serverCount()
              + " servers: this policy was made for "
              + costNanos.length);
    }
    int one = random.nextInt(loads.serverCount());
    int other = random.nextInt(loads.serverCount());
    return cost(other, loads) < cost(one, loads) ? other : one;
  }

  private double cost(int server, ServerLoads loads) {
    int inFlight = loads.inFlight(server);
    if (costNanos[server] == 0) {
      return inFlight == 0 ? 0 : UNKNOWN_COST_NANOS + inFlight;
    }
    return costNanos[server] * (inFlight + 1);
  }

  /**
   * {@inheritDoc} An answer in no time, as a coarse clock sees it, counts as one in a nanosecond.
   *
   * @throws IllegalArgumentException if {@code latencyNanos} is negative
   */
  @Override
  public void observe(int server, long latencyNanos) {
    if (latencyNanos < 0) {
      throw new IllegalArgumentException("latencyNanos=" + latencyNanos + " is negative");
    }
    double latency = Math.max(1, latencyNanos);
    long now = ticker.nanos();
    double kept =
        PortableMath.exp(-(double) Math.max(0, now - observedAtNanos[server]) / decayNanos);
    observedAtNanos[server] = now;
    boolean isPeak = latency > costNanos[server];
    costNanos[server] = isPeak ? latency : costNanos[server] * kept + latency * (1 - kept);
  }

  /** The average latency that the policy believes in, in nanoseconds; 0 if it knows nothing. */
  public double averageNanos(int server) {
    return costNanos[server];
  }
}
