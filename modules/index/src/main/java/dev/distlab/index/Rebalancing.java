package dev.distlab.index;

/**
 * What happens after a removal: a separator that went with its key is replaced, and a node that is
 * less than half full borrows from a neighbour that has keys to spare, or is merged with it.
 */
final class Rebalancing {

  // Design. prepare foresees what afterRemoval will do and gets the memory for it, as long as
  // nothing has been removed: a removal that finds no memory leaves the tree as it was.

  private Rebalancing() {}

  /** Makes room for all that will move once an entry has been removed from {@code leaf}. */
  static void prepare(BTree tree, LeafNode leaf) {
    leaf.tighten();
    TreeNode node = leaf;
    for (int depth = tree.height() - 2; depth >= 0; depth--) {
      int left = node.count - 1;
      if (left >= tree.minKeys()) {
        return;
      }
      InnerNode parent = tree.innerOnPath(depth);
      int child = tree.childOnPath(depth);
      TreeNode neighbour = parent.child(child > 0 ? child - 1 : 1);
      if (neighbour.count > tree.minKeys()) {
        node.makeRoom(share(tree, neighbour, left) - 1);
        return;
      }
      TreeNode merged = child > 0 ? neighbour : node;
      merged.makeRoom(child > 0 ? node.count : neighbour.count);
      node = parent;
    }
  }

  /** Repairs the tree after an entry has been removed at {@code at} of {@code leaf}. */
  static void afterRemoval(BTree tree, LeafNode leaf, int at) {
    if (at == 0) {
      replaceSeparator(tree, leaf);
    }
    int depth = tree.height() - 2;
    if (depth >= 0 && leaf.count < tree.minKeys()) {
      repairLeaf(tree, depth, leaf);
    }
  }

  /**
   * The separator to the left of a leaf is the first key of that leaf. It stands in the lowest node
   * of the path in which the path does not take the first child.
   */
  private static void replaceSeparator(BTree tree, LeafNode leaf) {
    LeafNode successor = leaf.count > 0 ? leaf : leaf.next;
    int depth = tree.height() - 2;
    while (depth >= 0 && tree.childOnPath(depth) == 0) {
      depth--;
    }
    if (depth >= 0 && successor != null) {
      tree.innerOnPath(depth).setKey(tree.childOnPath(depth) - 1, successor, 0);
      tree.changes.count(TreeChange.SEPARATOR_REPLACED);
    }
  }

  /** What the richer of two neighbours gives: half of the difference, if it can spare that. */
  private static int share(BTree tree, TreeNode richer, int poorerCount) {
    return Math.min((richer.count - poorerCount + 1) / 2, richer.count - tree.minKeys());
  }

  // --- leaves

  private static void repairLeaf(BTree tree, int depth, LeafNode leaf) {
    InnerNode parent = tree.innerOnPath(depth);
    int child = tree.childOnPath(depth);
    if (child > 0) {
      LeafNode left = (LeafNode) parent.child(child - 1);
      if (left.count <= tree.minKeys()) {
        tree.changes.count(TreeChange.LEAF_MERGE_LEFT);
        mergeLeaves(tree, left, leaf);
        dropChild(tree, depth, parent, child - 1);
      } else {
        tree.changes.count(TreeChange.LEAF_BORROW_LEFT);
        int moved = share(tree, left, leaf.count);
        leaf.take(left, left.count - moved, moved, 0);
        parent.setKey(child - 1, leaf, 0);
      }
    } else {
      LeafNode right = (LeafNode) parent.child(1);
      if (right.count <= tree.minKeys()) {
        tree.changes.count(TreeChange.LEAF_MERGE_RIGHT);
        mergeLeaves(tree, leaf, right);
        dropChild(tree, depth, parent, 0);
      } else {
        tree.changes.count(TreeChange.LEAF_BORROW_RIGHT);
        leaf.take(right, 0, share(tree, right, leaf.count), leaf.count);
        parent.setKey(0, right, 0);
      }
    }
  }

  private static void mergeLeaves(BTree tree, LeafNode left, LeafNode right) {
    left.take(right, 0, right.count, left.count);
    right.unlink();
    right.leaveArrays();
    if (left.next == null) {
      tree.setLastLeaf(left);
    }
  }

  // --- inner nodes

  /** Takes out a separator and the child to its right, which has been emptied into the left. */
  private static void dropChild(BTree tree, int depth, InnerNode parent, int separator) {
    parent.remove(separator);
    if (depth == 0) {
      if (parent.count == 0) {
        tree.collapseTo(parent.child(0));
        tree.changes.count(TreeChange.ROOT_COLLAPSE);
      }
    } else if (parent.count < tree.minKeys()) {
      repairInner(tree, depth - 1, parent);
    }
  }

  private static void repairInner(BTree tree, int depth, InnerNode node) {
    InnerNode parent = tree.innerOnPath(depth);
    int child = tree.childOnPath(depth);
    if (child > 0) {
      InnerNode left = (InnerNode) parent.child(child - 1);
      if (left.count <= tree.minKeys()) {
        tree.changes.count(TreeChange.INNER_MERGE_LEFT);
        mergeInner(left, node, parent, child - 1);
        dropChild(tree, depth, parent, child - 1);
      } else {
        tree.changes.count(TreeChange.INNER_BORROW_LEFT);
        node.takeFromLeft(left, share(tree, left, node.count), parent, child - 1);
      }
    } else {
      InnerNode right = (InnerNode) parent.child(1);
      if (right.count <= tree.minKeys()) {
        tree.changes.count(TreeChange.INNER_MERGE_RIGHT);
        mergeInner(node, right, parent, 0);
        dropChild(tree, depth, parent, 0);
      } else {
        tree.changes.count(TreeChange.INNER_BORROW_RIGHT);
        node.takeFromRight(right, share(tree, right, node.count), parent, 0);
      }
    }
  }

  private static void mergeInner(InnerNode left, InnerNode right, InnerNode parent, int separator) {
    left.takeFromRight(right, right.count + 1, parent, separator);
    right.leaveArrays();
  }
}
