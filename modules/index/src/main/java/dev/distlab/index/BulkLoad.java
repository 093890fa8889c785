package dev.distlab.index;

import java.util.ArrayList;
import java.util.List;

/** Builds a tree from entries in ascending order: full leaves first, then level upon level. */
final class BulkLoad {

  private final BTree tree;
  private final List<LeafNode> leaves = new ArrayList<>();
  private LeafNode current;
  private Object lastKey;
  private int size;

  /** A load into a tree that must be empty. */
  BulkLoad(BTree tree) {
    if (tree.size() != 0) {
      throw new IllegalStateException(
          "a load needs an empty tree, not " + tree.size() + " entries");
    }
    this.tree = tree;
  }

  /**
   * Adds the next entry.
   *
   * @throws IllegalArgumentException if the key is not above the one before, or the two do not
   *     agree on that
   */
  void add(Object key, Object value) {
    if (size == 0) {
      tree.adoptKindOf(key);
      current = tree.firstLeaf();
      leaves.add(current);
    } else {
      if (tree.compare(lastKey, key) >= 0) {
        throw new IllegalArgumentException(
            "entry " + size + " with key " + key + " is not above the one before, " + lastKey);
      }
      tree.checkAgreement(lastKey, key);
      if (current.count == tree.maxKeys) {
        LeafNode next = new LeafNode(current.spares, current.prefixes != null);
        next.linkAfter(current);
        leaves.add(next);
        current = next;
      }
    }
    current.insert(current.count, key, tree.prefixKind().of(key), value);
    lastKey = key;
    size++;
  }

  /** Builds the levels above the leaves and hands them to the tree. */
  void finish() {
    if (size == 0) {
      return;
    }
    fillUpLastLeaf();
    List<TreeNode> level = new ArrayList<>(leaves);
    List<LeafNode> firstLeaves = leaves;
    int height = 1;
    while (level.size() > 1) {
      int nodes = (level.size() + tree.maxKeys) / (tree.maxKeys + 1);
      List<TreeNode> above = new ArrayList<>(nodes);
      List<LeafNode> firstLeavesAbove = new ArrayList<>(nodes);
      for (int i = 0; i < nodes; i++) {
        int from = (int) ((long) level.size() * i / nodes);
        int to = (int) ((long) level.size() * (i + 1) / nodes);
        above.add(join(level, firstLeaves, from, to));
        firstLeavesAbove.add(firstLeaves.get(from));
      }
      level = above;
      firstLeaves = firstLeavesAbove;
      height++;
    }
    tree.install(level.get(0), height, current, size);
  }

  private void fillUpLastLeaf() {
    LeafNode left = current.previous;
    if (left != null && current.count < tree.minKeys()) {
      int moved = (left.count - current.count) / 2;
      current.take(left, left.count - moved, moved, 0);
    }
  }

  /** A node over some children; the separator before a child is the first key of its first leaf. */
  private static InnerNode join(
      List<TreeNode> children, List<LeafNode> firstLeaves, int from, int to) {
    InnerNode node = InnerNode.over(children.get(from));
    for (int i = from + 1; i < to; i++) {
      LeafNode first = firstLeaves.get(i);
      long prefix = first.prefixes == null ? 0 : first.prefixes[0];
      node.insert(node.count, first.key(0), prefix, children.get(i));
    }
    return node;
  }
}
