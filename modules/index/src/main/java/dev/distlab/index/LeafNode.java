package dev.distlab.index;

/** A leaf: keys with their values, linked to the leaves on both sides. */
final class LeafNode extends TreeNode {

  LeafNode previous;
  LeafNode next;

  LeafNode(SpareArrays spares, boolean withPrefixes, int room) {
    super(spares, withPrefixes, 0, room);
  }

  /** Another leaf of the same tree, empty and not yet in the chain. */
  LeafNode newLeaf(int room) {
    return new LeafNode(spares, prefixes != null, room);
  }

  Object value(int at) {
    return items[2 * at + 1];
  }

  void setValue(int at, Object value) {
    items[2 * at + 1] = value;
  }

  void linkAfter(LeafNode left) {
    previous = left;
    next = left.next;
    left.next = this;
    if (next != null) {
      next.previous = this;
    }
  }

  void unlink() {
    if (previous != null) {
      previous.next = next;
    }
    if (next != null) {
      next.previous = previous;
    }
  }
}
