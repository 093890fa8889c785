package dev.distlab.index;

/** Makes room in a {@link LongBTree} where a leaf is full. */
final class LongTreeGrowth {

  /** Half of what is split, and a root above it. */
  private static final int MOST_NEW_NODES = 2;

  private LongTreeGrowth() {}

  /**
   * Makes room in a full leaf, or in the nodes above it that have to take another child first.
   *
   * <p>A neighbour with room takes some entries; else two full leaves become three that are two
   * thirds full. So random inserts leave the leaves fuller than splitting one into two would.
   *
   * <p>At most one leaf or inner node is split, and the tree is whole again after that.
   *
   * @param index where the next key will go: behind all others of the tree, the leaf stays full
   */
  static void makeRoomInLeaf(LongBTree tree, int leaf, int index) {
    tree.nodes.reserve(MOST_NEW_NODES);
    int parentDepth = tree.height() - 2;
    if (leaf == tree.lastLeaf() && index == tree.nodes.count(leaf)) {
      if (hasRoom(tree, parentDepth)) {
        split(tree, parentDepth, leaf, 1);
        tree.changes.count(TreeChange.LEAF_APPEND_SPLIT);
      }
      return;
    }
    if (parentDepth < 0) {
      growRoot(tree);
      split(tree, 0, leaf, tree.nodes.count(leaf) / 2);
      tree.changes.count(TreeChange.LEAF_SPLIT);
      return;
    }
    if (!shiftToNeighbour(tree, parentDepth, leaf) && hasRoom(tree, parentDepth)) {
      splitTwoIntoThree(tree, parentDepth);
      tree.changes.count(TreeChange.LEAF_SPLIT);
    }
  }

  // --- leaves

  /**
   * Evens the leaf out with the emptier of its neighbours under the same parent, if that has room:
   * at least two places, so that afterwards both have room and the next key finds some, wherever it
   * goes.
   */
  private static boolean shiftToNeighbour(LongBTree tree, int depth, int leaf) {
    LongNodes nodes = tree.nodes;
    int parent = tree.pathNodes[depth];
    int child = tree.pathChildren[depth];
    int full = tree.maxLeafEntries;
    int enough = full - Math.max(2, full / 8);
    int left = child > 0 ? nodes.child(parent, child - 1) : LongNodes.NONE;
    int right = child < nodes.count(parent) ? nodes.child(parent, child + 1) : LongNodes.NONE;
    int inLeft = left == LongNodes.NONE ? full : nodes.count(left);
    int inRight = right == LongNodes.NONE ? full : nodes.count(right);
    if (Math.min(inLeft, inRight) > enough) {
      return false;
    }
    if (inLeft <= inRight) {
      nodes.movePairsLeft(left, leaf, (full - inLeft + 1) / 2);
      separate(tree, parent, child - 1);
    } else {
      nodes.movePairsRight(leaf, right, (full - inRight + 1) / 2);
      separate(tree, parent, child);
    }
    tree.changes.count(TreeChange.LEAF_SHIFT);
    return true;
  }

  /** The separator is the last key to its left. */
  static void separate(LongBTree tree, int parent, int separator) {
    int left = tree.nodes.child(parent, separator);
    tree.nodes.setInnerKey(parent, separator, tree.nodes.leafKey(left, tree.nodes.count(left) - 1));
  }

  private static void splitTwoIntoThree(LongBTree tree, int depth) {
    LongNodes nodes = tree.nodes;
    int parent = tree.pathNodes[depth];
    int child = Math.min(tree.pathChildren[depth], nodes.count(parent) - 1);
    int left = nodes.child(parent, child);
    int middle = nodes.child(parent, child + 1);
    int total = nodes.count(left) + nodes.count(middle);
    int toRight = Math.min((total - total / 3) / 2, nodes.count(middle) - 1);
    tree.pathChildren[depth] = child + 1;
    split(tree, depth, middle, toRight);
    nodes.movePairsRight(left, middle, nodes.count(left) - total / 3);
    separate(tree, parent, child);
    separate(tree, parent, child + 1);
  }

  /** Moves the last {@code width} entries of a leaf to a new leaf on its right. */
  private static void split(LongBTree tree, int depth, int leaf, int width) {
    LongNodes nodes = tree.nodes;
    if (depth < 0) {
      growRoot(tree);
      split(tree, 0, leaf, width);
      return;
    }
    int right = nodes.allocate();
    nodes.movePairsRight(leaf, right, width);
    nodes.linkAfter(leaf, right);
    if (nodes.next(right) == LongNodes.NONE) {
      tree.setLastLeaf(right);
    }
    long separator = nodes.leafKey(leaf, nodes.count(leaf) - 1);
    nodes.insertChild(tree.pathNodes[depth], tree.pathChildren[depth], separator, right);
  }

  // --- inner nodes

  /** Whether the node at {@code depth} can take a child; if not, it is split meanwhile. */
  private static boolean hasRoom(LongBTree tree, int depth) {
    if (depth < 0 || tree.nodes.count(tree.pathNodes[depth]) < tree.maxInnerKeys) {
      return true;
    }
    splitInner(tree, depth);
    return false;
  }

  private static void splitInner(LongBTree tree, int depth) {
    if (depth == 0) {
      growRoot(tree);
      splitInner(tree, 1);
      return;
    }
    if (!hasRoom(tree, depth - 1)) {
      return;
    }
    LongNodes nodes = tree.nodes;
    int node = tree.pathNodes[depth];
    int parent = tree.pathNodes[depth - 1];
    boolean append = isOnLastPath(tree, depth);
    int right = nodes.allocate();
    int last = nodes.count(node);
    nodes.setChild(right, 0, nodes.child(node, last));
    nodes.insertChild(parent, tree.pathChildren[depth - 1], nodes.innerKey(node, last - 1), right);
    nodes.removeChild(node, last - 1);
    int more = append ? 1 : (last - 1) / 2;
    nodes.moveChildrenRight(node, right, more, parent, tree.pathChildren[depth - 1]);
    tree.changes.count(append ? TreeChange.INNER_APPEND_SPLIT : TreeChange.INNER_SPLIT);
  }

  private static boolean isOnLastPath(LongBTree tree, int depth) {
    for (int above = 0; above <= depth; above++) {
      if (tree.pathChildren[above] != tree.nodes.count(tree.pathNodes[above])) {
        return false;
      }
    }
    return true;
  }

  /** Puts a root with one child above the old one, and in front of the path. */
  private static void growRoot(LongBTree tree) {
    int oldRoot = tree.root();
    for (int depth = tree.height() - 1; depth > 0; depth--) {
      tree.pathNodes[depth] = tree.pathNodes[depth - 1];
      tree.pathChildren[depth] = tree.pathChildren[depth - 1];
    }
    int root = tree.nodes.allocate();
    tree.nodes.setChild(root, 0, oldRoot);
    tree.pathNodes[0] = root;
    tree.pathChildren[0] = 0;
    tree.growTo(root);
    tree.changes.count(TreeChange.ROOT_SPLIT);
  }
}
