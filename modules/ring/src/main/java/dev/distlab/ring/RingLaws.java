package dev.distlab.ring;

import dev.distlab.kernel.Invariant;
import java.util.List;

/**
 * The laws I1 to I6 of the package as checks; each throws an {@link
 * dev.distlab.kernel.InvariantViolation} that names the law and the values. For tests and
 * simulations, which call them after every change.
 */
public final class RingLaws {

  private RingLaws() {}

  /** I1 to I4: the order of the points, their owners, the directory, the sentinel. O(p). */
  static void checkStructure(RingSnapshot ring) {
    checkOrder(ring);
    checkEveryNodeHasPoints(ring);
    checkDirectory(ring);
    int count = ring.pointCount();
    int firstSlot = count == 0 ? 0 : ring.slot(0);
    for (int i = count; i < count + RingSnapshot.SENTINELS; i++) {
      Invariant.check(
          ring.packedPoint(i) == RingSnapshot.pack(RingSnapshot.POSITIONS - 1, firstSlot),
          "I4: the sentinel %x does not lead back to slot %d",
          ring.packedPoint(i),
          firstSlot);
    }
  }

  private static void checkOrder(RingSnapshot ring) {
    for (int i = 1; i < ring.pointCount(); i++) {
      VirtualNode left = ring.point(i - 1);
      VirtualNode right = ring.point(i);
      boolean inOrder =
          left.position() < right.position()
              || left.position() == right.position()
                  && left.node().name().compareTo(right.node().name()) <= 0;
      Invariant.check(inOrder, "I1: point %d %s is behind %s", i - 1, left, right);
    }
  }

  private static void checkEveryNodeHasPoints(RingSnapshot ring) {
    int[] points = new int[ring.slotCount()];
    for (int i = 0; i < ring.pointCount(); i++) {
      points[ring.slot(i)]++;
    }
    for (int slot = 0; slot < points.length; slot++) {
      Node node = ring.nodeInSlot(slot);
      Invariant.check(
          (node == null) == (points[slot] == 0),
          "I2: %s in slot %d has %d points",
          node,
          slot,
          points[slot]);
    }
  }

  private static void checkDirectory(RingSnapshot ring) {
    int first = 0;
    for (int bucket = 0; bucket < ring.bucketCount(); bucket++) {
      while (first < ring.pointCount() && ring.bucketOf(ring.packedPoint(first)) < bucket) {
        first++;
      }
      Invariant.check(
          ring.firstPointOfBucket(bucket) == first,
          "I3: bucket %d starts at point %d, the directory says %d",
          bucket,
          first,
          ring.firstPointOfBucket(bucket));
    }
  }

  /**
   * I5: where the owner changed, the old owner left or lost weight, or the new one came or gained
   * weight. Exact for the whole ring, because owners change at points only. O(p x n).
   */
  public static void checkMinimalMovement(RingSnapshot before, RingSnapshot after) {
    for (RingSnapshot ring : List.of(before, after)) {
      for (int i = 0; i < ring.pointCount(); i++) {
        long position = ring.point(i).position();
        checkMove(before, after, position);
        checkMove(before, after, (position + 1) & (RingSnapshot.POSITIONS - 1));
      }
    }
  }

  private static void checkMove(RingSnapshot before, RingSnapshot after, long position) {
    if (before.pointCount() == 0 || after.pointCount() == 0) {
      return;
    }
    Node old = before.ownerAt(position);
    Node now = after.ownerAt(position);
    boolean stays = old.name().equals(now.name());
    Node oldLater = after.node(old.name());
    Node nowEarlier = before.node(now.name());
    boolean gaveUp = oldLater == null || oldLater.weight() < old.weight();
    boolean tookOver = nowEarlier == null || nowEarlier.weight() < now.weight();
    Invariant.check(
        stays || gaveUp || tookOver,
        "I5: position %d moved from %s to %s, which both stayed as they were",
        position,
        old.name(),
        now.name());
  }

  /** I6: a preference list starts with the owner and has min(count, n) distinct nodes. */
  public static void checkPreferenceList(
      RingSnapshot ring, long keyHash, int count, List<Node> list) {
    int expected = Math.min(count, ring.nodes().size());
    long distinct = list.stream().map(Node::name).distinct().count();
    Invariant.check(
        list.size() == expected
            && distinct == expected
            && (expected == 0 || list.get(0).equals(ring.owner(keyHash))),
        "I6: %s are not %d distinct nodes from the owner of %x on",
        list,
        expected,
        keyHash);
  }
}
