package dev.distlab.ring;

import dev.distlab.kernel.random.SplitMix64;
import java.util.List;

/**
 * Multi-probe consistent hashing: one point per node, several probes per key.
 *
 * <p>The key is hashed k times and belongs to the point that is nearest ahead of any of its probes:
 * a point with a long arc behind it catches more probes, but from further away. The busiest node
 * carries about 1 + 1/(k-1) times the mean, with no virtual nodes at all. Look-up O(k), memory
 * O(n). Knows no weights.
 *
 * <p>Source: B. Appleton and M. O'Reilly, "Multi-probe consistent hashing", 2015 (arXiv
 * 1505.00062), section 2.
 */
public final class MultiProbePlacement implements Placement {

  /** The paper's number of probes for a busiest node of 1.05 times the mean. */
  public static final int DEFAULT_PROBES = 21;

  private static final int MAX_PROBES = 1_000;

  private final int probes;
  private final HashRing ring;

  /**
   * No nodes yet.
   *
   * @throws IllegalArgumentException if {@code probes} is not 1 to 1000
   */
  public MultiProbePlacement(int probes, long seed) {
    if (probes < 1 || probes > MAX_PROBES) {
      throw new IllegalArgumentException("probes=" + probes + ": must be 1 to " + MAX_PROBES);
    }
    this.probes = probes;
    this.ring = new HashRing(RingOptions.seeded(1, seed));
  }

  /** No nodes yet, 21 probes. */
  public MultiProbePlacement() {
    this(DEFAULT_PROBES, 0);
  }

  @Override
  public Node owner(long keyHash) {
    RingSnapshot points = ring.snapshot();
    Membership.requireNodes(points.pointCount() > 0);
    SplitMix64 sequence = new SplitMix64(keyHash);
    long nearest = Long.MAX_VALUE;
    long nearestProbe = 0;
    for (int i = 0; i < probes; i++) {
      long probe = sequence.next();
      long distance = points.distanceToOwner(probe);
      if (distance < nearest) {
        nearest = distance;
        nearestProbe = probe;
      }
    }
    return points.owner(nearestProbe);
  }

  @Override
  public List<Node> nodes() {
    return ring.nodes();
  }

  @Override
  public boolean add(Node node) {
    Membership.requireUnitWeight("multi-probe hashing", node);
    return ring.add(node);
  }

  @Override
  public void remove(String nodeName) {
    ring.remove(nodeName);
  }
}
