package dev.distlab.ring;

/**
 * Counters of a ring.
 *
 * @param nodes how many nodes
 * @param points how many virtual nodes
 * @param sharedPositions points whose position another point already has: they own nothing
 * @param largestShare the largest part of the ring that one node owns, 1 for all of it
 * @param smallestShare the smallest part of the ring that one node owns
 */
public record RingStats(
    int nodes, int points, int sharedPositions, double largestShare, double smallestShare) {

  static RingStats of(RingSnapshot ring) {
    int shared = 0;
    for (int i = 0; i < ring.pointCount(); i++) {
      shared += ring.arcLength(i) == 0 ? 1 : 0;
    }
    double largest = 0;
    double smallest = 1;
    for (double share : ring.shares().values()) {
      largest = Math.max(largest, share);
      smallest = Math.min(smallest, share);
    }
    int nodes = ring.nodes().size();
    return new RingStats(nodes, ring.pointCount(), shared, largest, nodes == 0 ? 0 : smallest);
  }
}
