package dev.distlab.index.concurrent;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A sorted map that many threads read and change at the same time.
 *
 * <p>{@code get}, {@code put}, {@code putIfAbsent}, {@code remove} and {@code ceiling} are
 * linearizable: each takes effect at one instant between its call and its return. They are O(log n)
 * comparisons. Scans and {@code size} are weaker, as said there. Keys are ordered by a comparator
 * or by themselves; neither keys nor values may be null, since null is the answer for "not there".
 *
 * <p>A key that cannot be compared with those of the tree is refused with a {@link
 * ClassCastException}, and the tree is as it was. Whatever the order throws passes through, and no
 * latch stays behind.
 */
public interface ConcurrentTree<K, V> {

  /** The smallest allowed number of keys in a node. */
  int MIN_KEYS_PER_NODE = 3;

  /** The largest allowed number of keys in a node. */
  int MAX_KEYS_PER_NODE = 4_096;

  /**
   * A node of either tree is copied or searched under a latch: small enough for that to be short.
   */
  int DEFAULT_KEYS_PER_NODE = 64;

  /** The value of {@code key}, or null if it is not there. */
  V get(K key);

  /** Stores {@code value} under {@code key}; returns the value before, or null. */
  V put(K key, V value);

  /** Stores {@code value} if {@code key} is not there; returns the value that is, or null. */
  V putIfAbsent(K key, V value);

  /** Removes {@code key}; returns its value, or null if it was not there. */
  V remove(K key);

  /** The entry of the least key at or above {@code key}, or null; it does not change any more. */
  Map.Entry<K, V> ceiling(K key);

  /**
   * Hands over the entries with keys from {@code from}, included, to {@code to}, excluded, in
   * ascending order.
   *
   * <p>Weakly consistent: the entries of one leaf are those of one instant. A key that is there all
   * the time is met exactly once, one that comes or goes meanwhile at most once. {@code action} is
   * called while no latch is held, and may change the tree.
   *
   * @throws IllegalArgumentException if {@code from} is above {@code to}
   */
  void scan(K from, K to, BiConsumer<? super K, ? super V> action);

  /** A {@link #scan} of all entries. */
  void forEach(BiConsumer<? super K, ? super V> action);

  /** The number of entries: exact if nobody changes the tree, else some count of meanwhile. */
  long size();

  /**
   * Checks the invariants of the package on a quiet tree: no other call may be running.
   *
   * @throws dev.distlab.kernel.InvariantViolation with the number of the law that is broken
   */
  void checkInvariants();
}
