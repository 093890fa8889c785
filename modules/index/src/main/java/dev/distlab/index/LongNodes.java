package dev.distlab.index;

import java.util.Arrays;

/**
 * The nodes of a {@link LongBTree}, cut from a few big arrays (slabs). A node is a number; there
 * are no objects to follow and nothing for the garbage collector to look at.
 */
class LongNodes {

  // Layout. A node is 128 longs, 1 kB, aligned to cache lines: 64 keys, and behind them what goes
  // with each. In a leaf that is the value, in an inner node the number of the child whose keys the
  // key bounds; the last child has no bound, so its key is the highest.
  //
  // In another array stand the signposts of the node, one cache line: the last key of each of its
  // first seven groups of eight. A search reads the signposts, which are few enough to stay in a
  // near cache, and then one group, which is a cache line. The values of the group are another, and
  // known as soon: of a leaf in the far memory a look-up touches two lines, both at once. A walk
  // reads keys and values from two rows, of which the compiler makes the best loops.
  //
  // Unused keys are Long.MAX_VALUE. So a search never asks how many keys there are: it always does
  // the same steps, and these have no jump that depends on a key. How many entries a leaf has, and
  // who its neighbours are, is kept aside: a look-up does not need it.
  //
  // An array begins with a header of two longs. A slab leaves out its first node and starts the
  // others two longs early, so that nodes are aligned if the slab itself is, and a full slab with
  // its header is exactly 1 MB.
  //
  // Memory may run out at every array. So room for nodes is made before anything is changed, all
  // arrays of it before any of them is used, and whoever needs several nodes reserves them first.

  static final int LEAF_PAIRS = 64;
  static final int INNER_KEYS = 63;
  static final int NONE = 0;

  /** How far behind a key that is which goes with it. */
  static final int VALUES = LEAF_PAIRS;

  private static final int NODE_LONGS = 128;
  private static final int NODE_SHIFT = 7;
  private static final int HEADER_LONGS = 2;
  private static final int SLAB_SHIFT = 10;
  private static final int SLAB_NODES = 1 << SLAB_SHIFT;
  private static final int SLAB_MASK = SLAB_NODES - 1;
  private static final int FIRST_SLAB_NODES = 2;
  private static final long[] NOTHING = {};

  /** So many that an int can count the entries, even if all nodes were full leaves. */
  static final int MAX_NODES = Integer.MAX_VALUE / LEAF_PAIRS;

  /** Keys in a group. */
  static final int GROUP = 8;

  private static final int GROUP_SHIFT = 3;

  private long[][] slabs;
  private long[][] signposts;
  private int[] counts = {};
  private int[] nexts = {};
  private int[] previouses = {};

  private final int maxNodes;

  /** How many nodes the slabs have room for, and the number of the next that was never in use. */
  private int room;

  private int nextNumber;
  private int nodesInUse;
  private int freeHead;

  LongNodes() {
    this(MAX_NODES);
  }

  /** Less than {@link #MAX_NODES} in tests only. */
  LongNodes(int maxNodes) {
    this.maxNodes = maxNodes;
    clear();
  }

  /** Forgets all nodes. */
  void clear() {
    long[][] firstSlab = {slab(NOTHING, FIRST_SLAB_NODES, NODE_LONGS)};
    long[][] firstSignposts = {slab(NOTHING, FIRST_SLAB_NODES, GROUP)};
    resizeLists(FIRST_SLAB_NODES);
    slabs = firstSlab;
    signposts = firstSignposts;
    room = FIRST_SLAB_NODES - 1;
    nextNumber = 1;
    nodesInUse = 0;
    freeHead = NONE;
  }

  // --- making and freeing

  /** A node without entries. */
  int allocate() {
    reserve(1);
    int node = freeHead;
    if (node != NONE) {
      freeHead = nexts[node];
    } else {
      node = nextNumber++;
      nextNumber += (nextNumber & SLAB_MASK) == 0 ? 1 : 0;
    }
    counts[node] = 0;
    nexts[node] = NONE;
    previouses[node] = NONE;
    int at = at(node);
    Arrays.fill(slab(node), at, at + LEAF_PAIRS, Long.MAX_VALUE);
    int signpostsAt = signpostsAt(node);
    Arrays.fill(signposts(node), signpostsAt, signpostsAt + GROUP, Long.MAX_VALUE);
    nodesInUse++;
    return node;
  }

  /**
   * Makes sure that so many nodes can be allocated, which then cannot fail any more.
   *
   * @throws IllegalStateException if there would be more than there may be
   */
  void reserve(int nodes) {
    if (nodes > maxNodes - nodesInUse) {
      throw new IllegalStateException(
          "the tree is full: " + nodesInUse + " nodes and " + nodes + " more exceed " + maxNodes);
    }
    while (nodes > room - nodesInUse) {
      if (room < SLAB_NODES - 1) {
        growFirstSlab();
      } else {
        addSlab();
      }
    }
  }

  /** A small tree has a small slab, copied to twice its size until it is a full one. */
  private void growFirstSlab() {
    int nodes = 2 * (room + 1);
    long[] slab = slab(slabs[0], nodes, NODE_LONGS);
    long[] posts = slab(signposts[0], nodes, GROUP);
    resizeLists(nodes);
    slabs[0] = slab;
    signposts[0] = posts;
    room = nodes - 1;
  }

  private void addSlab() {
    int number = room / (SLAB_NODES - 1);
    long[] slab = slab(NOTHING, SLAB_NODES, NODE_LONGS);
    long[] posts = slab(NOTHING, SLAB_NODES, GROUP);
    boolean more = number == slabs.length;
    long[][] newSlabs = more ? Arrays.copyOf(slabs, 2 * number) : slabs;
    long[][] newSignposts = more ? Arrays.copyOf(signposts, 2 * number) : signposts;
    int nodes = (number + 1) * SLAB_NODES;
    if (nodes > counts.length) {
      resizeLists(nodes + nodes / 16 & -SLAB_NODES);
    }
    slabs = newSlabs;
    signposts = newSignposts;
    slabs[number] = slab;
    signposts[number] = posts;
    room += SLAB_NODES - 1;
  }

  /** A slab that begins as another does. A test lets memory run out here. */
  long[] slab(long[] other, int nodes, int longsEach) {
    return Arrays.copyOf(other, nodes * longsEach - HEADER_LONGS);
  }

  /** Gives the lists another length. A test lets memory run out here, too. */
  void resizeLists(int nodes) {
    int[] newCounts = Arrays.copyOf(counts, nodes);
    int[] newNexts = Arrays.copyOf(nexts, nodes);
    previouses = Arrays.copyOf(previouses, nodes);
    nexts = newNexts;
    counts = newCounts;
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

  /**
   * The place in its slab of the first key of a node that is not below {@code sought}, or of the
   * last of all 64 if every one is.
   */
  int seek(int node, long sought) {
    int at = groupFor(node, sought);
    return at + countBelow(slab(node), at, sought);
  }

  /**
   * The value of a key below the highest in a leaf, or {@code absent}. While the keys of the group
   * come from memory, its first value is compared with the one sought. That seldom tells anything,
   * but it brings the values near, which else would be asked for only once the place is known.
   */
  long value(int leaf, long sought, long absent) {
    int at = groupFor(leaf, sought);
    long[] slab = slab(leaf);
    if (slab[at + VALUES] == sought && slab[at] == sought) {
      return sought;
    }
    at += countBelow(slab, at, sought);
    return slab[at] == sought ? slab[at + VALUES] : absent;
  }

  /** The place of the first key of the group in which {@code sought} is, if the node has it. */
  private int groupFor(int node, long sought) {
    return at(node) + GROUP * countBelow(signposts(node), signpostsAt(node), sought);
  }

  /** How many keys of a node are below {@code sought}. */
  int countBelow(int node, long sought) {
    int place = seek(node, sought);
    return place - at(node) + (slab(node)[place] < sought ? 1 : 0);
  }

  /**
   * How many of seven ascending numbers, {@code step} places apart, are below {@code sought}.
   *
   * <p>All are compared, none of these comparisons waits for another, and the last one that holds
   * decides: there is no jump to guess wrong, so the processor can go on with the next search while
   * it waits for this one. (Short enough to be compiled into its callers, which the same written
   * out twice in {@link #seek} was not.)
   */
  private static int countBelow(long[] numbers, int at, long sought) {
    int count = 0;
    count = ifBelow(numbers[at], sought, 1, count);
    count = ifBelow(numbers[at + 1], sought, 2, count);
    count = ifBelow(numbers[at + 2], sought, 3, count);
    count = ifBelow(numbers[at + 3], sought, 4, count);
    count = ifBelow(numbers[at + 4], sought, 5, count);
    count = ifBelow(numbers[at + 5], sought, 6, count);
    count = ifBelow(numbers[at + 6], sought, 7, count);
    return count;
  }

  /**
   * One of two counts, by a conditional move. The compiler takes a jump instead for a condition
   * that it has seen hold, or not hold, more than four times in five, as it would for the first and
   * the last of the seven. As a method, all seven are one condition to it, which holds every other
   * time.
   */
  private static int ifBelow(long number, long sought, int below, int notBelow) {
    return number < sought ? below : notBelow;
  }

  /** The child of an inner node to descend to for {@code sought}. */
  int childFor(int inner, long sought) {
    return (int) slab(inner)[seek(inner, sought) + VALUES];
  }

  /** As {@link #childFor}, by its number among the children. */
  int childIndex(int inner, long sought) {
    return seek(inner, sought) - at(inner);
  }

  /** Corrects the signposts of a node: all, as the processor cannot guess where they begin to. */
  private void renewSignposts(int node) {
    long[] slab = slab(node);
    long[] posts = signposts(node);
    int last = at(node) + GROUP - 1;
    int post = signpostsAt(node);
    posts[post] = slab[last];
    posts[post + 1] = slab[last + GROUP];
    posts[post + 2] = slab[last + 2 * GROUP];
    posts[post + 3] = slab[last + 3 * GROUP];
    posts[post + 4] = slab[last + 4 * GROUP];
    posts[post + 5] = slab[last + 5 * GROUP];
    posts[post + 6] = slab[last + 6 * GROUP];
  }

  // --- leaves

  long leafKey(int leaf, int index) {
    return slab(leaf)[at(leaf) + index];
  }

  long leafValue(int leaf, int index) {
    return slab(leaf)[at(leaf) + VALUES + index];
  }

  void setLeafValue(int leaf, int index, long value) {
    slab(leaf)[at(leaf) + VALUES + index] = value;
  }

  // Keys and values move together with the unused ones behind them, to the end of their row: how
  // much that is does not depend on the count, which the processor would have to wait for or guess.

  void insertPair(int leaf, int index, long key, long value) {
    long[] slab = slab(leaf);
    int at = at(leaf) + index;
    copyPairs(slab, at, slab, at + 1, LEAF_PAIRS - 1 - index);
    slab[at] = key;
    slab[at + VALUES] = value;
    counts[leaf]++;
    renewSignposts(leaf);
  }

  /** Puts a pair behind all others of a leaf: one signpost changes, if it fills a group. */
  void appendPair(int leaf, long key, long value) {
    int index = counts[leaf];
    long[] slab = slab(leaf);
    int at = at(leaf) + index;
    slab[at] = key;
    slab[at + VALUES] = value;
    counts[leaf] = index + 1;
    int group = index >> GROUP_SHIFT;
    if (index % GROUP == GROUP - 1 && group < GROUP - 1) {
      signposts(leaf)[signpostsAt(leaf) + group] = key;
    }
  }

  /** Fills an empty leaf with a part of two arrays. */
  void fillLeaf(int leaf, long[] keys, long[] values, int from, int to) {
    long[] slab = slab(leaf);
    int at = at(leaf);
    System.arraycopy(keys, from, slab, at, to - from);
    System.arraycopy(values, from, slab, at + VALUES, to - from);
    counts[leaf] = to - from;
    renewSignposts(leaf);
  }

  void removePair(int leaf, int index) {
    movePairsDown(leaf, index + 1, index);
    counts[leaf]--;
  }

  /** Moves all pairs from {@code from} on down to {@code to} and clears what gets free. */
  private void movePairsDown(int leaf, int from, int to) {
    long[] slab = slab(leaf);
    int at = at(leaf);
    int moved = LEAF_PAIRS - from;
    copyPairs(slab, at + from, slab, at + to, moved);
    Arrays.fill(slab, at + to + moved, at + LEAF_PAIRS, Long.MAX_VALUE);
    renewSignposts(leaf);
  }

  /** Moves the last {@code width} pairs of {@code left} to the front of {@code right}. */
  void movePairsRight(int left, int right, int width) {
    long[] source = slab(left);
    long[] target = slab(right);
    int from = at(left) + counts[left] - width;
    int to = at(right);
    copyPairs(target, to, target, to + width, counts[right]);
    copyPairs(source, from, target, to, width);
    Arrays.fill(source, from, from + width, Long.MAX_VALUE);
    counts[left] -= width;
    counts[right] += width;
    renewSignposts(left);
    renewSignposts(right);
  }

  /** Moves the first {@code width} pairs of {@code right} to the end of {@code left}. */
  void movePairsLeft(int left, int right, int width) {
    copyPairs(slab(right), at(right), slab(left), at(left) + counts[left], width);
    movePairsDown(right, width, 0);
    renewSignposts(left);
    counts[left] += width;
    counts[right] -= width;
  }

  private static void copyPairs(long[] source, int from, long[] target, int to, int width) {
    System.arraycopy(source, from, target, to, width);
    System.arraycopy(source, from + VALUES, target, to + VALUES, width);
  }

  // --- inner nodes: count is the number of keys

  long innerKey(int inner, int index) {
    return slab(inner)[at(inner) + index];
  }

  void setInnerKey(int inner, int index, long key) {
    slab(inner)[at(inner) + index] = key;
    renewSignposts(inner);
  }

  int child(int inner, int index) {
    return (int) slab(inner)[at(inner) + VALUES + index];
  }

  void setChild(int inner, int index, int child) {
    slab(inner)[at(inner) + VALUES + index] = child;
  }

  /** Puts a child to the right of child {@code index}, with the key between the two. */
  void insertChild(int inner, int index, long key, int child) {
    long[] slab = slab(inner);
    int at = at(inner) + index;
    int moved = counts[inner] - index;
    System.arraycopy(slab, at, slab, at + 1, moved);
    System.arraycopy(slab, at + VALUES + 1, slab, at + VALUES + 2, moved);
    slab[at] = key;
    slab[at + VALUES + 1] = child;
    counts[inner]++;
    renewSignposts(inner);
  }

  /** Takes out key {@code index} and the child to its right. */
  void removeChild(int inner, int index) {
    long[] slab = slab(inner);
    int at = at(inner) + index;
    int moved = counts[inner] - 1 - index;
    System.arraycopy(slab, at + 1, slab, at, moved);
    System.arraycopy(slab, at + VALUES + 2, slab, at + VALUES + 1, moved);
    slab[at + moved] = Long.MAX_VALUE;
    counts[inner]--;
    renewSignposts(inner);
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
