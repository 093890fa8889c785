package dev.distlab.ring;

import java.util.Objects;

/**
 * A member of the cluster: a name, a weight and the zone that it stands in.
 *
 * <p>The name is the identity: placements are computed from it, never from an address in memory.
 * The weight is the share of the load that the node should carry, relative to the others. The zone
 * is what fails together (a rack, an availability zone); the empty string means that it is unknown.
 *
 * @param name not empty
 * @param weight above 0, at most {@link #MAX_WEIGHT}
 * @param zone may be empty
 */
public record Node(String name, double weight, String zone) {

  /**
   * The largest weight. On a ring it makes a thousand times as many points as weight 1 has: {@link
   * HashRing#add} refuses those that {@link RingSnapshot#MAX_POINTS} has no room for.
   */
  public static final double MAX_WEIGHT = 1_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the name is empty, or the weight is NaN, not above 0 or
   *     above {@link #MAX_WEIGHT}
   */
  public Node {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(zone, "zone");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name is empty: a node is known by its name");
    }
    checkWeight(weight, " of node " + name);
  }

  static void checkWeight(double weight, String whose) {
    if (!(weight > 0 && weight <= MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "weight=" + weight + whose + ": must be above 0, at most " + MAX_WEIGHT);
    }
  }

  /** A node of weight 1 in no zone. */
  public static Node of(String name) {
    return new Node(name, 1, "");
  }

  /** The same node with another weight. */
  public Node withWeight(double newWeight) {
    return new Node(name, newWeight, zone);
  }

  /** The same node in another zone. */
  public Node inZone(String newZone) {
    return new Node(name, weight, newZone);
  }
}
