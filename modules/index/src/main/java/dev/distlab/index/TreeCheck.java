package dev.distlab.index;

import dev.distlab.kernel.Invariant;

/** Checks a whole tree against the invariants I1 to I6 of the package. */
final class TreeCheck {

  private final BTree tree;
  private LeafNode previousLeaf;
  private int entries;

  TreeCheck(BTree tree) {
    this.tree = tree;
  }

  void run() {
    check(tree.root(), 1, true);
    Invariant.check(
        previousLeaf == tree.lastLeaf() && previousLeaf.next == null,
        "I4: the chain of leaves does not end at the last leaf");
    Invariant.check(
        entries == tree.size(), "I5: %d entries in leaves, size is %d", entries, tree.size());
  }

  private void check(TreeNode node, int level, boolean lastOfLevel) {
    checkCount(node, level, lastOfLevel);
    checkOrder(node);
    checkPrefixes(node);
    if (node instanceof InnerNode inner) {
      Invariant.check(level < tree.height(), "I1: an inner node at the leaves' level %d", level);
      for (int i = 0; i <= inner.count; i++) {
        check(inner.child(i), level + 1, lastOfLevel && i == inner.count);
        if (i > 0) {
          checkSeparator(inner.key(i - 1), firstLeafOf(inner.child(i)));
        }
      }
    } else {
      Invariant.check(level == tree.height(), "I1: a leaf at level %d of %d", level, tree.height());
      checkChain((LeafNode) node);
    }
  }

  private void checkCount(TreeNode node, int level, boolean lastOfLevel) {
    int least = level == 1 ? (node instanceof InnerNode ? 1 : 0) : lastOfLevel ? 1 : tree.minKeys();
    Invariant.check(
        node.count >= least && node.count <= tree.maxKeys,
        "I2: a node at level %d with %d keys, allowed %d..%d",
        level,
        node.count,
        least,
        tree.maxKeys);
  }

  private void checkOrder(TreeNode node) {
    for (int i = 1; i < node.count; i++) {
      checkAscending(node.key(i - 1), node.key(i));
    }
  }

  private void checkAscending(Object low, Object high) {
    Invariant.check(
        tree.compare(low, high) < 0 && tree.compare(high, low) > 0,
        "I3: key %s is not below key %s",
        low,
        high);
  }

  private void checkSeparator(Object separator, LeafNode right) {
    Invariant.check(
        right.key(0) == separator || tree.compare(separator, right.key(0)) == 0,
        "I3: separator %s is not the first key to its right, %s",
        separator,
        right.key(0));
  }

  private static LeafNode firstLeafOf(TreeNode node) {
    TreeNode current = node;
    while (current instanceof InnerNode inner) {
      current = inner.child(0);
    }
    return (LeafNode) current;
  }

  private void checkChain(LeafNode leaf) {
    Invariant.check(
        leaf.previous == previousLeaf
            && (previousLeaf == null ? leaf == tree.firstLeaf() : previousLeaf.next == leaf),
        "I4: the chain of leaves misses the leaf that starts with %s",
        leaf.count == 0 ? null : leaf.key(0));
    if (previousLeaf != null) {
      checkAscending(previousLeaf.key(previousLeaf.count - 1), leaf.key(0));
    }
    previousLeaf = leaf;
    entries += leaf.count;
  }

  private void checkPrefixes(TreeNode node) {
    KeyPrefix kind = tree.prefixKind();
    for (int i = 0; i < node.count && kind != KeyPrefix.NONE; i++) {
      Invariant.check(
          kind.covers(node.key(i)) && node.prefixes[i] == kind.of(node.key(i)),
          "I6: prefix %d does not belong to key %s",
          node.prefixes[i],
          node.key(i));
    }
    for (int i = node.count; kind != KeyPrefix.NONE && i < node.prefixes.length; i++) {
      Invariant.check(
          node.prefixes[i] == Long.MAX_VALUE, "I6: prefix %d of no key", node.prefixes[i]);
    }
    for (int i = 0; i < node.signposts.length && kind != KeyPrefix.NONE; i++) {
      boolean full = (i + 1) * NodeSearch.GROUP <= node.count;
      long last = full ? node.prefixes[(i + 1) * NodeSearch.GROUP - 1] : Long.MAX_VALUE;
      Invariant.check(
          node.signposts[i] == last, "I6: signpost %d of prefix %d", node.signposts[i], last);
    }
  }
}
