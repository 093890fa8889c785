package dev.distlab.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One walk along a ring, clockwise from a key, that collects nodes. Used once, by one thread. */
final class RingWalk {

  private final RingSnapshot ring;
  private final int start;
  private final int wanted;
  private final boolean[] taken;
  private final List<Node> result;

  RingWalk(RingSnapshot ring, long keyHash, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count=" + count + ": a key has at least 1 replica");
    }
    this.ring = ring;
    this.start = ring.pointCount() == 0 ? 0 : ring.pointOf(keyHash);
    this.wanted = Math.min(count, ring.nodeCount());
    this.taken = new boolean[ring.slotCount()];
    this.result = new ArrayList<>(wanted);
  }

  /** The nodes in the order in which their first points come; I6 of the package. */
  List<Node> distinctNodes() {
    for (int step = 0; result.size() < wanted; step++) {
      takeUnlessTaken(step);
    }
    return List.copyOf(result);
  }

  /** The same walk, round after round: in round r a zone takes no node beyond its r-th. */
  List<Node> acrossZones() {
    Map<String, Integer> takenInZone = new TreeMap<>();
    for (int round = 1; result.size() < wanted; round++) {
      for (int step = 0; step < ring.pointCount() && result.size() < wanted; step++) {
        String zone = nodeAt(step).zone();
        if (takenInZone.getOrDefault(zone, 0) < round && takeUnlessTaken(step)) {
          takenInZone.merge(zone, 1, Integer::sum);
        }
      }
    }
    return List.copyOf(result);
  }

  private boolean takeUnlessTaken(int step) {
    int slot = ring.slot(indexAt(step));
    boolean free = !taken[slot];
    if (free) {
      taken[slot] = true;
      result.add(ring.nodeInSlot(slot));
    }
    return free;
  }

  private Node nodeAt(int step) {
    return ring.nodeInSlot(ring.slot(indexAt(step)));
  }

  private int indexAt(int step) {
    int index = start + step;
    return index < ring.pointCount() ? index : index - ring.pointCount();
  }
}
