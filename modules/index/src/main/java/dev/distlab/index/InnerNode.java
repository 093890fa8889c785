package dev.distlab.index;

/**
 * An inner node: {@code count} separators and one child more. Child i holds the keys from separator
 * i - 1 up to, but not including, separator i.
 */
final class InnerNode extends TreeNode {

  private static final TreeNode[] NO_CHILDREN = {};

  TreeNode[] children = NO_CHILDREN;

  InnerNode(SpareArrays spares, boolean withPrefixes) {
    super(spares, withPrefixes);
  }

  /** A node with one child and no separator yet. */
  static InnerNode over(TreeNode onlyChild) {
    InnerNode node = new InnerNode(onlyChild.spares, onlyChild.prefixes != null);
    node.children = Slots.open(node.children, 0, 0, 1);
    node.children[0] = onlyChild;
    return node;
  }

  /** Puts {@code child} to the right of child {@code at}, with the separator between the two. */
  void insert(int at, Object separator, long prefix, TreeNode child) {
    children = Slots.open(children, count + 1, at + 1, 1);
    children[at + 1] = child;
    insertKey(at, separator, prefix);
  }

  /** Takes out separator {@code at} and the child to its right. */
  void remove(int at) {
    children = Slots.close(children, count + 1, at + 1, 1);
    removeKey(at);
  }

  /** Moves the right part, from child {@code from} on, to a new node; its separator goes up. */
  InnerNode splitAt(int from) {
    InnerNode right = new InnerNode(spares, prefixes != null);
    int moved = count + 1 - from;
    right.children = Slots.open(right.children, 0, 0, moved);
    System.arraycopy(children, from, right.children, 0, moved);
    children = Slots.close(children, count + 1, from, moved);
    right.takeKeys(this, from, moved - 1, 0);
    return right;
  }

  /** Moves the first {@code moved} children of the right neighbour here, around the parent. */
  void takeFromRight(InnerNode right, int moved, InnerNode parent, int separator) {
    takeChildren(right, 0, moved, count + 1);
    insertKeyOf(parent, separator, count);
    takeKeys(right, 0, moved - 1, count);
    if (right.count > 0) {
      parent.setKey(separator, right, 0);
      right.removeKey(0);
    }
  }

  /** Moves the last {@code moved} children of the left neighbour here, around the parent. */
  void takeFromLeft(InnerNode left, int moved, InnerNode parent, int separator) {
    takeChildren(left, left.count + 1 - moved, moved, 0);
    insertKeyOf(parent, separator, 0);
    takeKeys(left, left.count + 1 - moved, moved - 1, 0);
    parent.setKey(separator, left, left.count - 1);
    left.removeKey(left.count - 1);
  }

  /** To be called while both nodes still have as many keys as before. */
  private void takeChildren(InnerNode source, int from, int moved, int at) {
    children = Slots.open(children, count + 1, at, moved);
    System.arraycopy(source.children, from, children, at, moved);
    source.children = Slots.close(source.children, source.count + 1, from, moved);
  }
}
