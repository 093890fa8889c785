package dev.distlab.index;

/**
 * Fills an empty {@link LongBTree} from sorted arrays: as few leaves as can be, then level upon
 * level. The entries are spread evenly: full leaves would leave a rest that is too small for one.
 */
final class LongBulkLoad {

  private LongBulkLoad() {}

  static void load(LongBTree tree, long[] keys, long[] values) {
    check(tree, keys, values);
    if (keys.length == 0) {
      return;
    }
    int count = pieces(keys.length, tree.maxLeafEntries);
    int[] level = new int[count];
    long[] lastKeys = new long[count];
    tree.nodes.reserve(nodes(tree, count) - 1);
    fillLeaves(tree, keys, values, level, lastKeys);
    int lastLeaf = level[count - 1];
    int height = 1;
    while (count > 1) {
      count = join(tree, level, lastKeys, count);
      height++;
    }
    tree.install(level[0], height, lastLeaf, keys.length);
  }

  private static void check(LongBTree tree, long[] keys, long[] values) {
    if (!tree.isEmpty()) {
      throw new IllegalStateException(
          "a load needs an empty tree, not " + tree.size() + " entries");
    }
    if (keys.length != values.length) {
      throw new IllegalArgumentException(
          "keys.length=" + keys.length + " differs from values.length=" + values.length);
    }
    for (int i = 1; i < keys.length; i++) {
      if (keys[i] <= keys[i - 1]) {
        throw new IllegalArgumentException(
            "entry " + i + " with key " + keys[i] + " is not above the one before, " + keys[i - 1]);
      }
    }
  }

  /** How many nodes there will be with so many leaves. */
  private static int nodes(LongBTree tree, int leaves) {
    int nodes = leaves;
    for (int level = leaves; level > 1; ) {
      level = pieces(level, tree.maxInnerKeys + 1);
      nodes += level;
    }
    return nodes;
  }

  private static int pieces(int items, int most) {
    return (items - 1) / most + 1;
  }

  /** Where piece {@code i} of {@code count} even pieces begins. */
  private static int start(int items, int count, int i) {
    return (int) ((long) items * i / count);
  }

  /** Notes the leaves and the last key of each; the first of them is the tree's only one so far. */
  private static void fillLeaves(
      LongBTree tree, long[] keys, long[] values, int[] leaves, long[] lastKeys) {
    int count = leaves.length;
    for (int i = 0; i < count; i++) {
      int from = start(keys.length, count, i);
      int to = start(keys.length, count, i + 1);
      leaves[i] = i == 0 ? tree.firstLeaf() : tree.nodes.allocate();
      if (i > 0) {
        tree.nodes.linkAfter(leaves[i - 1], leaves[i]);
      }
      tree.nodes.fillLeaf(leaves[i], keys, values, from, to);
      lastKeys[i] = keys[to - 1];
    }
  }

  /** Puts the level above in place of a level of {@code count} nodes. Returns its length. */
  private static int join(LongBTree tree, int[] level, long[] lastKeys, int count) {
    int above = pieces(count, tree.maxInnerKeys + 1);
    for (int i = 0; i < above; i++) {
      int to = start(count, above, i + 1);
      level[i] = join(tree.nodes, level, lastKeys, start(count, above, i), to);
      lastKeys[i] = lastKeys[to - 1];
    }
    return above;
  }

  private static int join(LongNodes nodes, int[] children, long[] lastKeys, int from, int to) {
    int node = nodes.allocate();
    nodes.setChild(node, 0, children[from]);
    for (int i = from + 1; i < to; i++) {
      nodes.insertChild(node, nodes.count(node), lastKeys[i - 1], children[i]);
    }
    return node;
  }
}
