package dev.distlab.index;

import java.util.Arrays;
import java.util.ConcurrentModificationException;

/**
 * A B+tree from {@code long} to {@code long} that keeps its nodes in a few big arrays.
 *
 * <p>{@link #get}, {@link #put} and {@link #remove} are O(log n) and allocate nothing, but that now
 * and then a {@code put} makes room for more nodes: 1 MB of them, and sometimes a longer list of
 * all, which grows by a sixteenth. {@link #getAll} and {@link #putAll} take many keys at once and
 * let their cache misses overlap; a {@link LongCursor} walks in either direction without
 * allocating. After random inserts a leaf is about four fifths full, which makes some 21 bytes an
 * entry. For one thread, or many that only read.
 *
 * <p>Source: as for {@link BTreeMap}; keeping leaves full by sharing with a neighbour and splitting
 * two into three: D. Knuth, "The Art of Computer Programming", volume 3, 2nd edition 1998, section
 * 6.2.4 (B*-tree); why the layout matters: T. Chilimbi, M. Hill and J. Larus, "Cache-conscious
 * structure layout", PLDI 1999.
 */
public final class LongBTree {

  // Design. LongNodes is the layout of nodes and the search within one; this class is the descent;
  // LongTreeGrowth and LongTreeShrinking change the shape. A separator is the highest key that the
  // child to its left may hold. An insert that finds its leaf full makes room and starts again from
  // the root, so that making room never has to keep track of where the new key went. A key above
  // all others needs no descent: its place is behind the last entry, and the last leaf is known.

  private static final int MAX_HEIGHT = 16;
  private static final int BATCH = 32;

  final LongNodes nodes;
  final TreeChanges changes = new TreeChanges();

  /**
   * The most entries of a leaf and the most keys of an inner node; less than full in tests only.
   */
  final int maxLeafEntries;

  final int maxInnerKeys;

  private int root;
  private int height;
  private int firstLeaf;
  private int lastLeaf;
  private int size;
  private int modificationCount;

  /** The nodes and child numbers of the last descent for a change, from the root on. */
  final int[] pathNodes = new int[MAX_HEIGHT];

  final int[] pathChildren = new int[MAX_HEIGHT];

  /** An empty tree. */
  public LongBTree() {
    this(new LongNodes(), LongNodes.LEAF_PAIRS, LongNodes.INNER_KEYS);
  }

  /** An empty tree that uses a part of each node only: deep with few keys, for tests. */
  LongBTree(int maxLeafEntries, int maxInnerKeys) {
    this(new LongNodes(), maxLeafEntries, maxInnerKeys);
  }

  /** An empty tree whose nodes may run out, for tests too. */
  LongBTree(LongNodes nodes, int maxLeafEntries, int maxInnerKeys) {
    this.nodes = nodes;
    this.maxLeafEntries = maxLeafEntries;
    this.maxInnerKeys = maxInnerKeys;
    root = nodes.allocate();
    firstLeaf = root;
    lastLeaf = root;
    height = 1;
  }

  // --- looking up

  /** The value of {@code key}, or {@code absent} if the tree does not have it. O(log n). */
  public long get(long key, long absent) {
    return valueInLeaf(leafOf(key), key, absent);
  }

  /** Whether the tree has {@code key}. O(log n). */
  public boolean containsKey(long key) {
    int leaf = leafOf(key);
    int index = nodes.countBelow(leaf, key);
    return index < nodes.count(leaf) && nodes.leafKey(leaf, index) == key;
  }

  int leafOf(long key) {
    LongNodes nodes = this.nodes;
    int node = root;
    for (int level = height; level > 1; level--) {
      node = nodes.childFor(node, key);
    }
    return node;
  }

  /** Unused places hold the highest key too, so only the last place in use can tell of it. */
  private long valueInLeaf(int leaf, long key, long absent) {
    if (key != Long.MAX_VALUE) {
      return nodes.value(leaf, key, absent);
    }
    int last = nodes.count(leaf) - 1;
    boolean has = last >= 0 && nodes.leafKey(leaf, last) == key;
    return has ? nodes.leafValue(leaf, last) : absent;
  }

  /**
   * Looks up many keys: {@code values[i]} becomes the value of {@code keys[i]} or {@code absent}.
   *
   * <p>A group of keys goes down level by level, so that the processor waits for the nodes of all
   * of them at the same time.
   *
   * @throws IllegalArgumentException if {@code values} is shorter than {@code keys}
   */
  public void getAll(long[] keys, long[] values, long absent) {
    checkLengths(keys, values);
    int[] group = new int[BATCH];
    for (int from = 0; from < keys.length; from += BATCH) {
      int count = Math.min(BATCH, keys.length - from);
      descendTogether(keys, from, count, group);
      for (int i = 0; i < count; i++) {
        values[from + i] = valueInLeaf(group[i], keys[from + i], absent);
      }
    }
  }

  private static void checkLengths(long[] keys, long[] values) {
    if (values.length < keys.length) {
      throw new IllegalArgumentException(
          "values.length=" + values.length + " is below keys.length=" + keys.length);
    }
  }

  private void descendTogether(long[] keys, int from, int count, int[] group) {
    for (int i = 0; i < count; i++) {
      group[i] = root;
    }
    for (int level = height; level > 1; level--) {
      for (int i = 0; i < count; i++) {
        group[i] = nodes.childFor(group[i], keys[from + i]);
      }
    }
  }

  // --- changing

  /**
   * Sets the value of {@code key}. O(log n); for a key above all others mostly O(1).
   *
   * @return true if the key is new, false if its value was replaced
   * @throws IllegalStateException if the tree is full: it has some 33 million nodes, which hold
   *     about as many entries as an {@code int} can count
   */
  public boolean put(long key, long value) {
    if (goesToTheEnd(key)) {
      nodes.appendPair(lastLeaf, key, value);
      size++;
      modificationCount++;
      return true;
    }
    return putByDescent(key, value);
  }

  /** Whether {@code key} is above all others, and the last leaf has room for it. */
  private boolean goesToTheEnd(long key) {
    int count = nodes.count(lastLeaf);
    return count > 0 && count < maxLeafEntries && nodes.leafKey(lastLeaf, count - 1) < key;
  }

  private boolean putByDescent(long key, long value) {
    int leaf = leafOf(key);
    int index = nodes.countBelow(leaf, key);
    int count = nodes.count(leaf);
    if (index < count && nodes.leafKey(leaf, index) == key) {
      nodes.setLeafValue(leaf, index, value);
      return false;
    }
    if (count == maxLeafEntries) {
      descend(key);
      LongTreeGrowth.makeRoomInLeaf(this, leaf, index);
      return putInto(leaf, key, value);
    }
    insert(leaf, index, key, value);
    return true;
  }

  /** Sets a value, beginning at a leaf from which some entries may have gone to another since. */
  private boolean putInto(int leaf, long key, long value) {
    int index = nodes.countBelow(leaf, key);
    int count = nodes.count(leaf);
    boolean between = index > 0 && index < count;
    if (!between || count == maxLeafEntries) {
      return put(key, value);
    }
    if (nodes.leafKey(leaf, index) == key) {
      nodes.setLeafValue(leaf, index, value);
      return false;
    }
    insert(leaf, index, key, value);
    return true;
  }

  private void insert(int leaf, int index, long key, long value) {
    nodes.insertPair(leaf, index, key, value);
    size++;
    modificationCount++;
  }

  /**
   * Sets the values of many keys, one after the other: {@code values[i]} becomes that of {@code
   * keys[i]}. Faster than as many calls of {@link #put}, as the way to the leaves is gone together.
   *
   * @return how many keys are new
   * @throws IllegalArgumentException if {@code values} is shorter than {@code keys}
   * @throws IllegalStateException if the tree is full; it then has the entries that come before
   */
  public int putAll(long[] keys, long[] values) {
    checkLengths(keys, values);
    int sizeBefore = size;
    int[] group = new int[BATCH];
    for (int from = 0; from < keys.length; from += BATCH) {
      int count = Math.min(BATCH, keys.length - from);
      if (goesToTheEnd(keys[from])) {
        Arrays.fill(group, lastLeaf);
      } else {
        descendTogether(keys, from, count, group);
      }
      for (int i = 0; i < count; i++) {
        putInto(group[i], keys[from + i], values[from + i]);
      }
    }
    return size - sizeBefore;
  }

  /**
   * Removes {@code key}. O(log n).
   *
   * @return whether the tree had the key
   */
  public boolean remove(long key) {
    int leaf = descend(key);
    int index = nodes.countBelow(leaf, key);
    if (index == nodes.count(leaf) || nodes.leafKey(leaf, index) != key) {
      return false;
    }
    nodes.removePair(leaf, index);
    size--;
    modificationCount++;
    LongTreeShrinking.afterRemoval(this, leaf);
    return true;
  }

  /** Goes down to the leaf where {@code key} belongs and notes the path. */
  private int descend(long key) {
    int node = root;
    for (int depth = 0; depth < height - 1; depth++) {
      int child = nodes.childIndex(node, key);
      pathNodes[depth] = node;
      pathChildren[depth] = child;
      node = nodes.child(node, child);
    }
    return node;
  }

  /** Removes all entries and gives the memory back. */
  public void clear() {
    nodes.clear();
    root = nodes.allocate();
    firstLeaf = root;
    lastLeaf = root;
    height = 1;
    size = 0;
    modificationCount++;
  }

  /**
   * Fills an empty tree with sorted entries. O(n); they fill as few leaves as can be, and each as
   * much as the others.
   *
   * @throws IllegalStateException if the tree is not empty, or would have too many nodes
   * @throws IllegalArgumentException if the arrays are not equally long or the keys do not ascend;
   *     the tree is still empty then
   */
  public void bulkLoad(long[] keys, long[] values) {
    LongBulkLoad.load(this, keys, values);
  }

  // --- walking

  /** A cursor that stands nowhere yet: {@link LongCursor#seek} first. */
  public LongCursor cursor() {
    return new LongCursor(this);
  }

  /**
   * Calls {@code action} for each entry in ascending order.
   *
   * @throws ConcurrentModificationException if the action has inserted or removed an entry; it is
   *     not called again then
   */
  public void forEach(LongLongConsumer action) {
    int expected = modificationCount;
    for (int leaf = firstLeaf; leaf != LongNodes.NONE; leaf = nodes.next(leaf)) {
      long[] slab = nodes.slab(leaf);
      int end = LongNodes.at(leaf) + nodes.count(leaf);
      for (int at = LongNodes.at(leaf); at < end; at++) {
        action.accept(slab[at], slab[at + LongNodes.VALUES]);
        checkUnchanged(expected);
      }
    }
  }

  /** For walks: refuses to go on after an insert or a removal. */
  void checkUnchanged(int expectedModificationCount) {
    if (modificationCount != expectedModificationCount) {
      throw new ConcurrentModificationException();
    }
  }

  // --- queries and stats

  /** The number of entries. */
  public int size() {
    return size;
  }

  /** Whether there is no entry. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The shape of the tree and how it came about. O(number of leaves). */
  public BTreeStats stats() {
    int leaves = 0;
    for (int leaf = firstLeaf; leaf != LongNodes.NONE; leaf = nodes.next(leaf)) {
      leaves++;
    }
    return new BTreeStats(
        size, height, leaves, nodes.nodesInUse() - leaves, maxLeafEntries, changes.toMap());
  }

  /**
   * Checks I1 to I6 of the package. O(n).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    new LongTreeCheck(this).run();
  }

  // --- shape: for growing, shrinking, loading and checking

  int minLeafEntries() {
    return maxLeafEntries / 2;
  }

  /** A full inner node is split before it takes another child, so one key less is shared out. */
  int minInnerKeys() {
    return (maxInnerKeys - 1) / 2;
  }

  int root() {
    return root;
  }

  int height() {
    return height;
  }

  int firstLeaf() {
    return firstLeaf;
  }

  int lastLeaf() {
    return lastLeaf;
  }

  void setLastLeaf(int leaf) {
    lastLeaf = leaf;
  }

  int modificationCount() {
    return modificationCount;
  }

  void growTo(int newRoot) {
    root = newRoot;
    height++;
  }

  void collapseTo(int onlyChild) {
    root = onlyChild;
    height--;
  }

  /** Takes over what has been built from sorted entries. */
  void install(int newRoot, int newHeight, int newLastLeaf, int newSize) {
    root = newRoot;
    height = newHeight;
    lastLeaf = newLastLeaf;
    size = newSize;
    modificationCount++;
  }
}
