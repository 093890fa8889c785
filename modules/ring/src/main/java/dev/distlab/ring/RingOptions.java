package dev.distlab.ring;

import java.util.Objects;

/**
 * What there is to choose about a {@link HashRing}.
 *
 * @param virtualNodes points on the ring for a node of weight 1, 1 to {@link #MAX_VIRTUAL_NODES}
 * @param tokens who chooses the positions of these points
 */
public record RingOptions(int virtualNodes, TokenStrategy tokens) {

  /** The largest number of virtual nodes for weight 1. */
  public static final int MAX_VIRTUAL_NODES = 65_536;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code virtualNodes} is out of its range
   */
  public RingOptions {
    if (virtualNodes < 1 || virtualNodes > MAX_VIRTUAL_NODES) {
      throw new IllegalArgumentException(
          "virtualNodes="
              + virtualNodes
              + ": must be 1 to "
              + MAX_VIRTUAL_NODES
              + ", each node needs a point on the ring");
    }
    Objects.requireNonNull(tokens, "tokens");
  }

  /** Hashed positions, seed 0. */
  public static RingOptions of(int virtualNodes) {
    return seeded(virtualNodes, 0);
  }

  /** Hashed positions; rings with different seeds are independent of each other. */
  public static RingOptions seeded(int virtualNodes, long seed) {
    return new RingOptions(virtualNodes, TokenStrategy.hashed(seed));
  }

  /** Positions chosen one by one so that all nodes get equal shares. */
  public static RingOptions allocated(int virtualNodes) {
    return new RingOptions(virtualNodes, TokenStrategy.greedy());
  }

  /**
   * How many points a node of this weight gets: its share, rounded, and at least one. O(1).
   *
   * @throws IllegalArgumentException if the weight is none that a {@link Node} can have
   */
  public int pointCount(double weight) {
    Node.checkWeight(weight, "");
    return (int) Math.max(1, Math.floor(virtualNodes * weight + 0.5));
  }
}
