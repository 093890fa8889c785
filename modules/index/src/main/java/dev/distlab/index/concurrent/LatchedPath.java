package dev.distlab.index.concurrent;

import java.util.Arrays;

/**
 * The second, pessimistic descent of {@link LatchCoupledTree}: the nodes from the last safe
 * ancestor to the leaf, all latched exclusively, so that a split or a merge finds its parent.
 */
final class LatchedPath {

  private static final int USUAL_HEIGHT = 8;

  private final LatchCoupledTree<?, ?> tree;
  private final boolean forInsert;
  private LatchedNode[] nodes = new LatchedNode[USUAL_HEIGHT];

  /** Of each node, the place among its parent's children. */
  private int[] places = new int[USUAL_HEIGHT];

  /** Of each node that may have to be mended, the neighbour that it is mended with. */
  private LatchedNode[] siblings = new LatchedNode[USUAL_HEIGHT];

  private int length;

  LatchedPath(LatchCoupledTree<?, ?> tree, boolean forInsert) {
    this.tree = tree;
    this.forInsert = forInsert;
  }

  /** Latches the way to the leaf for {@code key}. Even if this throws, {@link #release} is due. */
  LatchedNode descend(Object key) {
    LatchedNode node = tree.anchor;
    tree.latchExclusive(node);
    push(node, 0, null);
    while (!node.isLeaf) {
      int place = tree.order.below(node.keys, node.count, key);
      LatchedNode child = node.child(place);
      LatchedNode sibling = latch(node, place);
      if (isSafe(child)) {
        if (sibling != null) {
          tree.unlatchExclusive(sibling);
        }
        release();
        sibling = null;
      }
      push(child, place, sibling);
      node = child;
    }
    return node;
  }

  /**
   * Latches a child, and for a removal its neighbour too, from left to right: scans come from the
   * left along the leaves.
   */
  private LatchedNode latch(LatchedNode parent, int place) {
    if (forInsert || parent == tree.anchor) {
      tree.latchExclusive(parent.child(place));
      return null;
    }
    int left = Math.min(place, parent.count - 1);
    tree.latchExclusive(parent.child(left));
    tree.latchExclusive(parent.child(left + 1));
    return parent.child(left == place ? left + 1 : left);
  }

  /** Whether no split or merge can go on from this node to its parent. */
  private boolean isSafe(LatchedNode child) {
    if (forInsert) {
      return child.count < tree.maxKeys;
    }
    boolean isRoot = nodes[length - 1] == tree.anchor;
    return isRoot ? child.isLeaf || child.count > 1 : child.count > tree.minKeys;
  }

  /** Splits the leaf if it is overfull, then its parent, and so on; the tree grows at the top. */
  void split() {
    for (int i = length - 1; nodes[i].count > tree.maxKeys; i--) {
      LatchedNode right = new LatchedNode(nodes[i].isLeaf, tree.maxKeys);
      Object separator = nodes[i].splitInto(right);
      LatchedNode parent = nodes[i - 1];
      if (parent == tree.anchor) {
        LatchedNode root = LatchedNode.above(nodes[i], tree.maxKeys);
        root.insertChild(0, separator, right);
        tree.anchor.slots[0] = root;
      } else {
        parent.insertChild(places[i], separator, right);
      }
    }
  }

  /** Mends the leaf if it holds too few keys, then its parent, and so on; drops an empty root. */
  void mend() {
    for (int i = length - 1; i > 0 && nodes[i].count < tree.minKeys; i--) {
      LatchedNode parent = nodes[i - 1];
      if (parent == tree.anchor) {
        if (!nodes[i].isLeaf && nodes[i].count == 0) {
          tree.anchor.slots[0] = nodes[i].child(0);
        }
        return;
      }
      new LatchedSiblings(parent, Math.min(places[i], parent.count - 1)).mend(tree.minKeys);
    }
  }

  private void push(LatchedNode node, int place, LatchedNode sibling) {
    if (length == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * length);
      places = Arrays.copyOf(places, 2 * length);
      siblings = Arrays.copyOf(siblings, 2 * length);
    }
    nodes[length] = node;
    places[length] = place;
    siblings[length] = sibling;
    length++;
  }

  /** Gives back every latch that is held. */
  void release() {
    for (int i = 0; i < length; i++) {
      tree.unlatchExclusive(nodes[i]);
      if (siblings[i] != null) {
        tree.unlatchExclusive(siblings[i]);
      }
    }
    length = 0;
  }
}
