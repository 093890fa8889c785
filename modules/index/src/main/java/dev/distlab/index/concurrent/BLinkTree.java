package dev.distlab.index.concurrent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * A B-link tree: every node has a <em>high key</em> and a link to the node on its right, so a
 * search that comes too late, after a split, sees it and <em>moves right</em>.
 *
 * <p>A reader takes no latch at all and never waits. A writer goes down as a reader and latches one
 * node, the leaf; if that splits, it goes up and holds at most three: the node that was split, its
 * parent, and the parent's right neighbour when it moves right there. Contents are replaced, never
 * changed: one volatile write shows a change to all readers, at the price of a copy of the node.
 *
 * <p>Removals leave leaves behind that hold less than half, even nothing (the rule of Lehman and
 * Yao; Lanin and Shasha merge). They are searched and filled again, and never given back.
 *
 * <p>For any number of threads; see {@link ConcurrentTree} for what each call promises. O(log n).
 *
 * <p>Source: P. Lehman and S. B. Yao, "Efficient locking for concurrent operations on B-trees", ACM
 * TODS 6(4), 1981.
 */
public class BLinkTree<K, V> implements ConcurrentTree<K, V> {

  // Design. No thread waits for a latch while it holds one further up, or one further right on the
  // same level: so there is no circle of waiting threads.
  //
  // Lehman and Yao keep the way down on a stack, to find the parent of a node that was split. Here
  // it is searched again from the root, without latches: one more descent for each split, nothing
  // to remember for each put.
  //
  // When the root is split, its right half is latched too until the new root stands. Else a thread
  // that moved there could split it in turn, and find no level above it.
  //
  // What is public is final. The steps below are not, so that tests of this package can stop a
  // thread at each of them, and leave one out to see what that breaks.

  final KeyOrder order;
  final int maxKeys;
  volatile BLinkNode root = new BLinkNode(0, BLinkContents.EMPTY_LEAF);

  private final LongAdder size = new LongAdder();

  /** An empty tree in the natural order of its keys. */
  public BLinkTree() {
    this(null, DEFAULT_KEYS_PER_NODE);
  }

  /**
   * An empty tree in the order of {@code comparator}, or in natural order if that is null, whose
   * nodes hold at most {@code keysPerNode} keys.
   *
   * @throws IllegalArgumentException if {@code keysPerNode} is not 3 to 4096
   */
  public BLinkTree(Comparator<? super K> comparator, int keysPerNode) {
    this.order = new KeyOrder(comparator);
    this.maxKeys = KeysPerNode.checked(keysPerNode);
  }

  @Override
  public final V get(K key) {
    order.check(key);
    BLinkNode node = root;
    while (true) {
      BLinkContents contents = read(node);
      int place = order.find(contents.keys(), contents.keys().length, key);
      if (~place == contents.keys().length && isBeyond(contents, key)) {
        node = contents.right();
      } else if (node.isLeaf()) {
        return place >= 0 ? value(contents, place) : null;
      } else {
        node = contents.child(place >= 0 ? place : ~place);
      }
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
    BLinkNode leaf = latchFor(key, 0);
    BLinkContents contents = leaf.contents;
    int place = placeIn(leaf, key);
    if (place < 0) {
      size.increment();
      replace(leaf, contents.withEntry(~place, key, value));
      return null;
    }
    replace(leaf, overwrite ? contents.withValue(place, value) : contents);
    return value(contents, place);
  }

  @Override
  public final V remove(K key) {
    order.check(key);
    BLinkNode leaf = latchFor(key, 0);
    BLinkContents contents = leaf.contents;
    int place = placeIn(leaf, key);
    if (place < 0) {
      unlatch(leaf);
      return null;
    }
    size.decrement();
    replace(leaf, contents.withoutEntry(place));
    return value(contents, place);
  }

  /**
   * Shows new contents of a latched node to everyone and gives its latch back. As long as there are
   * too many of them, they are split, and the parent gets a child more.
   */
  private void replace(BLinkNode latched, BLinkContents larger) {
    BLinkNode node = latched;
    BLinkContents contents = larger;
    while (contents.keys().length > maxKeys) {
      Object separator = contents.middle();
      BLinkNode right = new BLinkNode(node.level, contents.rightHalf());
      if (node == root) {
        splitRoot(node, contents, separator, right);
        return;
      }
      node.contents = contents.leftHalf(node.isLeaf(), right);
      BLinkNode parent = parentOf(node, separator);
      int place = placeIn(parent, separator);
      contents = parent.contents.withChild(~place, separator, right);
      node = parent;
    }
    node.contents = contents;
    unlatch(node);
  }

  private void splitRoot(
      BLinkNode node, BLinkContents contents, Object separator, BLinkNode right) {
    latch(right);
    node.contents = contents.leftHalf(node.isLeaf(), right);
    Object[] separators = {separator};
    Object[] children = {node, right};
    root = new BLinkNode(node.level + 1, new BLinkContents(separators, children, null, null));
    unlatch(right);
    unlatch(node);
  }

  /** Latches the parent of a node that was split, and then gives the node's latch back. */
  private BLinkNode parentOf(BLinkNode node, Object separator) {
    try {
      return latchFor(separator, node.level + 1);
    } finally {
      unlatch(node);
    }
  }

  /** The node on {@code level} for {@code key}, latched; the caller unlatches. */
  private BLinkNode latchFor(Object key, int level) {
    BLinkNode node = descend(key, level);
    latch(node);
    while (hasLost(node, key)) {
      BLinkNode right = node.contents.right();
      latch(right);
      unlatch(node);
      node = right;
    }
    return node;
  }

  /** {@link #isBeyond} of a latched node, which is unlatched if the order throws. */
  private boolean hasLost(BLinkNode node, Object key) {
    try {
      return isBeyond(node.contents, key);
    } catch (RuntimeException | Error refused) {
      unlatch(node);
      throw refused;
    }
  }

  /** {@link KeyOrder#findForChange} in a latched node, which is unlatched if the order throws. */
  private int placeIn(BLinkNode node, Object key) {
    try {
      Object[] keys = node.contents.keys();
      return order.findForChange(keys, keys.length, key);
    } catch (RuntimeException | Error refused) {
      unlatch(node);
      throw refused;
    }
  }

  /** A node on {@code level} that has {@code key}, or had before a split; no latches. */
  private BLinkNode descend(Object key, int level) {
    BLinkNode node = root;
    while (node.level > level) {
      BLinkContents contents = read(node);
      int place = key == null ? 0 : below(contents, key);
      boolean isLast = key != null && place == contents.keys().length;
      node = isLast && isBeyond(contents, key) ? contents.right() : contents.child(place);
    }
    return node;
  }

  /** Whether a split has taken {@code key} further right. */
  boolean isBeyond(BLinkContents contents, Object key) {
    return contents.high() != null && order.compare(key, contents.high()) > 0;
  }

  @Override
  public final Map.Entry<K, V> ceiling(K key) {
    order.check(key);
    while (true) {
      Reading last = leafReading(key);
      List<Reading> passed = new ArrayList<>(0);
      int place = below(last.contents, key);
      while (place == last.contents.keys().length && last.contents.right() != null) {
        passed.add(last);
        last = reading(last.contents.right());
        place = 0;
      }
      if (areAllStillSo(passed)) {
        BLinkContents found = last.contents;
        boolean isThere = place < found.keys().length;
        return isThere ? Map.entry(key(found, place), value(found, place)) : null;
      }
    }
  }

  /**
   * Whether leaves that had no answer have none now. Then they had none when the last leaf was
   * read, between the two looks at them: that is the instant of which the answer is true. Contents
   * are never put back, so what is the same was the same all the time.
   */
  boolean areAllStillSo(List<Reading> readings) {
    for (Reading reading : readings) {
      if (read(reading.node) != reading.contents) {
        return false;
      }
    }
    return true;
  }

  /** What a node said when it was read. */
  record Reading(BLinkNode node, BLinkContents contents) {}

  private Reading reading(BLinkNode node) {
    return new Reading(node, read(node));
  }

  /** The leaf for {@code key}, or the first one if that is null. */
  private Reading leafReading(Object key) {
    Reading leaf = reading(descend(key, 0));
    while (key != null && isBeyond(leaf.contents, key)) {
      leaf = reading(leaf.contents.right());
    }
    return leaf;
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

  /** Along the links: where what was read of a leaf ends, the leaf that it links to begins. */
  private void scanFrom(K from, K to, BiConsumer<? super K, ? super V> action) {
    BLinkContents leaf = leafReading(from).contents;
    int place = from == null ? 0 : below(leaf, from);
    while (true) {
      int end = to == null ? leaf.keys().length : below(leaf, to);
      for (; place < end; place++) {
        action.accept(key(leaf, place), value(leaf, place));
      }
      boolean isLast = leaf.right() == null || to != null && !isBeyond(leaf, to);
      if (isLast) {
        return;
      }
      leaf = read(leaf.right());
      place = 0;
    }
  }

  private int below(BLinkContents contents, Object key) {
    return order.below(contents.keys(), contents.keys().length, key);
  }

  @Override
  public final long size() {
    return size.sum();
  }

  @Override
  public final void checkInvariants() {
    new BLinkCheck(this).run();
  }

  /** What a node says now. */
  BLinkContents read(BLinkNode node) {
    return node.contents;
  }

  void latch(BLinkNode node) {
    node.latch.acquireExclusive();
  }

  void unlatch(BLinkNode node) {
    node.latch.releaseExclusive();
  }

  @SuppressWarnings("unchecked")
  private K key(BLinkContents contents, int place) {
    return (K) contents.keys()[place];
  }

  @SuppressWarnings("unchecked")
  private V value(BLinkContents contents, int place) {
    return (V) contents.slots()[place];
  }
}
