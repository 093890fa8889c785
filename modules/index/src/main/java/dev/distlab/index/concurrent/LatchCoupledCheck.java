package dev.distlab.index.concurrent;

import dev.distlab.kernel.Invariant;

/** Checks a quiet {@link LatchCoupledTree} against the invariants of the package. */
final class LatchCoupledCheck {

  private final LatchCoupledTree<?, ?> tree;
  private int leafDepth = -1;
  private LatchedNode previousLeaf;
  private long entries;

  LatchCoupledCheck(LatchCoupledTree<?, ?> tree) {
    this.tree = tree;
  }

  void run() {
    checkLatch(tree.anchor, 0);
    check(tree.anchor.child(0), 1, null, null);
    Invariant.check(previousLeaf.next == null, "I4: the links of the leaves lead on");
    Invariant.check(
        entries == tree.size(), "I5: %d entries in leaves, size is %d", entries, tree.size());
  }

  /** Checks what is above {@code low}, up to and including {@code high}; null limits nothing. */
  private void check(LatchedNode node, int depth, Object low, Object high) {
    checkLatch(node, depth);
    checkCount(node, depth);
    checkKeys(node, low, high);
    if (node.isLeaf) {
      checkLeaf(node, depth);
      return;
    }
    for (int i = 0; i <= node.count; i++) {
      Object childLow = i == 0 ? low : node.keys[i - 1];
      Object childHigh = i == node.count ? high : node.keys[i];
      check(node.child(i), depth + 1, childLow, childHigh);
    }
  }

  private static void checkLatch(LatchedNode node, int depth) {
    Invariant.check(node.latch.isFree(), "I7: a latch at depth %d is held", depth);
  }

  private void checkCount(LatchedNode node, int depth) {
    int least = depth > 1 ? tree.minKeys : node.isLeaf ? 0 : 1;
    Invariant.check(
        node.count >= least && node.count <= tree.maxKeys,
        "I2: %d keys at depth %d, allowed %d..%d",
        node.count,
        depth,
        least,
        tree.maxKeys);
  }

  private void checkKeys(LatchedNode node, Object low, Object high) {
    Object before = low;
    for (int i = 0; i < node.count; i++) {
      Object key = node.keys[i];
      Invariant.check(
          before == null || tree.order.compare(before, key) < 0,
          "I3: key %s is not above %s",
          key,
          before);
      before = key;
    }
    Invariant.check(
        high == null || before == null || tree.order.compare(before, high) <= 0,
        "I3: key %s is above the separator %s",
        before,
        high);
  }

  private void checkLeaf(LatchedNode leaf, int depth) {
    leafDepth = leafDepth < 0 ? depth : leafDepth;
    Invariant.check(depth == leafDepth, "I1: leaves at depths %d and %d", leafDepth, depth);
    Invariant.check(
        previousLeaf == null || previousLeaf.next == leaf,
        "I4: the links of the leaves miss the one at %s",
        leaf.keys[0]);
    previousLeaf = leaf;
    entries += leaf.count;
  }
}
