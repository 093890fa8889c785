package dev.distlab.index;

import dev.distlab.kernel.Invariant;

/** Checks a whole {@link LongBTree} against the invariants I1 to I6 of the package. */
final class LongTreeCheck {

  private final LongBTree tree;
  private final LongNodes nodes;
  private int previousLeaf = LongNodes.NONE;
  private int entries;
  private int nodesSeen;

  LongTreeCheck(LongBTree tree) {
    this.tree = tree;
    this.nodes = tree.nodes;
  }

  void run() {
    check(tree.root(), 1, true, Long.MIN_VALUE, Long.MAX_VALUE);
    Invariant.check(
        previousLeaf == tree.lastLeaf() && nodes.next(previousLeaf) == LongNodes.NONE,
        "I4: the chain of leaves does not end at the last leaf");
    Invariant.check(
        entries == tree.size(), "I5: %d entries in leaves, size is %d", entries, tree.size());
    Invariant.check(
        nodesSeen == nodes.nodesInUse(),
        "I5: %d nodes in the tree, %d in use",
        nodesSeen,
        nodes.nodesInUse());
  }

  /** Checks the part below a node, whose keys must lie in {@code low..high}. */
  private void check(int node, int level, boolean lastOfLevel, long low, long high) {
    nodesSeen++;
    boolean leaf = level == tree.height();
    checkDepth(node, level);
    checkCount(node, level, leaf, lastOfLevel);
    checkUnusedKeys(node);
    checkSignposts(node);
    if (leaf) {
      checkLeaf(node, low, high);
      return;
    }
    long from = low;
    for (int i = 0; i <= nodes.count(node); i++) {
      boolean last = i == nodes.count(node);
      long to = last ? high : nodes.innerKey(node, i);
      Invariant.check(from <= to && to <= high, "I3: separator %d outside %d..%d", to, from, high);
      check(nodes.child(node, i), level + 1, lastOfLevel && last, from, to);
      from = last ? from : to + 1;
    }
  }

  /** Leaves have neighbours, but for one that is the root; inner nodes have none. */
  private void checkDepth(int node, int level) {
    boolean leaf =
        tree.height() == 1
            || nodes.next(node) != LongNodes.NONE
            || nodes.previous(node) != LongNodes.NONE;
    Invariant.check(
        leaf == (level == tree.height()),
        "I1: %s node %d at level %d of %d",
        leaf ? "leaf" : "inner",
        node,
        level,
        tree.height());
  }

  private void checkCount(int node, int level, boolean leaf, boolean lastOfLevel) {
    int most = leaf ? tree.maxLeafEntries : tree.maxInnerKeys;
    int half = leaf ? tree.minLeafEntries() : tree.minInnerKeys();
    int least = level == 1 ? (leaf ? 0 : 1) : lastOfLevel ? 1 : half;
    Invariant.check(
        nodes.count(node) >= least && nodes.count(node) <= most,
        "I2: a node at level %d with %d keys, allowed %d..%d",
        level,
        nodes.count(node),
        least,
        most);
  }

  /** A search relies on them, and on that of the last child, which has no separator either. */
  private void checkUnusedKeys(int node) {
    for (int i = nodes.count(node); i < LongNodes.LEAF_PAIRS; i++) {
      long key = nodes.slab(node)[LongNodes.at(node) + i];
      Invariant.check(key == Long.MAX_VALUE, "I3: key %d in unused place %d", key, i);
    }
  }

  /** A signpost is the last key of its group, for unused keys too. */
  private void checkSignposts(int node) {
    long[] posts = nodes.signposts(node);
    for (int group = 0; group < LongNodes.GROUP - 1; group++) {
      int lastKey = (group + 1) * LongNodes.GROUP - 1;
      long last = nodes.slab(node)[LongNodes.at(node) + lastKey];
      long post = posts[LongNodes.signpostsAt(node) + group];
      Invariant.check(post == last, "I6: signpost %d of group %d, key %d", post, group, last);
    }
  }

  private void checkLeaf(int leaf, long low, long high) {
    for (int i = 0; i < nodes.count(leaf); i++) {
      long key = nodes.leafKey(leaf, i);
      Invariant.check(key >= low && key <= high, "I3: key %d outside %d..%d", key, low, high);
      Invariant.check(
          i == 0 || nodes.leafKey(leaf, i - 1) < key,
          "I3: key %d is not above the one before",
          key);
    }
    Invariant.check(
        nodes.previous(leaf) == previousLeaf
            && (previousLeaf == LongNodes.NONE
                ? leaf == tree.firstLeaf()
                : nodes.next(previousLeaf) == leaf),
        "I4: the chain of leaves misses leaf %d",
        leaf);
    previousLeaf = leaf;
    entries += nodes.count(leaf);
  }
}
