package dev.distlab.ring;

/**
 * Chooses where the points of a joining node go.
 *
 * <p>{@link #hashed} needs to know nothing and gives every node random arcs; {@link #greedy} looks
 * at the ring and cuts the arcs that are too long. Positions are 0 to {@link
 * RingSnapshot#POSITIONS} - 1. Implementations keep no state and depend on their arguments alone. A
 * {@link HashRing} checks the answer, and refuses the node if it is not as it should be.
 */
@FunctionalInterface
public interface TokenStrategy {

  /**
   * The positions of {@code count} points for {@code node}, which is not on {@code ring} yet.
   *
   * @return {@code count} positions in any order; equal ones are allowed, and wasted
   */
  long[] positions(RingSnapshot ring, Node node, int count);

  /** Pseudo-random positions from the node's name and a seed. */
  static TokenStrategy hashed(long seed) {
    return new HashedTokens(seed);
  }

  /** Positions that even out the shares of the ring, one token after the other. */
  static TokenStrategy greedy() {
    return GreedyTokens.INSTANCE;
  }
}
