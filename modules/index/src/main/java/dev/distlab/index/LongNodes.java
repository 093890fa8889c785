package dev.distlab.index;

import dev.distlab.kernel.WithoutJump;
import java.util.Arrays;

/**
 * The nodes of a {@link LongBTree}, cut from a few big arrays (slabs). A node is a number; there
 * are no objects to follow and nothing for the garbage collector to look at.
 */
final class LongNodes {

  // Layout. A node is 128 longs, 1 kB, aligned to cache lines:
  //
  //   leaf    key value key value ... 64 pairs, so that a value lies in the line of its key
  //   inner   64 keys (the last unused), 64 child numbers
  //
  // and, in another array, one cache line of signposts: the last key of each of its first seven
  // groups of eight. A search reads the signposts, which are few enough to stay in a near cache,
  // and then one group: of a leaf in the far memory it touches two lines, both at once.
  //
  // Unused keys are Long.MAX_VALUE. So a search never asks how many keys there are: it always does
  // the same steps, and these have no jump that depends on a key. How many entries a leaf has, and
  // who its neighbours are, is kept aside: a look-up does not need it.
  //
  // An array begins with a header of two longs. A slab leaves out its first node and starts the
  // others two longs early, so that nodes are aligned if the slab itself is, and a full slab with
  // its header is exactly 1 MB.

  static final int LEAF_PAIRS = 64;
  static final int INNER_KEYS = 63;
  static final int NONE = 0;

  private static final int NODE_LONGS = 128;
  private static final int NODE_SHIFT = 7;
  private static final int CHILDREN = 64;
  private static final int HEADER_LONGS = 2;
  private static final int SLAB_SHIFT = 10;
  private static final int SLAB_NODES = 1 << SLAB_SHIFT;
  private static final int SLAB_MASK = SLAB_NODES - 1;
  private static final int FIRST_SLAB_NODES = 2;
  private static final int MAX_NODES = Integer.MAX_VALUE - SLAB_NODES;

  /** Keys in a group. */
  static final int GROUP = 8;

  private static final int GROUP_SHIFT = 3;

  private long[][] slabs;
  private long[][] signposts;
  private int[] counts;
  private int[] nexts;
  private int[] previouses;

  private int nodesEver;
  private int nodesInUse;
  private int freeHead;

  LongNodes() {
    clear();
  }

  /** Forgets all nodes. */
  void clear() {
    slabs = new long[1][];
    slabs[0] = newSlab(FIRST_SLAB_NODES, NODE_LONGS);
    signposts = new long[1][];
    signposts[0] = newSlab(FIRST_SLAB_NODES, GROUP);
    counts = new int[FIRST_SLAB_NODES];
    nexts = new int[FIRST_SLAB_NODES];
    previouses = new int[FIRST_SLAB_NODES];
    nodesEver = 1;
    nodesInUse = 0;
    freeHead = NONE;
  }

  private static long[] newSlab(int nodes, int longsEach) {
    return new long[nodes * longsEach - HEADER_LONGS];
  }

  // --- making and freeing

  /** A node without entries. */
  int allocate() {
    int node = freeHead;
    if (node != NONE) {
      freeHead = nexts[node];
    } else {
      node = nextNumber();
    }
    counts[node] = 0;
    nexts[node] = NONE;
    previouses[node] = NONE;
    int at = at(node);
    Arrays.fill(slab(node), at, at + NODE_LONGS, Long.MAX_VALUE);
    int signpostsAt = signpostsAt(node);
    Arrays.fill(signposts(node), signpostsAt, signpostsAt + GROUP, Long.MAX_VALUE);
    nodesInUse++;
    return node;
  }

  private int nextNumber() {
    if ((nodesEver & SLAB_MASK) == 0) {
      nodesEver++;
    }
    int node = nodesEver;
    if (node >= MAX_NODES) {
      throw new IllegalStateException("the tree is full: " + nodesInUse + " nodes");
    }
    nodesEver++;
    int slab = node >>> SLAB_SHIFT;
    if (slab == 0) {
      growFirstSlab(node);
    } else if (slab == slabs.length || slabs[slab] == null) {
      if (slab == slabs.length) {
        slabs = Arrays.copyOf(slabs, slab * 2);
        signposts = Arrays.copyOf(signposts, slab * 2);
      }
      slabs[slab] = newSlab(SLAB_NODES, NODE_LONGS);
      signposts[slab] = newSlab(SLAB_NODES, GROUP);
      resizeLists((slab + 1) * SLAB_NODES);
    }
    return node;
  }

  /** A small tree has a small slab, copied to twice its size until it is a full one. */
  private void growFirstSlab(int node) {
    if (node >= counts.length) {
      int nodes = counts.length * 2;
      slabs[0] = Arrays.copyOf(slabs[0], nodes * NODE_LONGS - HEADER_LONGS);
      signposts[0] = Arrays.copyOf(signposts[0], nodes * GROUP - HEADER_LONGS);
      resizeLists(nodes);
    }
  }

  private void resizeLists(int nodes) {
    counts = Arrays.copyOf(counts, nodes);
    nexts = Arrays.copyOf(nexts, nodes);
    previouses = Arrays.copyOf(previouses, nodes);
  }

  void free(int node) {
    nexts[node] = freeHead;
    freeHead = node;
    nodesInUse--;
  }

  int nodesInUse() {
    return nodesInUse;
  }

  // --- where things are

  long[] slab(int node) {
    return slabs[node >>> SLAB_SHIFT];
  }

  static int at(int node) {
    return ((node & SLAB_MASK) << NODE_SHIFT) - HEADER_LONGS;
  }

  long[] signposts(int node) {
    return signposts[node >>> SLAB_SHIFT];
  }

  static int signpostsAt(int node) {
    return ((node & SLAB_MASK) << GROUP_SHIFT) - HEADER_LONGS;
  }

  int count(int node) {
    return counts[node];
  }

  int next(int leaf) {
    return nexts[leaf];
  }

  int previous(int leaf) {
    return previouses[leaf];
  }

  /** Puts {@code leaf} into the chain behind {@code left}. */
  void linkAfter(int left, int leaf) {
    int right = nexts[left];
    previouses[leaf] = left;
    nexts[leaf] = right;
    nexts[left] = leaf;
    if (right != NONE) {
      previouses[right] = leaf;
    }
  }

  /** Takes {@code leaf} out of the chain. */
  void unlink(int leaf) {
    int left = previouses[leaf];
    int right = nexts[leaf];
    if (left != NONE) {
      nexts[left] = right;
    }
    if (right != NONE) {
      previouses[right] = left;
    }
  }

  // --- searching

  /** The group of eight of a node in which {@code sought} is, if the node has it. */
  private int group(int node, long sought) {
    long[] posts = signposts(node);
    int start = signpostsAt(node);
    int at = start;
    at += posts[at + 3] < sought ? 4 : 0;
    at += posts[at + 1] < sought ? 2 : 0;
    at += posts[at] < sought ? 1 : 0;
    return at - start;
  }

  /**
   * The place in its slab of the first key of a leaf that is not below {@code sought}, or of the
   * last of all 64 if every one is.
   */
  int seekInLeaf(int leaf, long sought) {
    long[] slab = slab(leaf);
    int at = at(leaf) + 2 * GROUP * group(leaf, sought);
    at += slab[at + 6] < sought ? 8 : 0;
    at += slab[at + 2] < sought ? 4 : 0;
    at += slab[at] < sought ? 2 : 0;
    return at;
  }

  /**
   * Where in its slab the value of {@code sought} stands, or -1. The keys of the group are compared
   * all at once and without a jump, so that there is nothing to guess wrong and the processor can
   * go on with the next search while it waits for this one.
   */
  int findInLeaf(int leaf, long sought) {
    long[] slab = slab(leaf);
    int start = at(leaf);
    if (sought < slab[start]) {
      return -1; // seldom; but asking brings the page of the leaf near while the signposts come
    }
    int at = start + 2 * GROUP * group(leaf, sought);
    int index =
        WithoutJump.equal(slab[at + 2], sought)
            + 2 * WithoutJump.equal(slab[at + 4], sought)
            + 3 * WithoutJump.equal(slab[at + 6], sought)
            + 4 * WithoutJump.equal(slab[at + 8], sought)
            + 5 * WithoutJump.equal(slab[at + 10], sought)
            + 6 * WithoutJump.equal(slab[at + 12], sought)
            + 7 * WithoutJump.equal(slab[at + 14], sought);
    int found = at + 2 * index;
    return slab[found] == sought ? found + 1 : -1;
  }

  /** The number of the child of an inner node to descend to: how many keys are below. */
  int childIndex(int inner, long sought) {
    long[] slab = slab(inner);
    int start = at(inner);
    int at = start + GROUP * group(inner, sought);
    at += slab[at + 3] < sought ? 4 : 0;
    at += slab[at + 1] < sought ? 2 : 0;
    at += slab[at] < sought ? 1 : 0;
    return at - start;
  }

  /** Corrects the signposts of a node from that of key {@code index} on. */
  private void renewSignposts(int node, int index, int longsEach) {
    long[] slab = slab(node);
    long[] posts = signposts(node);
    int at = at(node) - longsEach;
    int postsAt = signpostsAt(node);
    for (int group = index >> GROUP_SHIFT; group < GROUP - 1; group++) {
      posts[postsAt + group] = slab[at + (group + 1) * GROUP * longsEach];
    }
  }

  private void renewLeafSignposts(int leaf, int index) {
    renewSignposts(leaf, index, 2);
  }

  private void renewInnerSignposts(int inner, int index) {
    renewSignposts(inner, index, 1);
  }

  // --- leaves

  long leafKey(int leaf, int index) {
    return slab(leaf)[at(leaf) + 2 * index];
  }

  long leafValue(int leaf, int index) {
    return slab(leaf)[at(leaf) + 2 * index + 1];
  }

  void setLeafValue(int leaf, int index, long value) {
    slab(leaf)[at(leaf) + 2 * index + 1] = value;
  }

  void insertPair(int leaf, int index, long key, long value) {
    long[] slab = slab(leaf);
    int at = at(leaf) + 2 * index;
    int behind = 2 * (counts[leaf] - index);
    System.arraycopy(slab, at, slab, at + 2, behind);
    slab[at] = key;
    slab[at + 1] = value;
    counts[leaf]++;
    renewLeafSignposts(leaf, index);
  }

  /** Fills an empty leaf with a part of two arrays. */
  void fillLeaf(int leaf, long[] keys, long[] values, int from, int to) {
    long[] slab = slab(leaf);
    int at = at(leaf);
    for (int i = from; i < to; i++) {
      slab[at] = keys[i];
      slab[at + 1] = values[i];
      at += 2;
    }
    counts[leaf] = to - from;
    renewLeafSignposts(leaf, 0);
  }

  void removePair(int leaf, int index) {
    movePairsDown(leaf, index + 1, index);
    counts[leaf]--;
  }

  /** Moves all pairs from {@code from} on down to {@code to} and clears what gets free. */
  private void movePairsDown(int leaf, int from, int to) {
    long[] slab = slab(leaf);
    int at = at(leaf);
    int end = at + 2 * counts[leaf];
    System.arraycopy(slab, at + 2 * from, slab, at + 2 * to, end - at - 2 * from);
    Arrays.fill(slab, end - 2 * (from - to), end, Long.MAX_VALUE);
    renewLeafSignposts(leaf, to);
  }

  /** Moves the last {@code width} pairs of {@code left} to the front of {@code right}. */
  void movePairsRight(int left, int right, int width) {
    long[] target = slab(right);
    int at = at(right);
    System.arraycopy(target, at, target, at + 2 * width, 2 * counts[right]);
    int from = at(left) + 2 * (counts[left] - width);
    System.arraycopy(slab(left), from, target, at, 2 * width);
    Arrays.fill(slab(left), from, from + 2 * width, Long.MAX_VALUE);
    counts[left] -= width;
    counts[right] += width;
    renewLeafSignposts(left, counts[left]);
    renewLeafSignposts(right, 0);
  }

  /** Moves the first {@code width} pairs of {@code right} to the end of {@code left}. */
  void movePairsLeft(int left, int right, int width) {
    int to = at(left) + 2 * counts[left];
    System.arraycopy(slab(right), at(right), slab(left), to, 2 * width);
    movePairsDown(right, width, 0);
    renewLeafSignposts(left, counts[left]);
    counts[left] += width;
    counts[right] -= width;
  }

  // --- inner nodes: count is the number of keys

  long innerKey(int inner, int index) {
    return slab(inner)[at(inner) + index];
  }

  void setInnerKey(int inner, int index, long key) {
    slab(inner)[at(inner) + index] = key;
    renewInnerSignposts(inner, index);
  }

  int child(int inner, int index) {
    return (int) slab(inner)[at(inner) + CHILDREN + index];
  }

  void setChild(int inner, int index, int child) {
    slab(inner)[at(inner) + CHILDREN + index] = child;
  }

  /** Puts a child to the right of child {@code index}, with the key between the two. */
  void insertChild(int inner, int index, long key, int child) {
    long[] slab = slab(inner);
    int at = at(inner);
    int count = counts[inner];
    System.arraycopy(slab, at + index, slab, at + index + 1, count - index);
    int children = at + CHILDREN;
    System.arraycopy(slab, children + index + 1, slab, children + index + 2, count - index);
    slab[at + index] = key;
    slab[children + index + 1] = child;
    counts[inner]++;
    renewInnerSignposts(inner, index);
  }

  /** Takes out key {@code index} and the child to its right. */
  void removeChild(int inner, int index) {
    long[] slab = slab(inner);
    int at = at(inner);
    int behind = counts[inner] - index - 1;
    System.arraycopy(slab, at + index + 1, slab, at + index, behind);
    int children = at + CHILDREN;
    System.arraycopy(slab, children + index + 2, slab, children + index + 1, behind);
    slab[at + counts[inner] - 1] = Long.MAX_VALUE;
    counts[inner]--;
    renewInnerSignposts(inner, index);
  }

  /** Moves the last {@code width} children of {@code left} to {@code right}, key by key. */
  void moveChildrenRight(int left, int right, int width, int parent, int separator) {
    for (int i = 0; i < width; i++) {
      int last = counts[left];
      int moved = child(left, last);
      int first = child(right, 0);
      insertChild(right, 0, innerKey(parent, separator), first);
      setChild(right, 0, moved);
      setInnerKey(parent, separator, innerKey(left, last - 1));
      removeChild(left, last - 1);
    }
  }

  /** Moves the first {@code width} children of {@code right} to {@code left}, key by key. */
  void moveChildrenLeft(int left, int right, int width, int parent, int separator) {
    for (int i = 0; i < width; i++) {
      int moved = child(right, 0);
      insertChild(left, counts[left], innerKey(parent, separator), moved);
      if (counts[right] > 0) {
        setInnerKey(parent, separator, innerKey(right, 0));
        setChild(right, 0, child(right, 1));
        removeChild(right, 0);
      }
    }
  }
}
