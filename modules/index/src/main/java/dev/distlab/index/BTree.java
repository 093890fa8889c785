package dev.distlab.index;

import java.util.Comparator;
import java.util.Objects;

/**
 * A B+tree of keys and values in memory: what {@link BTreeMap} shows as a map.
 *
 * <p>Keys and values stand in leaves, which form a chain; inner nodes hold separators. Searching,
 * inserting and removing are O(log n). Keys are untyped here; {@link TreeView} types them. For one
 * thread.
 */
final class BTree {

  // Design. The path from the root is kept as child numbers, written on the way down of an insert
  // or removal. Nodes need no reference to their parent, and splitting a node or merging two has
  // nobody to tell but the one parent. A key whose prefix is above all others needs no path: it
  // goes behind the last entry, unless the last leaf is full. (Without prefixes that would cost
  // every other insert a comparison.)

  private static final int MAX_HEIGHT = 32;
  private static final Object NOTHING = new Object();

  final Comparator<Object> comparator;

  /** The most entries of a leaf and the most separators of an inner node. */
  final int maxKeys;

  final TreeChanges changes = new TreeChanges();

  private final SpareArrays spares = new SpareArrays();

  private TreeNode root;
  private LeafNode firstLeaf;
  private LeafNode lastLeaf;
  private int height;
  private int size;
  private KeyPrefix prefixKind;

  /** Counts inserts and removals, for iterators that must notice them. */
  private int modificationCount;

  /** The child taken at each level, from the root on, by the last descent for a change. */
  private final int[] path = new int[MAX_HEIGHT];

  /** An empty tree, in natural order if {@code comparator} is null. */
  BTree(Comparator<Object> comparator, int maxKeys) {
    this.comparator = comparator;
    this.maxKeys = maxKeys;
    clear();
  }

  /** Removes everything. O(1). */
  void clear() {
    prefixKind = KeyPrefix.NONE;
    firstLeaf = new LeafNode(spares, false);
    lastLeaf = firstLeaf;
    root = firstLeaf;
    setHeight(1);
    size = 0;
    modificationCount++;
  }

  // --- looking up

  /** The value of {@code key}, or {@code absent}. */
  Object get(Object key, Object absent) {
    KeyPrefix kind = kindFor(key);
    long prefix = kind.of(key);
    if (kind.isExact()) {
      LeafNode leaf = leafOf(prefix);
      int at = NodeSearch.below(leaf, prefix);
      return at < leaf.count && leaf.prefixes[at] == prefix ? leaf.value(at) : absent;
    }
    TreeNode node = root;
    for (int level = height; level > 1; level--) {
      node = ((InnerNode) node).child(childIndex(node, key, kind, prefix));
    }
    int at = find(node, key, kind, prefix);
    return at < 0 ? absent : ((LeafNode) node).value(at);
  }

  boolean contains(Object key) {
    return get(key, NOTHING) != NOTHING;
  }

  private LeafNode leafOf(long exactPrefix) {
    TreeNode node = root;
    for (int level = height; level > 1; level--) {
      node = ((InnerNode) node).child(NodeSearch.upTo(node, exactPrefix));
    }
    return (LeafNode) node;
  }

  /** The place of the lowest key that is not below {@code key}. */
  TreePosition ceiling(Object key) {
    return seek(key, true);
  }

  /** The place of the lowest key above {@code key}. */
  TreePosition higher(Object key) {
    return seek(key, false);
  }

  /** The place of the highest key that is not above {@code key}. */
  TreePosition floor(Object key) {
    return seek(key, false).back();
  }

  /** The place of the highest key below {@code key}. */
  TreePosition lower(Object key) {
    return seek(key, true).back();
  }

  TreePosition first() {
    return size == 0 ? TreePosition.end(this) : new TreePosition(this, firstLeaf, 0);
  }

  TreePosition last() {
    return TreePosition.end(this).back();
  }

  private TreePosition seek(Object key, boolean orEqual) {
    KeyPrefix kind = kindFor(key);
    long prefix = kind.of(key);
    TreeNode node = root;
    for (int level = height; level > 1; level--) {
      node = ((InnerNode) node).child(childIndex(node, key, kind, prefix));
    }
    int found = find(node, key, kind, prefix);
    int at = found < 0 ? ~found : orEqual ? found : found + 1;
    LeafNode leaf = (LeafNode) node;
    return at < leaf.count
        ? new TreePosition(this, leaf, at)
        : new TreePosition(this, leaf.next, 0);
  }

  // --- changing

  /**
   * Sets the value of {@code key}.
   *
   * @param replace whether a value that is there already, and is not null, is replaced
   * @return the value that was there, or null
   */
  Object put(Object key, Object value, boolean replace) {
    KeyPrefix kind = size == 0 ? adoptKindOf(key) : kindFor(key);
    long prefix = kind.of(key);
    if (kind != KeyPrefix.NONE && goesToTheEnd(prefix)) {
      lastLeaf.insert(lastLeaf.count, key, prefix, value);
      size++;
      modificationCount++;
      return null;
    }
    return putByDescent(key, value, kind, prefix, replace);
  }

  /** Whether {@code prefix} is above all others, and the last leaf has room for its key. */
  private boolean goesToTheEnd(long prefix) {
    LeafNode leaf = lastLeaf;
    int count = leaf.count;
    return count > 0 && count < maxKeys && leaf.prefixes[count - 1] < prefix;
  }

  private Object putByDescent(
      Object key, Object value, KeyPrefix kind, long prefix, boolean replace) {
    LeafNode leaf = descend(key, kind, prefix);
    int found = find(leaf, key, kind, prefix);
    if (found >= 0) {
      Object old = leaf.value(found);
      if (replace || old == null) {
        leaf.setValue(found, value);
      }
      return old;
    }
    int at = ~found;
    if (kind == KeyPrefix.NONE) {
      checkOrder(leaf, at, key);
    }
    leaf.insert(at, key, prefix, value);
    size++;
    modificationCount++;
    if (leaf.count > maxKeys) {
      Splitting.splitLeaf(this, leaf, at);
    }
    return null;
  }

  /** Sets the value of a key that is there; else does nothing. */
  void replace(Object key, Object value) {
    TreePosition position = ceiling(key);
    if (position.exists() && compare(key, position.key()) == 0) {
      position.setValue(value);
    }
  }

  /**
   * Removes {@code key}.
   *
   * @return its value, or {@code absent}
   */
  Object remove(Object key, Object absent) {
    KeyPrefix kind = kindFor(key);
    long prefix = kind.of(key);
    LeafNode leaf = descend(key, kind, prefix);
    int at = find(leaf, key, kind, prefix);
    if (at < 0) {
      return absent;
    }
    Object value = leaf.value(at);
    leaf.remove(at);
    size--;
    modificationCount++;
    Rebalancing.afterRemoval(this, leaf, at);
    return value;
  }

  /** Goes down to the leaf where {@code key} belongs and notes the path. */
  private LeafNode descend(Object key, KeyPrefix kind, long prefix) {
    TreeNode node = root;
    for (int depth = 0; depth < height - 1; depth++) {
      int child = childIndex(node, key, kind, prefix);
      path[depth] = child;
      node = ((InnerNode) node).child(child);
    }
    return (LeafNode) node;
  }

  private int childIndex(TreeNode node, Object key, KeyPrefix kind, long prefix) {
    if (kind.isExact()) {
      return NodeSearch.upTo(node, prefix);
    }
    int found = find(node, key, kind, prefix);
    return found < 0 ? ~found : found + 1;
  }

  private int find(TreeNode node, Object key, KeyPrefix kind, long prefix) {
    if (kind.isExact()) {
      int at = NodeSearch.below(node, prefix);
      return at < node.count && node.prefixes[at] == prefix ? at : ~at;
    }
    return kind == KeyPrefix.NONE
        ? NodeSearch.find(node, key, comparator)
        : NodeSearch.find(node, key, prefix);
  }

  // --- the order of the keys

  int compare(Object a, Object b) {
    return NodeSearch.compare(a, b, comparator);
  }

  /**
   * How to search for {@code key}. A key of another class than the tree's is compared by its own
   * idea of order, as {@link java.util.TreeMap} does, which mostly ends in a ClassCastException.
   */
  private KeyPrefix kindFor(Object key) {
    if (comparator != null) {
      return KeyPrefix.NONE;
    }
    if (prefixKind != KeyPrefix.NONE && prefixKind.covers(key)) {
      return prefixKind;
    }
    requireComparable(key);
    return KeyPrefix.NONE;
  }

  private static void requireComparable(Object key) {
    if (!(Objects.requireNonNull(key, "key") instanceof Comparable)) {
      throw new ClassCastException(
          "key of class " + key.getClass().getName() + " has no natural order");
    }
  }

  /** The first key decides what kind of prefix the tree keeps; it must be equal to itself. */
  KeyPrefix adoptKindOf(Object key) {
    checkAgreement(compare(key, key) == 0, key, key);
    prefixKind = comparator == null ? KeyPrefix.forClassOf(key) : KeyPrefix.NONE;
    firstLeaf.prefixes = prefixKind == KeyPrefix.NONE ? null : Slots.noNumbers(spares);
    return prefixKind;
  }

  /** A key that goes between two others must be between them from their point of view too. */
  private void checkOrder(LeafNode leaf, int at, Object key) {
    if (at > 0) {
      checkAgreement(compare(leaf.key(at - 1), key) < 0, leaf.key(at - 1), key);
    }
    if (at < leaf.count) {
      checkAgreement(compare(leaf.key(at), key) > 0, leaf.key(at), key);
    }
  }

  /** Of two neighbours the lower is the lower from the other's point of view too. */
  void checkAgreement(Object low, Object high) {
    if (prefixKind == KeyPrefix.NONE) {
      checkAgreement(compare(high, low) > 0, high, low);
    }
  }

  private void checkAgreement(boolean agrees, Object a, Object b) {
    if (!agrees) {
      throw new IllegalArgumentException(
          "the order of the keys contradicts itself: compare("
              + a
              + ", "
              + b
              + ") = "
              + compare(a, b)
              + ", compare("
              + b
              + ", "
              + a
              + ") = "
              + compare(b, a));
    }
  }

  // --- shape: for splitting, rebalancing, loading and checking

  /** Half of the most keys: what every node has that is neither root nor the last of its level. */
  int minKeys() {
    return maxKeys / 2;
  }

  int size() {
    return size;
  }

  int height() {
    return height;
  }

  int modificationCount() {
    return modificationCount;
  }

  KeyPrefix prefixKind() {
    return prefixKind;
  }

  TreeNode root() {
    return root;
  }

  LeafNode firstLeaf() {
    return firstLeaf;
  }

  LeafNode lastLeaf() {
    return lastLeaf;
  }

  void setLastLeaf(LeafNode leaf) {
    lastLeaf = leaf;
  }

  /** Takes over what has been built from sorted entries; the tree must be empty. */
  void install(TreeNode newRoot, int newHeight, LeafNode newLastLeaf, int newSize) {
    root = newRoot;
    setHeight(newHeight);
    lastLeaf = newLastLeaf;
    size = newSize;
    modificationCount++;
  }

  /** The inner node at {@code depth} (0: the root) on the path of the last change. */
  InnerNode innerOnPath(int depth) {
    TreeNode node = root;
    for (int i = 0; i < depth; i++) {
      node = ((InnerNode) node).child(path[i]);
    }
    return (InnerNode) node;
  }

  int childOnPath(int depth) {
    return path[depth];
  }

  void growTo(InnerNode newRoot) {
    root = newRoot;
    setHeight(height + 1);
  }

  void collapseTo(TreeNode onlyChild) {
    root = onlyChild;
    setHeight(height - 1);
  }

  private void setHeight(int newHeight) {
    height = newHeight;
    spares.setTreeHeight(newHeight);
  }
}
