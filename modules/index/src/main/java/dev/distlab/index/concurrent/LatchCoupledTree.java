package dev.distlab.index.concurrent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * A B+tree under latch coupling ("crabbing"): whoever goes down holds a node's latch until that of
 * the child is held.
 *
 * <p>A reader takes one shared latch on each level, and one more above the root. A writer does the
 * same, optimistically, and takes only the leaf's latch exclusively; if the leaf must be split or
 * merged, it gives up and comes again, holding exclusive latches from the last node that is
 * <em>safe</em>: that will not split, or not fall under half. Nodes are changed in place, and but
 * for the root all stay at least half full.
 *
 * <p>For any number of threads; see {@link ConcurrentTree} for what each call promises. O(log n).
 *
 * <p>Source: R. Bayer and M. Schkolnick, "Concurrency of operations on B-trees", Acta Informatica
 * 9, 1977, solutions 1 (lock coupling) and 2 (optimistic updaters).
 */
public class LatchCoupledTree<K, V> implements ConcurrentTree<K, V> {

  // Design. No thread waits for a latch while it holds one further down, or one further right on
  // the same level: so there is no circle of waiting threads. That is why a removal latches two
  // neighbours from left to right before it knows whether it needs both, and why there is no way to
  // the left along the leaves.
  //
  // The anchor is an inner node without separators whose one child is the root. Its latch guards
  // which node that is.
  //
  // What is public is final. The steps below are not, so that tests of this package can watch every
  // latch, and leave out a step to see what that breaks.

  final KeyOrder order;
  final int maxKeys;
  final int minKeys;
  final LatchedNode anchor;

  private final LongAdder size = new LongAdder();

  /** An empty tree in the natural order of its keys. */
  public LatchCoupledTree() {
    this(null, DEFAULT_KEYS_PER_NODE);
  }

  /**
   * An empty tree in the order of {@code comparator}, or in natural order if that is null, whose
   * nodes hold at most {@code keysPerNode} keys.
   *
   * @throws IllegalArgumentException if {@code keysPerNode} is not 3 to 4096
   */
  public LatchCoupledTree(Comparator<? super K> comparator, int keysPerNode) {
    this.order = new KeyOrder(comparator);
    this.maxKeys = KeysPerNode.checked(keysPerNode);
    this.minKeys = maxKeys / 2;
    this.anchor = LatchedNode.above(new LatchedNode(true, maxKeys), maxKeys);
  }

  @Override
  public final V get(K key) {
    order.check(key);
    LatchedNode leaf = descend(key, false);
    try {
      int place = order.find(leaf.keys, leaf.count, key);
      return place >= 0 ? value(leaf, place) : null;
    } finally {
      unlatchShared(leaf);
    }
  }

  @Override
  public final V put(K key, V value) {
    return store(key, value, true);
  }

  @Override
  public final V putIfAbsent(K key, V value) {
    return store(key, value, false);
  }

  private V store(K key, V value, boolean overwrite) {
    order.check(key);
    Objects.requireNonNull(value, "value");
    LatchedNode leaf = descend(key, true);
    try {
      int place = order.findForChange(leaf.keys, leaf.count, key);
      if (place >= 0 || leaf.count < maxKeys) {
        return store(leaf, place, key, value, overwrite);
      }
    } finally {
      unlatchExclusive(leaf);
    }
    return storeWithSplit(key, value, overwrite);
  }

  private V storeWithSplit(K key, V value, boolean overwrite) {
    LatchedPath path = new LatchedPath(this, true);
    try {
      LatchedNode leaf = path.descend(key);
      int place = order.find(leaf.keys, leaf.count, key);
      V before = store(leaf, place, key, value, overwrite);
      path.split();
      return before;
    } finally {
      path.release();
    }
  }

  private V store(LatchedNode leaf, int place, K key, V value, boolean overwrite) {
    if (place < 0) {
      leaf.insertEntry(~place, key, value);
      size.increment();
      return null;
    }
    V before = value(leaf, place);
    if (overwrite) {
      leaf.slots[place] = value;
    }
    return before;
  }

  @Override
  public final V remove(K key) {
    order.check(key);
    LatchedNode leaf = descend(key, true);
    try {
      int place = order.findForChange(leaf.keys, leaf.count, key);
      if (place < 0 || leaf.count > minKeys) {
        return remove(leaf, place);
      }
    } finally {
      unlatchExclusive(leaf);
    }
    return removeWithMerge(key);
  }

  private V removeWithMerge(K key) {
    LatchedPath path = new LatchedPath(this, false);
    try {
      LatchedNode leaf = path.descend(key);
      V before = remove(leaf, order.find(leaf.keys, leaf.count, key));
      path.mend();
      return before;
    } finally {
      path.release();
    }
  }

  private V remove(LatchedNode leaf, int place) {
    if (place < 0) {
      return null;
    }
    V before = value(leaf, place);
    leaf.removeEntry(place);
    size.decrement();
    return before;
  }

  @Override
  public final Map.Entry<K, V> ceiling(K key) {
    order.check(key);
    LatchedNode leaf = descend(key, false);
    try {
      int place = order.below(leaf.keys, leaf.count, key);
      if (place == leaf.count && leaf.next != null) {
        leaf = stepRight(leaf);
        place = 0;
      }
      return place < leaf.count ? Map.entry(key(leaf, place), value(leaf, place)) : null;
    } finally {
      unlatchShared(leaf);
    }
  }

  @Override
  public final void scan(K from, K to, BiConsumer<? super K, ? super V> action) {
    order.checkRange(from, to);
    scanFrom(from, to, Objects.requireNonNull(action, "action"));
  }

  @Override
  public final void forEach(BiConsumer<? super K, ? super V> action) {
    scanFrom(null, null, Objects.requireNonNull(action, "action"));
  }

  /**
   * Copies the rest of a leaf, gives its latch back, hands over the copy, and descends anew for
   * what is above the last key of it: the leaf may be merged by then.
   */
  private void scanFrom(K from, K to, BiConsumer<? super K, ? super V> action) {
    List<Map.Entry<K, V>> some = copyLeaf(from, true, to);
    while (!some.isEmpty()) {
      some.forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
      some = copyLeaf(some.get(some.size() - 1).getKey(), false, to);
    }
  }

  private List<Map.Entry<K, V>> copyLeaf(K from, boolean inclusive, K to) {
    LatchedNode leaf = descend(from, false);
    try {
      int place = 0;
      if (from != null) {
        int found = order.find(leaf.keys, leaf.count, from);
        place = found < 0 ? ~found : inclusive ? found : found + 1;
      }
      if (place == leaf.count && leaf.next != null) {
        leaf = stepRight(leaf);
        place = 0;
      }
      int end = to == null ? leaf.count : order.below(leaf.keys, leaf.count, to);
      List<Map.Entry<K, V>> entries = new ArrayList<>(Math.max(0, end - place));
      for (; place < end; place++) {
        entries.add(Map.entry(key(leaf, place), value(leaf, place)));
      }
      return entries;
    } finally {
      unlatchShared(leaf);
    }
  }

  /** The leaf for {@code key}, or the first one if that is null, latched; the caller unlatches. */
  private LatchedNode descend(Object key, boolean leafExclusive) {
    LatchedNode node = anchor;
    latchShared(node);
    while (!node.isLeaf) {
      LatchedNode child = childFor(key, node);
      node = stepDown(node, child, child.isLeaf && leafExclusive);
    }
    return node;
  }

  private LatchedNode childFor(Object key, LatchedNode node) {
    try {
      return node.child(key == null ? 0 : order.below(node.keys, node.count, key));
    } catch (RuntimeException | Error refused) {
      unlatchShared(node);
      throw refused;
    }
  }

  @Override
  public final long size() {
    return size.sum();
  }

  @Override
  public final void checkInvariants() {
    new LatchCoupledCheck(this).run();
  }

  /** Couples: first the child's latch, then the parent's is given back. */
  LatchedNode stepDown(LatchedNode parent, LatchedNode child, boolean exclusive) {
    if (exclusive) {
      latchExclusive(child);
    } else {
      latchShared(child);
    }
    unlatchShared(parent);
    return child;
  }

  /** Couples along the leaves. */
  LatchedNode stepRight(LatchedNode leaf) {
    LatchedNode next = leaf.next;
    latchShared(next);
    unlatchShared(leaf);
    return next;
  }

  void latchShared(LatchedNode node) {
    node.latch.acquireShared();
  }

  void unlatchShared(LatchedNode node) {
    node.latch.releaseShared();
  }

  void latchExclusive(LatchedNode node) {
    node.latch.acquireExclusive();
  }

  void unlatchExclusive(LatchedNode node) {
    node.latch.releaseExclusive();
  }

  @SuppressWarnings("unchecked")
  private K key(LatchedNode leaf, int place) {
    return (K) leaf.keys[place];
  }

  @SuppressWarnings("unchecked")
  private V value(LatchedNode leaf, int place) {
    return (V) leaf.slots[place];
  }
}
