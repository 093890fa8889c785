package dev.distlab.index;

/**
 * An inner node: {@code count} separators and one child more. Child i holds the keys from separator
 * i - 1 up to, but not including, separator i.
 */
final class InnerNode extends TreeNode {

  private InnerNode(SpareArrays spares, boolean withPrefixes, int room) {
    super(spares, withPrefixes, 1, room);
  }

  /** A node with one child, and room for {@code room} separators with the children behind them. */
  static InnerNode over(TreeNode onlyChild, int room) {
    InnerNode node = new InnerNode(onlyChild.spares, onlyChild.prefixes != null, room);
    node.setChild(0, onlyChild);
    return node;
  }

  /** Another inner node of the same tree, without a child. */
  InnerNode newInner(int room) {
    return new InnerNode(spares, prefixes != null, room);
  }

  TreeNode child(int at) {
    return (TreeNode) items[2 * at];
  }

  void setChild(int at, TreeNode child) {
    items[2 * at] = child;
  }

  // Neighbours of a node on the path have the same parent; a child that moves goes around it.

  /** Moves the first {@code moved} children of the right neighbour here; there must be room. */
  void takeFromRight(InnerNode right, int moved, InnerNode parent, int separator) {
    insertKeyOf(parent, separator, count, right.child(0));
    take(right, 0, moved - 1, count);
    if (right.count > 0) {
      parent.setKey(separator, right, 0);
      right.removeFirstChild();
    }
  }

  /** Moves the last {@code moved} children of the left neighbour here; there must be room. */
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
