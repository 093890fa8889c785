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

  // A change of one node may be a part of a change of several, so nothing that moves a key gets
  // memory: makeRoom, tighten and the constructor do, and whoever changes the tree calls them
  // before anything moves. If there is no memory left, all keys are then still where they were.

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
  Object[] items;

  /**
   * The prefix of each key, then the highest number in all places of the last group that are left;
   * or null in a tree whose keys have none.
   */
  long[] prefixes;

  /**
   * The last prefix of each full group of {@link NodeSearch#GROUP}, then the highest number up to a
   * power of two: a search that begins here reads a few neighbouring numbers, then one group. Not
   * from the spare arrays, but new, so that it lies beside its node in memory.
   */
  long[] signposts;

  /** Of the tree that the node belongs to. */
  final SpareArrays spares;

  /** The place of the first key among the items: 0 in a leaf, 1 in an inner node. */
  private final int firstKey;

  /** An empty node with room for {@code room} keys. */
  TreeNode(SpareArrays spares, boolean withPrefixes, int firstKey, int room) {
    this.spares = spares;
    this.firstKey = firstKey;
    int prefixLength = Slots.lengthForNumbers(room);
    signposts = withPrefixes ? signpostsFor(prefixLength) : NO_SIGNPOSTS;
    items = Slots.noItems(placeOf(room), spares);
    prefixes = withPrefixes ? Slots.noNumbers(prefixLength, spares) : null;
  }

  final Object key(int at) {
    return items[placeOf(at)];
  }

  /** The prefix of a key; 0 in a tree whose keys have none. */
  final long prefix(int at) {
    return prefixes == null ? 0 : prefixes[at];
  }

  /** Where a key stands among the items; for {@link #count}, where the items end. */
  private int placeOf(int key) {
    return 2 * key + firstKey;
  }

  // --- room

  /** Goes over to longer arrays, unless there is room for {@code more} keys already. */
  final void makeRoom(int more) {
    int keys = count + more;
    if (placeOf(keys) > items.length) {
      items = Slots.resized(items, placeOf(count), placeOf(keys), spares);
    }
    if (prefixes != null && keys >= prefixes.length) {
      resizePrefixes(Slots.lengthForNumbers(keys));
    }
  }

  /** Goes over to shorter arrays, if these are much too long. */
  final void tighten() {
    if (Slots.isLoose(items.length, placeOf(count))) {
      items = Slots.resized(items, placeOf(count), placeOf(count), spares);
    }
    if (prefixes != null) {
      int enough = Slots.lengthForNumbers(count);
      if (prefixes.length - enough > NodeSearch.GROUP) {
        resizePrefixes(enough);
      }
    }
  }

  private void resizePrefixes(int length) {
    long[] posts = signpostsFor(length);
    prefixes = Slots.resized(prefixes, count, length, spares);
    if (posts != signposts) {
      signposts = posts;
      renewSignposts(0);
    }
  }

  /** As many as there can be full groups: one place behind the last prefix is always left. */
  private long[] signpostsFor(int prefixLength) {
    int groups = prefixLength / NodeSearch.GROUP - 1;
    if (groups == 0) {
      return NO_SIGNPOSTS;
    }
    int length = NodeSearch.POSTS;
    while (length < groups) {
      length *= 2;
    }
    boolean fits = signposts != null && signposts != NO_SIGNPOSTS && signposts.length == length;
    return fits ? signposts : Slots.emptied(spares.newNumbers(length));
  }

  /** Moves everything into the arrays of an empty node that has room for it. */
  final void moveInto(TreeNode roomy) {
    System.arraycopy(items, 0, roomy.items, 0, placeOf(count));
    if (prefixes != null) {
      System.arraycopy(prefixes, 0, roomy.prefixes, 0, count);
    }
    leaveArrays();
    items = roomy.items;
    prefixes = roomy.prefixes;
    if (roomy.signposts.length != signposts.length) {
      signposts = roomy.signposts;
      renewSignposts(0);
    }
  }

  /** Leaves the arrays to other nodes; this node is then of no use without others. */
  final void leaveArrays() {
    spares.keep(items, placeOf(count));
    if (prefixes != null) {
      spares.keep(prefixes);
    }
  }

  // --- moving keys

  /** Inserts a key and what it leads to; there must be room. */
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

  /** Moves {@code width} keys of another node here, with what they lead to; there must be room. */
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
    int place = placeOf(at);
    System.arraycopy(items, place, items, place + 2 * width, placeOf(count) - place);
    if (prefixes != null) {
      System.arraycopy(prefixes, at, prefixes, at + width, count - at);
    }
    count += width;
  }

  /** Takes out {@code width} keys, {@code at} is the first, and as many other items. */
  final void close(int place, int at, int width) {
    Slots.close(items, placeOf(count), place, 2 * width);
    if (prefixes != null) {
      Slots.close(prefixes, count, at, width);
    }
    int groupsBefore = count / NodeSearch.GROUP;
    count -= width;
    if (prefixes != null) {
      Arrays.fill(signposts, count / NodeSearch.GROUP, groupsBefore, Long.MAX_VALUE);
      renewSignposts(at);
    }
  }

  /** Corrects the signposts of the full groups after prefixes from {@code from} on have changed. */
  private void renewSignposts(int from) {
    int fullGroups = count / NodeSearch.GROUP;
    for (int group = from / NodeSearch.GROUP; group < fullGroups; group++) {
      signposts[group] = prefixes[(group + 1) * NodeSearch.GROUP - 1];
    }
  }
}
