package dev.distlab.ring.balance;

import dev.distlab.kernel.random.SeededRandom;

/**
 * Any server, at random. After n requests on n servers the busiest has about ln n / ln ln n. O(1).
 */
public final class RandomChoice implements BalancingPolicy {

  private final SeededRandom random;

  /** Draws from {@code random}. */
  public RandomChoice(SeededRandom random) {
    this.random = random;
  }

  @Override
  public int choose(ServerLoads loads) {
    return random.nextInt(loads.serverCount());
  }
}
