package dev.distlab.index;

/**
 * What happens when a key comes to a full node: the node is split, and a separator goes to its
 * parent, which may have to be split in turn.
 */
final class Splitting {

  // Design. On the way up, each level gets the memory that its split will need, and nothing else
  // happens; from the top down again, each level then moves its keys and needs none. So an insert
  // that finds no memory, at whatever level, leaves the tree as it was. For that the key that goes
  // up must be known before the node is split.

  private Splitting() {}

  /** A key that comes to a node, and what it leads to. */
  record Newcomer(Object key, long prefix, Object follower) {

    /** The key that stands at {@code index} once this one has come to {@code at} of a node. */
    Newcomer orOld(TreeNode node, int at, int index) {
      if (index == at) {
        return this;
      }
      int old = index < at ? index : index - 1;
      return new Newcomer(node.key(old), node.prefix(old), null);
    }

    Newcomer leadingTo(TreeNode node) {
      return new Newcomer(key, prefix, node);
    }

    void insertInto(TreeNode node, int at) {
      node.insert(at, key, prefix, follower);
    }
  }

  // --- leaves

  /** Inserts an entry at {@code at} of a full leaf. */
  static void insertIntoFull(BTree tree, LeafNode leaf, int at, Newcomer entry) {
    if (leaf == tree.lastLeaf() && at == leaf.count) {
      appendLeaf(tree, leaf, entry);
    } else {
      splitLeaf(tree, leaf, at, entry);
    }
  }

  /** At the very end of the tree the leaf stays full, so that ascending keys fill every leaf. */
  private static void appendLeaf(BTree tree, LeafNode leaf, Newcomer entry) {
    LeafNode right = leaf.newLeaf(1);
    insertIntoParent(tree, tree.height() - 2, leaf, entry.leadingTo(right));
    entry.insertInto(right, 0);
    link(tree, leaf, right);
    tree.changes.count(TreeChange.LEAF_APPEND_SPLIT);
  }

  /** Splits a leaf in the middle and copies the first key of its right part up. */
  private static void splitLeaf(BTree tree, LeafNode leaf, int at, Newcomer entry) {
    int keep = leaf.count / 2 + 1;
    LeafNode right = leaf.newLeaf(leaf.count + 1 - keep);
    LeafNode shorter = leaf.newLeaf(keep);
    leaf.makeRoom(1);
    Newcomer separator = entry.orOld(leaf, at, keep).leadingTo(right);
    insertIntoParent(tree, tree.height() - 2, leaf, separator);
    entry.insertInto(leaf, at);
    right.take(leaf, keep, leaf.count - keep, 0);
    leaf.moveInto(shorter);
    link(tree, leaf, right);
    tree.changes.count(TreeChange.LEAF_SPLIT);
  }

  private static void link(BTree tree, LeafNode leaf, LeafNode right) {
    right.linkAfter(leaf);
    if (right.next == null) {
      tree.setLastLeaf(right);
    }
  }

  // --- inner nodes

  private static void insertIntoParent(BTree tree, int depth, TreeNode left, Newcomer separator) {
    if (depth < 0) {
      InnerNode root = InnerNode.over(left, 1);
      tree.growTo(root);
      separator.insertInto(root, 0);
      tree.changes.count(TreeChange.ROOT_SPLIT);
      return;
    }
    InnerNode parent = tree.innerOnPath(depth);
    int at = tree.childOnPath(depth);
    if (parent.count < tree.maxKeys) {
      parent.makeRoom(1);
      separator.insertInto(parent, at);
    } else if (at == parent.count && isOnLastPath(tree, depth)) {
      appendInner(tree, depth, parent, separator);
    } else {
      splitInner(tree, depth, parent, separator);
    }
  }

  /** As for leaves; only the last child goes to the right, with the new one. */
  private static void appendInner(BTree tree, int depth, InnerNode node, Newcomer separator) {
    int last = node.count - 1;
    InnerNode right = node.newInner(1);
    insertIntoParent(tree, depth - 1, node, new Newcomer(node.key(last), node.prefix(last), right));
    right.setChild(0, node.child(last + 1));
    separator.insertInto(right, 0);
    node.remove(last);
    tree.changes.count(TreeChange.INNER_APPEND_SPLIT);
  }

  /** Splits an inner node; the separator between the two halves is pushed up. */
  private static void splitInner(BTree tree, int depth, InnerNode node, Newcomer separator) {
    int at = tree.childOnPath(depth);
    int keep = node.count / 2;
    InnerNode right = node.newInner(node.count - keep);
    InnerNode shorter = node.newInner(keep);
    node.makeRoom(1);
    Newcomer middle = separator.orOld(node, at, keep).leadingTo(right);
    insertIntoParent(tree, depth - 1, node, middle);
    separator.insertInto(node, at);
    right.setChild(0, node.child(keep + 1));
    right.take(node, keep + 1, node.count - keep - 1, 0);
    node.remove(keep);
    node.moveInto(shorter);
    tree.changes.count(TreeChange.INNER_SPLIT);
  }

  private static boolean isOnLastPath(BTree tree, int depth) {
    for (int above = 0; above < depth; above++) {
      if (tree.childOnPath(above) != tree.innerOnPath(above).count) {
        return false;
      }
    }
    return true;
  }
}
