package dev.distlab.ring;

/**
 * Chooses each token so that the variance of the shares falls as far as one token can make it fall.
 *
 * <p>A token cuts one arc: its front part goes to the new node, and its owner keeps the rest. Of
 * the share that the new node still lacks, each of its tokens takes an equal part, from the arc
 * where that helps most: that of an owner who has too much. O(count x points).
 *
 * <p>Source: the idea of Apache Cassandra's token allocation (CASSANDRA-7032, "Improve vnode
 * allocation", 2015), here for one replica, without its statistics over replication ranges.
 */
enum GreedyTokens implements TokenStrategy {
  INSTANCE;

  @Override
  public long[] positions(RingSnapshot ring, Node node, int count) {
    if (ring.pointCount() == 0) {
      return evenlySpaced(count);
    }
    Cutting cutting = new Cutting(ring, node, count);
    long[] positions = new long[count];
    for (int i = 0; i < count; i++) {
      positions[i] = cutting.cut(count - i);
    }
    return positions;
  }

  private static long[] evenlySpaced(int count) {
    long[] positions = new long[count];
    for (int i = 0; i < count; i++) {
      positions[i] = RingSnapshot.POSITIONS / count * i;
    }
    return positions;
  }

  /** The arcs of the ring while one node's tokens are cut into them; owner 0 is the new node. */
  private static final class Cutting {

    private final long[] end;
    private final long[] length;
    private final int[] owner;
    private final double[] share;
    private final double[] target;
    private int arcCount;

    Cutting(RingSnapshot ring, Node node, int count) {
      arcCount = ring.pointCount();
      end = new long[arcCount + count];
      length = new long[arcCount + count];
      owner = new int[arcCount + count];
      double totalWeight = node.weight();
      for (Node other : ring.nodes()) {
        totalWeight += other.weight();
      }
      share = new double[ring.slotCount() + 1];
      target = new double[ring.slotCount() + 1];
      target[0] = RingSnapshot.POSITIONS * (node.weight() / totalWeight);
      for (int i = 0; i < arcCount; i++) {
        VirtualNode point = ring.point(i);
        end[i] = point.position();
        length[i] = ring.arcLength(i);
        owner[i] = ring.slot(i) + 1;
        share[owner[i]] += length[i];
        target[owner[i]] = RingSnapshot.POSITIONS * (point.node().weight() / totalWeight);
      }
    }

    /** Cuts the best arc and returns the new token; {@code tokensLeft} counts this one. */
    long cut(int tokensLeft) {
      double wanted = Math.max(1, (target[0] - share[0]) / tokensLeft);
      int best = -1;
      double bestChange = 0;
      for (int i = 0; i < arcCount; i++) {
        double taken = Math.min(wanted, length[i] - 1);
        double change = varianceChange(owner[i], taken);
        if (taken >= 1 && (best < 0 || change < bestChange)) {
          best = i;
          bestChange = change;
        }
      }
      return best < 0 ? end[0] : split(best, (long) Math.min(wanted, length[best] - 1));
    }

    /** How the sum of squared deviations changes when the new node takes this much from one. */
    private double varianceChange(int from, double taken) {
      if (from == 0) {
        return 0;
      }
      double excess = share[from] - target[from];
      double lack = target[0] - share[0];
      return 2 * taken * (taken - excess - lack);
    }

    private long split(int arc, long taken) {
      long token = (end[arc] - length[arc] + taken) & (RingSnapshot.POSITIONS - 1);
      end[arcCount] = token;
      length[arcCount] = taken;
      owner[arcCount] = 0;
      arcCount++;
      length[arc] -= taken;
      share[owner[arc]] -= taken;
      share[0] += taken;
      return token;
    }
  }
}
