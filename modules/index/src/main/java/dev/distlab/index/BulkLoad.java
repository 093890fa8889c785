package dev.distlab.index;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;

/**
 * Builds a tree from entries in ascending order: full leaves first, then level upon level. The tree
 * gets all of it at the end, or nothing.
 */
final class BulkLoad {

  private final BTree tree;
  private final int expectedModificationCount;
  private final List<LeafNode> leaves = new ArrayList<>();
  private KeyPrefix kind = KeyPrefix.NONE;
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
    expectedModificationCount = tree.modificationCount();
  }

  /**
   * Adds the next entry.
   *
   * @throws IllegalArgumentException if the key is not above the one before, or the two do not
   *     agree on that
   */
  void add(Object key, Object value) {
    if (size == 0) {
      tree.checkFirst(key);
    } else {
      if (tree.compare(lastKey, key) >= 0) {
        throw new IllegalArgumentException(
            "entry " + size + " with key " + key + " is not above the one before, " + lastKey);
      }
      if (kind == KeyPrefix.NONE) {
        tree.checkAgreement(lastKey, key);
      }
    }
    addUnchecked(key, value);
  }

  /** Adds the next entry without comparing its key. */
  void addUnchecked(Object key, Object value) {
    if (size == 0) {
      kind = tree.kindOfFirst(key);
      current = new LeafNode(tree.spares, kind != KeyPrefix.NONE, 1);
      leaves.add(current);
    } else if (current.count == tree.maxKeys) {
      LeafNode next = current.newLeaf(1);
      next.linkAfter(current);
      leaves.add(next);
      current = next;
    }
    current.makeRoom(1);
    current.insert(current.count, key, kind.of(key), value);
    lastKey = key;
    size++;
  }

  /**
   * Builds the levels above the leaves and hands them to the tree.
   *
   * @throws ConcurrentModificationException if the tree has been changed by another meanwhile
   */
  void finish() {
    TreeNode root = size == 0 ? null : build();
    if (tree.modificationCount() != expectedModificationCount) {
      throw new ConcurrentModificationException("the map was changed by the source of its entries");
    }
    if (size > 0) {
      tree.install(root, kind, size);
    }
  }

  private TreeNode build() {
    fillUpLastLeaf();
    List<TreeNode> level = new ArrayList<>(leaves);
    List<LeafNode> firstLeaves = leaves;
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
    }
    return level.get(0);
  }

  private void fillUpLastLeaf() {
    LeafNode left = current.previous;
    if (left != null && current.count < tree.minKeys()) {
      int moved = (left.count - current.count) / 2;
      current.makeRoom(moved);
      current.take(left, left.count - moved, moved, 0);
      left.tighten();
    }
  }

  /** A node over some children; the separator before a child is the first key of its first leaf. */
  private static InnerNode join(
      List<TreeNode> children, List<LeafNode> firstLeaves, int from, int to) {
    InnerNode node = InnerNode.over(children.get(from), to - from - 1);
    for (int i = from + 1; i < to; i++) {
      LeafNode first = firstLeaves.get(i);
      node.insert(node.count, first.key(0), first.prefix(0), children.get(i));
    }
    return node;
  }
}
