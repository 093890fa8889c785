package dev.distlab.ring.shards;

/**
 * What a request costs that must ask many shards and wait for the slowest of them.
 *
 * <p>Source: J. Dean and L. Barroso, "The tail at scale", Communications of the ACM 56(2), 2013.
 */
public final class ScatterGather {

  private ScatterGather() {}

  /**
   * The probability that at least one of {@code fanOut} shards is slow, 1 - (1-p)^n. O(fanOut).
   *
   * @param slowProbability that one shard is slow, 0 to 1
   * @param fanOut how many shards are asked, at least 1
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public static double slowProbability(double slowProbability, int fanOut) {
    if (!(slowProbability >= 0 && slowProbability <= 1) || fanOut < 1) {
      throw new IllegalArgumentException(
          "slowProbability="
              + slowProbability
              + ", fanOut="
              + fanOut
              + ": must be 0 to 1, and at least 1");
    }
    double allFast = 1;
    for (int i = 0; i < fanOut; i++) {
      allFast *= 1 - slowProbability;
    }
    return 1 - allFast;
  }
}
