package dev.distlab.ring.balance;

import dev.distlab.kernel.random.SeededRandom;

/**
 * The least busy of d random servers. With d = 2 the busiest of n servers has about ln ln n
 * requests instead of ln n / ln ln n: an exponential improvement, for one more look. More choices
 * add little. O(d).
 *
 * <p>Source: M. Mitzenmacher, "The power of two choices in randomized load balancing", IEEE
 * Transactions on Parallel and Distributed Systems 12(10), 2001, section 1.
 */
public final class PowerOfChoices implements BalancingPolicy {

  private final int choices;
  private final SeededRandom random;

  /**
   * Draws from {@code random}, with replacement.
   *
   * @throws IllegalArgumentException if {@code choices} is below 1
   */
  public PowerOfChoices(int choices, SeededRandom random) {
    if (choices < 1) {
      throw new IllegalArgumentException("choices=" + choices + ": must be at least 1");
    }
    this.choices = choices;
    this.random = random;
  }

  @Override
  public int choose(ServerLoads loads) {
    int best = random.nextInt(loads.serverCount());
    for (int i = 1; i < choices; i++) {
      int server = random.nextInt(loads.serverCount());
      if (loads.inFlight(server) < loads.inFlight(best)) {
        best = server;
      }
    }
    return best;
  }
}
