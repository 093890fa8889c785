package dev.distlab.index;

import dev.distlab.index.Splitting.Newcomer;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * A B+tree of keys and values in memory: what {@link BTreeMap} shows as a map.
 *
 * <p>Keys and values stand in leaves, which form a chain; inner nodes hold separators. Searching,
 * inserting and removing are O(log n). Keys are untyped here; {@link TreeView} types them. For one
 * thread.
 */
final class BTree implements Serializable {

  // Design. The path from the root is kept as child numbers, written on the way down of an insert
  // or removal. Nodes need no reference to their parent, and splitting a node or merging two has
  // nobody to tell but the one parent. A key whose prefix is above all others needs no path: it
  // goes behind the last entry, unless the last leaf is full. (Without prefixes that would cost
  // every other insert a comparison.)

  private static final long serialVersionUID = 1L;
  private static final int MAX_HEIGHT = 32;
  private static final Object NOTHING = new Object();

  @SuppressWarnings("serial") // as serializable as its owner made it
  final Comparator<Object> comparator;

  /** The most entries of a leaf and the most separators of an inner node. */
  final int maxKeys;

  // The next three are set once, by begin.

  transient TreeChanges changes;
  transient SpareArrays spares;

  /** The child taken at each level, from the root on, by the last descent for a change. */
  private transient int[] path;

  private transient TreeNode root;
  private transient LeafNode firstLeaf;
  private transient LeafNode lastLeaf;
  private transient int height;
  private transient int size;
  private transient KeyPrefix prefixKind;

  /** Counts inserts and removals, even those that fail: a walk may hold an array left since. */
  private transient int modificationCount;

  /** An empty tree, in natural order if {@code comparator} is null. */
  BTree(Comparator<Object> comparator, int maxKeys) {
    this(comparator, maxKeys, new SpareArrays());
  }

  BTree(Comparator<Object> comparator, int maxKeys, SpareArrays spares) {
    this.comparator = comparator;
    this.maxKeys = maxKeys;
    begin(spares);
  }

  private void begin(SpareArrays itsSpares) {
    changes = new TreeChanges();
    spares = itsSpares;
    path = new int[MAX_HEIGHT];
    clear();
  }

  /** Removes everything. O(1). */
  void clear() {
    install(new LeafNode(spares, false, 0), KeyPrefix.NONE, 0);
  }

  // --- looking up

  /** The value of {@code key}, or {@code absent}. */
  Object get(Object key, Object absent) {
    KeyPrefix kind = kindFor(key);
    long prefix = kind.of(key);
    if (kind.isExact()) {
      return NodeSearch.value(leafOf(prefix), key, prefix, absent);
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
      modificationCount++;
      lastLeaf.makeRoom(1);
      lastLeaf.insert(lastLeaf.count, key, prefix, value);
      size++;
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
    modificationCount++;
    if (leaf.count < maxKeys) {
      leaf.makeRoom(1);
      leaf.insert(at, key, prefix, value);
    } else {
      Splitting.insertIntoFull(this, leaf, at, new Newcomer(key, prefix, value));
    }
    size++;
    return null;
  }

  /**
   * Sets the value of a key that is there; else does nothing.
   *
   * @return the value that was there, or {@code absent}
   */
  Object replace(Object key, Object value, Object absent) {
    TreePosition position = ceiling(key);
    if (!position.exists() || compare(key, position.key()) != 0) {
      return absent;
    }
    Object old = position.value();
    position.setValue(value);
    return old;
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
    return removeOnPath(leaf, at);
  }

  private Object removeOnPath(LeafNode leaf, int at) {
    modificationCount++;
    Rebalancing.prepare(this, leaf);
    Object value = leaf.value(at);
    leaf.remove(at);
    size--;
    Rebalancing.afterRemoval(this, leaf, at);
    return value;
  }

  /** Removes the entry at a place, even if its key has changed and belongs elsewhere. */
  void remove(TreePosition place) {
    LeafNode leaf = place.leaf();
    KeyPrefix kind = kindFor(place.key());
    if (descend(place.key(), kind, kind.of(place.key())) != leaf) {
      notePathTo(leaf, root, 0);
    }
    removeOnPath(leaf, place.index());
  }

  private boolean notePathTo(LeafNode leaf, TreeNode node, int depth) {
    if (node instanceof InnerNode inner) {
      for (int child = 0; child <= inner.count; child++) {
        path[depth] = child;
        if (notePathTo(leaf, inner.child(child), depth + 1)) {
          return true;
        }
      }
    }
    return node == leaf;
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

  /** The first key decides what kind of prefix the tree keeps. */
  private KeyPrefix adoptKindOf(Object key) {
    checkFirst(key);
    KeyPrefix kind = kindOfFirst(key);
    install(new LeafNode(spares, kind != KeyPrefix.NONE, 0), kind, 0);
    return kind;
  }

  /** The kind of prefix of a tree with that key as its first. */
  KeyPrefix kindOfFirst(Object key) {
    return comparator == null ? KeyPrefix.forClassOf(key) : KeyPrefix.NONE;
  }

  /** The first key must be equal to itself. */
  void checkFirst(Object key) {
    checkAgreement(compare(key, key) == 0, key, key);
  }

  /** A key that goes between two others must be between them from their point of view too. */
  private void checkOrder(LeafNode leaf, int at, Object key) {
    if (at > 0) {
      checkAgreement(compare(leaf.key(at - 1), key) < 0, leaf.key(at - 1), key);
    }
    boolean inside = at < leaf.count;
    if (inside || leaf.next != null) {
      Object above = inside ? leaf.key(at) : leaf.next.key(0);
      checkAgreement(compare(above, key) > 0, above, key);
    }
  }

  /** Of two neighbours the lower is the lower from the other's point of view too. */
  void checkAgreement(Object low, Object high) {
    checkAgreement(compare(high, low) > 0, high, low);
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

  // --- serial form

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    SerializedTree.writeEntries(this, out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    begin(new SpareArrays());
    SerializedTree.readEntries(this, in);
  }

  private void readObjectNoData() throws InvalidObjectException {
    throw new InvalidObjectException("not a map: no entries");
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

  /** Becomes what has been built of new nodes, instead of what it was. */
  void install(TreeNode newRoot, KeyPrefix newPrefixKind, int newSize) {
    int levels = 1;
    TreeNode first = newRoot;
    TreeNode last = newRoot;
    while (first instanceof InnerNode left && last instanceof InnerNode right) {
      first = left.child(0);
      last = right.child(right.count);
      levels++;
    }
    setHeight(levels);
    root = newRoot;
    firstLeaf = (LeafNode) first;
    lastLeaf = (LeafNode) last;
    prefixKind = newPrefixKind;
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
    setHeight(height + 1);
    root = newRoot;
  }

  void collapseTo(TreeNode onlyChild) {
    setHeight(height - 1);
    root = onlyChild;
  }

  /** May find no memory to keep spare arrays, and then has changed nothing. */
  private void setHeight(int newHeight) {
    spares.setTreeHeight(newHeight);
    height = newHeight;
  }
}
