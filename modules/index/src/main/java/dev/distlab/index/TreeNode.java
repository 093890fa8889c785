package dev.distlab.index;

import java.util.Arrays;

/**
 * What leaves and inner nodes of a {@link BTree} have in common: sorted keys, each followed by what
 * it leads to, and beside them the prefixes of the keys.
 */
abstract sealed class TreeNode permits LeafNode, InnerNode {

  // Design. What a key leads to is its value in a leaf, and in an inner node the child to its
  // right. It stands behind the key in the same array, so that a walk follows one array instead of
  // two, and an insert moves one. An inner node begins with a child that has no key; all else is
  // the same for both kinds of nodes.

  private static final Object[] NO_ITEMS = {};
  private static final long[] NO_SIGNPOSTS = new long[NodeSearch.POSTS];

  static {
    Arrays.fill(NO_SIGNPOSTS, Long.MAX_VALUE);
  }

  /** The number of keys. */
  int count;

  /**
   * In a leaf: key, value, key, value and so on. In an inner node: child, separator, child and so
   * on up to the last child. Unused places behind are null.
   */
  Object[] items = NO_ITEMS;

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

  /** The place of the first key among the items: 0 in a leaf, 1 in an inner node. */
  private final int firstKey;

  TreeNode(SpareArrays spares, boolean withPrefixes, int firstKey) {
    this.spares = spares;
    this.firstKey = firstKey;
    prefixes = withPrefixes ? Slots.noNumbers(spares) : null;
  }

  final Object key(int at) {
    return items[placeOf(at)];
  }

  /** Where a key stands among the items; for {@link #count}, where the items end. */
  private int placeOf(int key) {
    return 2 * key + firstKey;
  }

  /** Inserts a key and what it leads to. */
  final void insert(int at, Object key, long prefix, Object follower) {
    open(at, 1);
    int place = placeOf(at);
    items[place] = key;
    items[place + 1] = follower;
    if (prefixes != null) {
      prefixes[at] = prefix;
      renewSignposts(at);
    }
  }

  /** Removes a key and what it leads to. */
  final void remove(int at) {
    close(placeOf(at), at, 1);
  }

  /** Moves {@code width} keys of another node here, with what they lead to. */
  final void take(TreeNode source, int from, int width, int at) {
    open(at, width);
    System.arraycopy(source.items, source.placeOf(from), items, placeOf(at), 2 * width);
    if (prefixes != null) {
      System.arraycopy(source.prefixes, from, prefixes, at, width);
      renewSignposts(at);
    }
    source.close(source.placeOf(from), from, width);
  }

  /** Overwrites a key with one of another node. */
  final void setKey(int at, TreeNode source, int sourceIndex) {
    items[placeOf(at)] = source.key(sourceIndex);
    if (prefixes != null) {
      prefixes[at] = source.prefixes[sourceIndex];
      renewSignposts(at);
    }
  }

  private void open(int at, int width) {
    items = Slots.open(items, placeOf(count), placeOf(at), 2 * width, spares);
    if (prefixes != null) {
      prefixes = Slots.open(prefixes, count, at, width, spares);
    }
    count += width;
  }

  /** Takes out {@code width} keys, {@code at} is the first, and as many other items. */
  final void close(int place, int at, int width) {
    items = Slots.close(items, placeOf(count), place, 2 * width, spares);
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
