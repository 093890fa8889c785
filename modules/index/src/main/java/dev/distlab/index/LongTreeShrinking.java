package dev.distlab.index;

/**
 * What happens after a removal from a {@link LongBTree}: a node that is less than half full borrows
 * from a neighbour that has entries to spare, or is merged with it.
 */
final class LongTreeShrinking {

  private LongTreeShrinking() {}

  static void afterRemoval(LongBTree tree, int leaf) {
    int depth = tree.height() - 2;
    if (depth >= 0 && tree.nodes.count(leaf) < tree.minLeafEntries()) {
      repairLeaf(tree, depth, leaf);
    }
  }

  /** What the richer of two neighbours gives: half of the difference, if it can spare that. */
  private static int share(LongBTree tree, int richer, int poorer, int least) {
    int difference = tree.nodes.count(richer) - tree.nodes.count(poorer);
    return Math.min((difference + 1) / 2, tree.nodes.count(richer) - least);
  }

  private static void repairLeaf(LongBTree tree, int depth, int leaf) {
    LongNodes nodes = tree.nodes;
    int parent = tree.pathNodes[depth];
    int child = tree.pathChildren[depth];
    int least = tree.minLeafEntries();
    if (child > 0) {
      int left = nodes.child(parent, child - 1);
      if (nodes.count(left) <= least) {
        tree.changes.count(TreeChange.LEAF_MERGE_LEFT);
        mergeLeaves(tree, left, leaf);
        dropChild(tree, depth, child - 1);
      } else {
        tree.changes.count(TreeChange.LEAF_BORROW_LEFT);
        nodes.movePairsRight(left, leaf, share(tree, left, leaf, least));
        LongTreeGrowth.separate(tree, parent, child - 1);
      }
    } else {
      int right = nodes.child(parent, 1);
      if (nodes.count(right) <= least) {
        tree.changes.count(TreeChange.LEAF_MERGE_RIGHT);
        mergeLeaves(tree, leaf, right);
        dropChild(tree, depth, 0);
      } else {
        tree.changes.count(TreeChange.LEAF_BORROW_RIGHT);
        nodes.movePairsLeft(leaf, right, share(tree, right, leaf, least));
        LongTreeGrowth.separate(tree, parent, 0);
      }
    }
  }

  private static void mergeLeaves(LongBTree tree, int left, int right) {
    LongNodes nodes = tree.nodes;
    nodes.movePairsLeft(left, right, nodes.count(right));
    nodes.unlink(right);
    nodes.free(right);
    if (nodes.next(left) == LongNodes.NONE) {
      tree.setLastLeaf(left);
    }
  }

  /** Takes out a separator and the child to its right, which has been emptied into the left. */
  private static void dropChild(LongBTree tree, int depth, int separator) {
    LongNodes nodes = tree.nodes;
    int parent = tree.pathNodes[depth];
    nodes.removeChild(parent, separator);
    if (depth == 0) {
      if (nodes.count(parent) == 0) {
        tree.collapseTo(nodes.child(parent, 0));
        nodes.free(parent);
        tree.changes.count(TreeChange.ROOT_COLLAPSE);
      }
    } else if (nodes.count(parent) < tree.minInnerKeys()) {
      repairInner(tree, depth - 1, parent);
    }
  }

  private static void repairInner(LongBTree tree, int depth, int node) {
    LongNodes nodes = tree.nodes;
    int parent = tree.pathNodes[depth];
    int child = tree.pathChildren[depth];
    int least = tree.minInnerKeys();
    if (child > 0) {
      int left = nodes.child(parent, child - 1);
      if (nodes.count(left) <= least) {
        tree.changes.count(TreeChange.INNER_MERGE_LEFT);
        mergeInner(tree, left, node, depth, child - 1);
      } else {
        tree.changes.count(TreeChange.INNER_BORROW_LEFT);
        nodes.moveChildrenRight(left, node, share(tree, left, node, least), parent, child - 1);
      }
    } else {
      int right = nodes.child(parent, 1);
      if (nodes.count(right) <= least) {
        tree.changes.count(TreeChange.INNER_MERGE_RIGHT);
        mergeInner(tree, node, right, depth, 0);
      } else {
        tree.changes.count(TreeChange.INNER_BORROW_RIGHT);
        nodes.moveChildrenLeft(node, right, share(tree, right, node, least), parent, 0);
      }
    }
  }

  private static void mergeInner(LongBTree tree, int left, int right, int depth, int separator) {
    LongNodes nodes = tree.nodes;
    int parent = tree.pathNodes[depth];
    nodes.moveChildrenLeft(left, right, nodes.count(right) + 1, parent, separator);
    nodes.free(right);
    dropChild(tree, depth, separator);
  }
}
