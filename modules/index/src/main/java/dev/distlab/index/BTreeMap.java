package dev.distlab.index;

import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * A sorted map in a B+tree: a {@link java.util.NavigableMap} with the manners of {@link
 * java.util.TreeMap}, faster to search and to walk, and smaller.
 *
 * <p>{@code get}, {@code put}, {@code remove} and the search for a neighbour are O(log n); walking
 * is O(1) a step, along arrays. Keys are ordered by a {@link Comparator} or by themselves; null
 * keys are allowed if the comparator allows them, null values always. All views write through;
 * iterators fail fast. A range view counts its entries in O(log n + leaves in the range). For one
 * thread, or many that only read.
 *
 * <p>An entry that a walk hands out keeps the value that it had then, until its {@code setValue},
 * which writes through to the map and returns what it replaced there.
 *
 * <p>An order that contradicts itself is refused as soon as it shows: inserting a key checks that
 * its two neighbours agree on where it belongs. (Keys of the classes Long, Integer, Double and
 * String in their natural order need no such check.)
 *
 * <p>An insert or a removal that finds no memory throws, and leaves the map as it was.
 *
 * <p>Source: R. Bayer and E. McCreight, "Organization and maintenance of large ordered indexes",
 * Acta Informatica 1, 1972; D. Comer, "The ubiquitous B-tree", ACM Computing Surveys 11(2), 1979,
 * section 3 (the B+tree).
 */
public final class BTreeMap<K, V> extends TreeView<K, V> implements Cloneable {

  // Design. This class is the door: making, filling and inspecting a map. TreeView is everything
  // about ranges and order, written once for the map and for its views; BTree holds the nodes and
  // searches them; Splitting and Rebalancing change their shape.

  private static final long serialVersionUID = 1L;

  /** The smallest allowed number of keys in a node. */
  public static final int MIN_KEYS_PER_NODE = 3;

  /** The largest allowed number of keys in a node. */
  public static final int MAX_KEYS_PER_NODE = 4_096;

  /** Measured: below it, more of the memory is overhead; above it, inserting moves too much. */
  public static final int DEFAULT_KEYS_PER_NODE = 128;

  /** An empty map in the natural order of its keys. */
  public BTreeMap() {
    this((Comparator<? super K>) null);
  }

  /** An empty map in the order of {@code comparator}, or in natural order if that is null. */
  public BTreeMap(Comparator<? super K> comparator) {
    this(comparator, DEFAULT_KEYS_PER_NODE);
  }

  /**
   * An empty map whose nodes hold at most {@code keysPerNode} keys; few keys make a deep tree.
   *
   * @throws IllegalArgumentException if {@code keysPerNode} is not 3 to 4096
   */
  public BTreeMap(Comparator<? super K> comparator, int keysPerNode) {
    this(new BTree(TreeView.<Comparator<Object>>cast(comparator), checked(keysPerNode)));
  }

  /** A map of the entries of {@code source} in natural order. */
  public BTreeMap(Map<? extends K, ? extends V> source) {
    this();
    putAll(source);
  }

  /** A map of the entries of {@code source}, in the same order. O(n). */
  public BTreeMap(SortedMap<K, ? extends V> source) {
    this(source.comparator());
    putAll(source);
  }

  BTreeMap(BTree tree) {
    super(KeyRange.all(tree), false);
  }

  static int checked(int keysPerNode) {
    if (keysPerNode < MIN_KEYS_PER_NODE || keysPerNode > MAX_KEYS_PER_NODE) {
      throw new IllegalArgumentException(
          "keysPerNode="
              + keysPerNode
              + " is out of range: "
              + MIN_KEYS_PER_NODE
              + ".."
              + MAX_KEYS_PER_NODE);
    }
    return keysPerNode;
  }

  /**
   * Fills an empty map with entries that come in ascending order of their keys. O(n); all leaves
   * are full, but for the last, or the last two, which share what is left if it would not half fill
   * one. If an entry is refused, or {@code entries} fails, the map stays empty.
   *
   * @throws IllegalStateException if the map is not empty
   * @throws IllegalArgumentException if a key is not above the one before, with its number
   * @throws ConcurrentModificationException if the map is changed while {@code entries} is read
   */
  public void bulkLoad(Iterable<? extends Map.Entry<? extends K, ? extends V>> entries) {
    BulkLoad load = new BulkLoad(tree);
    for (Map.Entry<? extends K, ? extends V> entry : entries) {
      load.add(entry.getKey(), entry.getValue());
    }
    load.finish();
  }

  @Override
  public V get(Object key) {
    return cast(tree.get(key, null));
  }

  @Override
  public V put(K key, V value) {
    return cast(tree.put(key, value, true));
  }

  @Override
  public V remove(Object key) {
    return cast(tree.remove(key, null));
  }

  /** Copies all entries: O(n) if this map is empty and {@code source} is sorted as it is. */
  @Override
  public void putAll(Map<? extends K, ? extends V> source) {
    if (isEmpty()
        && source instanceof SortedMap<? extends K, ? extends V> sorted
        && Objects.equals(sorted.comparator(), comparator())) {
      bulkLoad(sorted.entrySet());
    } else {
      super.putAll(source);
    }
  }

  /**
   * Calls {@code action} for each entry, in order; it must not change the map.
   *
   * @throws ConcurrentModificationException if it does
   */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    Objects.requireNonNull(action, "action");
    int expected = tree.modificationCount();
    for (LeafNode leaf = tree.firstLeaf(); leaf != null; leaf = leaf.next) {
      for (int i = 0; i < leaf.count; i++) {
        action.accept(TreeView.<K>cast(leaf.key(i)), TreeView.<V>cast(leaf.value(i)));
        checkNotChanged(expected);
      }
    }
  }

  /** Gives each entry another value; as {@link #forEach}. */
  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    Objects.requireNonNull(function, "function");
    int expected = tree.modificationCount();
    for (LeafNode leaf = tree.firstLeaf(); leaf != null; leaf = leaf.next) {
      for (int i = 0; i < leaf.count; i++) {
        V value = function.apply(TreeView.<K>cast(leaf.key(i)), TreeView.<V>cast(leaf.value(i)));
        checkNotChanged(expected);
        leaf.setValue(i, value);
      }
    }
  }

  /** A map of its own with the same keys, values and order, built by {@link #bulkLoad}. O(n). */
  @Override
  public BTreeMap<K, V> clone() {
    BTreeMap<K, V> copy = new BTreeMap<>(comparator(), tree.maxKeys);
    copy.bulkLoad(entrySet());
    return copy;
  }

  /** The shape of the tree and how it came about. O(number of nodes). */
  public BTreeStats stats() {
    int leaves = 0;
    for (LeafNode leaf = tree.firstLeaf(); leaf != null; leaf = leaf.next) {
      leaves++;
    }
    int inner = innerNodes(tree.root());
    return new BTreeStats(size(), tree.height(), leaves, inner, tree.maxKeys, tree.changes.toMap());
  }

  private static int innerNodes(TreeNode node) {
    int nodes = 0;
    if (node instanceof InnerNode inner) {
      nodes = 1;
      for (int i = 0; i <= inner.count; i++) {
        nodes += innerNodes(inner.child(i));
      }
    }
    return nodes;
  }

  /**
   * Checks I1 to I6 of the package. O(n).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    new TreeCheck(tree).run();
  }
}
