package dev.distlab.index;

/** A leaf: keys with their values, linked to the leaves on both sides. */
final class LeafNode extends TreeNode {

  private static final Object[] NO_VALUES = {};

  Object[] values = NO_VALUES;
  LeafNode previous;
  LeafNode next;

  LeafNode(SpareArrays spares, boolean withPrefixes) {
    super(spares, withPrefixes);
  }

  void insert(int at, Object key, long prefix, Object value) {
    values = Slots.open(values, count, at, 1, spares);
    values[at] = value;
    insertKey(at, key, prefix);
  }

  void remove(int at) {
    values = Slots.close(values, count, at, 1, spares);
    removeKey(at);
  }

  /** Moves {@code width} entries of another leaf here. */
  void take(LeafNode source, int from, int width, int at) {
    values = Slots.open(values, count, at, width, spares);
    System.arraycopy(source.values, from, values, at, width);
    source.values = Slots.close(source.values, source.count, from, width, spares);
    takeKeys(source, from, width, at);
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
