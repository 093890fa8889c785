package dev.distlab.index;

/**
 * What happens when a node holds one key too many: it is split, and a separator goes to its parent,
 * which may have to be split in turn.
 */
final class Splitting {

  private Splitting() {}

  /**
   * Splits a leaf in the middle and copies the first key of its right part up.
   *
   * @param at where the last key was inserted: at the very end of the tree, the left part stays
   *     full, so that ascending keys fill every leaf
   */
  static void splitLeaf(BTree tree, LeafNode leaf, int at) {
    boolean append = leaf == tree.lastLeaf() && at == leaf.count - 1;
    int keep = append ? leaf.count - 1 : (leaf.count + 1) / 2;
    LeafNode right = new LeafNode(leaf.spares, leaf.prefixes != null);
    right.take(leaf, keep, leaf.count - keep, 0);
    right.linkAfter(leaf);
    if (right.next == null) {
      tree.setLastLeaf(right);
    }
    tree.changes.count(append ? TreeChange.LEAF_APPEND_SPLIT : TreeChange.LEAF_SPLIT);
    long prefix = right.prefixes == null ? 0 : right.prefixes[0];
    insertIntoParent(tree, tree.height() - 2, leaf, new Sprout(right.key(0), prefix, right));
  }

  /** A new node and the separator that goes with it to the parent of the node it came from. */
  private record Sprout(Object separator, long prefix, TreeNode node) {}

  private static void insertIntoParent(BTree tree, int depth, TreeNode left, Sprout sprout) {
    if (depth < 0) {
      InnerNode root = InnerNode.over(left);
      root.insert(0, sprout.separator, sprout.prefix, sprout.node);
      tree.growTo(root);
      tree.changes.count(TreeChange.ROOT_SPLIT);
      return;
    }
    InnerNode parent = tree.innerOnPath(depth);
    int at = tree.childOnPath(depth);
    parent.insert(at, sprout.separator, sprout.prefix, sprout.node);
    if (parent.count > tree.maxKeys) {
      boolean append = at == parent.count - 1 && isOnLastPath(tree, depth);
      splitInner(tree, depth, parent, append);
    }
  }

  /** Splits an inner node; the separator between the two halves is pushed up. */
  private static void splitInner(BTree tree, int depth, InnerNode node, boolean append) {
    int keepChildren = append ? node.count - 1 : (node.count + 1) / 2;
    InnerNode right = node.splitAt(keepChildren);
    int last = node.count - 1;
    long prefix = node.prefixes == null ? 0 : node.prefixes[last];
    Sprout sprout = new Sprout(node.key(last), prefix, right);
    node.remove(last);
    tree.changes.count(append ? TreeChange.INNER_APPEND_SPLIT : TreeChange.INNER_SPLIT);
    insertIntoParent(tree, depth - 1, node, sprout);
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
