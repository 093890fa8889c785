package dev.distlab.index;

/**
 * An inner node: {@code count} separators and one child more. Child i holds the keys from separator
 * i - 1 up to, but not including, separator i.
 */
final class InnerNode extends TreeNode {

  private InnerNode(SpareArrays spares, boolean withPrefixes) {
    super(spares, withPrefixes, 1);
    items = Slots.open(items, 0, 0, 1, spares);
  }

  /** A node with one child and no separator yet. */
  static InnerNode over(TreeNode onlyChild) {
    InnerNode node = new InnerNode(onlyChild.spares, onlyChild.prefixes != null);
    node.setChild(0, onlyChild);
    return node;
  }

  TreeNode child(int at) {
    return (TreeNode) items[2 * at];
  }

  void setChild(int at, TreeNode child) {
    items[2 * at] = child;
  }

  /** Moves the right part, from child {@code from} on, to a new node; its separator goes up. */
  InnerNode splitAt(int from) {
    InnerNode right = InnerNode.over(child(from));
    right.take(this, from, count - from, 0);
    return right;
  }

  /** Moves the first {@code moved} children of the right neighbour here, around the parent. */
  void takeFromRight(InnerNode right, int moved, InnerNode parent, int separator) {
    insertKeyOf(parent, separator, count, right.child(0));
    take(right, 0, moved - 1, count);
    if (right.count > 0) {
      parent.setKey(separator, right, 0);
      right.removeFirstChild();
    }
  }

  /** Moves the last {@code moved} children of the left neighbour here, around the parent. */
  void takeFromLeft(InnerNode left, int moved, InnerNode parent, int separator) {
    int first = left.count + 1 - moved;
    insertKeyOf(parent, separator, 0, child(0));
    setChild(0, left.child(first));
    take(left, first, moved - 1, 0);
    parent.setKey(separator, left, first - 1);
    left.remove(first - 1);
  }

  private void removeFirstChild() {
    close(0, 0, 1);
  }

  /** Inserts a key of the parent, which keeps it, and the child to its right. */
  private void insertKeyOf(InnerNode parent, int separator, int at, TreeNode child) {
    long prefix = prefixes == null ? 0 : parent.prefixes[separator];
    insert(at, parent.key(separator), prefix, child);
  }
}
