package dev.distlab.index;

import java.util.Arrays;

/**
 * What leaves and inner nodes of a {@link BTree} have in common: sorted keys and, beside them, the
 * prefixes of the keys.
 */
abstract sealed class TreeNode permits LeafNode, InnerNode {

  private static final Object[] NO_KEYS = {};
  private static final long[] NO_SIGNPOSTS = new long[NodeSearch.POSTS];

  static {
    Arrays.fill(NO_SIGNPOSTS, Long.MAX_VALUE);
  }

  /** The number of keys. */
  int count;

  Object[] keys = NO_KEYS;

  /**
   * The prefix of each key, then the highest number in all places of the last group that are left;
   * or null in a tree whose keys have none.
   */
  long[] prefixes;

  /**
   * The last prefix of each full group of {@link NodeSearch#GROUP}, then the highest number up to a
   * power of two: a search that begins here reads a few neighbouring numbers, then one group.
   */
  long[] signposts = NO_SIGNPOSTS;

  /** Of the tree that the node belongs to. */
  final SpareArrays spares;

  TreeNode(SpareArrays spares, boolean withPrefixes) {
    this.spares = spares;
    prefixes = withPrefixes ? Slots.noNumbers(spares) : null;
  }

  final void insertKey(int at, Object key, long prefix) {
    openKeys(at, 1);
    keys[at] = key;
    if (prefixes != null) {
      prefixes[at] = prefix;
      renewSignposts(at);
    }
  }

  final void removeKey(int at) {
    closeKeys(at, 1);
  }

  /** Overwrites a key with one of another node. */
  final void setKey(int at, TreeNode source, int sourceIndex) {
    keys[at] = source.keys[sourceIndex];
    if (prefixes != null) {
      prefixes[at] = source.prefixes[sourceIndex];
      renewSignposts(at);
    }
  }

  /** Inserts a key of another node, which keeps it. */
  final void insertKeyOf(TreeNode source, int sourceIndex, int at) {
    insertKey(at, source.keys[sourceIndex], prefixes == null ? 0 : source.prefixes[sourceIndex]);
  }

  /** Moves {@code width} keys of another node here. */
  final void takeKeys(TreeNode source, int from, int width, int at) {
    openKeys(at, width);
    System.arraycopy(source.keys, from, keys, at, width);
    if (prefixes != null) {
      System.arraycopy(source.prefixes, from, prefixes, at, width);
      renewSignposts(at);
    }
    source.closeKeys(from, width);
  }

  private void openKeys(int at, int width) {
    keys = Slots.open(keys, count, at, width, spares);
    if (prefixes != null) {
      prefixes = Slots.open(prefixes, count, at, width, spares);
    }
    count += width;
  }

  private void closeKeys(int at, int width) {
    keys = Slots.close(keys, count, at, width, spares);
    if (prefixes != null) {
      prefixes = Slots.close(prefixes, count, at, width, spares);
    }
    count -= width;
    if (prefixes != null) {
      renewSignposts(at);
    }
  }

  /** Corrects the signposts after the prefixes from {@code from} on have changed. */
  private void renewSignposts(int from) {
    int fullGroups = count / NodeSearch.GROUP;
    int length = NodeSearch.POSTS;
    while (length < fullGroups) {
      length *= 2;
    }
    int group = from / NodeSearch.GROUP;
    if (fullGroups == 0) {
      signposts = NO_SIGNPOSTS;
      return;
    }
    if (signposts == NO_SIGNPOSTS || length != signposts.length) {
      signposts = new long[length];
      group = 0;
    }
    for (; group < fullGroups; group++) {
      signposts[group] = prefixes[(group + 1) * NodeSearch.GROUP - 1];
    }
    Arrays.fill(signposts, fullGroups, length, Long.MAX_VALUE);
  }
}
