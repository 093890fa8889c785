package dev.distlab.index;

/** Fills an empty {@link LongBTree} from sorted arrays: full leaves, then level upon level. */
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
    for (int i = 0; i < count; i++) {
      int from = start(keys.length, count, i);
      int to = start(keys.length, count, i + 1);
      level[i] = i == 0 ? tree.firstLeaf() : tree.nodes.allocate();
      if (i > 0) {
        tree.nodes.linkAfter(level[i - 1], level[i]);
      }
      tree.nodes.fillLeaf(level[i], keys, values, from, to);
      lastKeys[i] = keys[to - 1];
    }
    int lastLeaf = level[count - 1];
    int height = 1;
    while (level.length > 1) {
      count = pieces(level.length, tree.maxInnerKeys + 1);
      int[] above = new int[count];
      long[] lastKeysAbove = new long[count];
      for (int i = 0; i < count; i++) {
        int from = start(level.length, count, i);
        int to = start(level.length, count, i + 1);
        above[i] = join(tree.nodes, level, lastKeys, from, to);
        lastKeysAbove[i] = lastKeys[to - 1];
      }
      level = above;
      lastKeys = lastKeysAbove;
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

  private static int pieces(int items, int most) {
    return (items + most - 1) / most;
  }

  /** Where piece {@code i} of {@code count} even pieces begins. */
  private static int start(int items, int count, int i) {
    return (int) ((long) items * i / count);
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
