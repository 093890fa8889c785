package dev.distlab.index;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Walks along the leaves of a range, up or down. Fails fast: after a change by anybody else the
 * next step throws {@link ConcurrentModificationException}.
 */
abstract class TreeIterator<T> implements Iterator<T> {

  // Design. Within a leaf a step moves an index and compares it with where the walk leaves the
  // leaf; all else is done once a leaf. The walk ends at a fence, the first entry outside the
  // range, known by its place, so that no step has to compare keys. It enters a leaf only when it
  // has to hand out an entry of it, so what it handed out last is always in the leaf where it
  // stands. A removal may move entries to other leaves; the walk then finds its next entry and its
  // fence again from the root.

  private static final Object NONE = new Object();
  private static final Object[] NOTHING = {};

  private final BTree tree;
  private final int step;

  /** The key of the first entry outside the range, or NONE if the walk goes on to the end. */
  private Object fence;

  /** Where there is a fence, the last leaf before it, and where the walk leaves that leaf. */
  private LeafNode lastLeaf;

  private int lastStop;

  /** The leaf where the walk stands: its entries from {@code index} on, but for {@code stop}. */
  private Object[] items = NOTHING;

  private int index;
  private int stop;

  /** The next leaf of the range, or null. */
  private LeafNode following;

  private boolean canRemove;
  private int expectedModificationCount;

  TreeIterator(KeyRange range, boolean descending) {
    this.tree = range.tree();
    this.step = descending ? -1 : 1;
    setFence(descending ? range.before() : range.behind());
    TreePosition start = descending ? range.highest() : range.lowest();
    if (start.exists()) {
      enter(start.leaf(), start.index());
    }
    expectedModificationCount = tree.modificationCount();
  }

  private void setFence(TreePosition place) {
    fence = place.exists() ? place.key() : NONE;
    lastLeaf = place.leaf();
    lastStop = place.index();
    boolean isFirst = lastLeaf != null && lastStop == firstIn(lastLeaf);
    if (isFirst) {
      lastLeaf = step > 0 ? lastLeaf.previous : lastLeaf.next;
      lastStop = lastLeaf == null ? 0 : endOf(lastLeaf);
    }
  }

  /** Where a walk that comes from the leaf before enters a leaf. */
  private int firstIn(LeafNode leaf) {
    return step > 0 ? 0 : leaf.count - 1;
  }

  /** Where a walk that goes on to the next leaf leaves a leaf. */
  private int endOf(LeafNode leaf) {
    return step > 0 ? leaf.count : -1;
  }

  // Three methods, each so short that the compiler inlines it wherever it is called: so the walk
  // need not be an object in memory, and its fields can be registers.

  private void enter(LeafNode leaf, int at) {
    items = leaf.items;
    index = at;
    findStop(leaf);
  }

  private void findStop(LeafNode leaf) {
    stop = leaf == lastLeaf ? lastStop : endOf(leaf);
    findFollowing(leaf);
  }

  private void findFollowing(LeafNode leaf) {
    following = leaf == lastLeaf ? null : step > 0 ? leaf.next : leaf.previous;
  }

  /** What the walk hands out for an entry. */
  abstract T item(BTree tree, Object key, Object value);

  @Override
  public final boolean hasNext() {
    return index != stop || following != null;
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the walk is at its end");
    }
    checkNotChanged();
    if (index == stop) {
      enter(following, firstIn(following));
    }
    int at = index;
    index = at + step;
    canRemove = true;
    return item(tree, items[2 * at], items[2 * at + 1]);
  }

  @Override
  public final void remove() {
    if (!canRemove) {
      throw new IllegalStateException("no entry to remove: next() comes first, then one remove()");
    }
    checkNotChanged();
    Object lastKey = items[2 * (index - step)];
    Object nextKey = nextKey();
    if (tree.remove(lastKey, NONE) == NONE) {
      throw new IllegalStateException("the order of the keys has changed: lost " + lastKey);
    }
    if (fence != NONE) {
      setFence(tree.ceiling(fence));
    }
    if (nextKey != NONE) {
      TreePosition again = tree.ceiling(nextKey);
      enter(again.leaf(), again.index());
    }
    canRemove = false;
    expectedModificationCount = tree.modificationCount();
  }

  private Object nextKey() {
    if (index != stop) {
      return items[2 * index];
    }
    return following == null ? NONE : following.key(firstIn(following));
  }

  private void checkNotChanged() {
    if (tree.modificationCount() != expectedModificationCount) {
      throw new ConcurrentModificationException();
    }
  }

  /** Hands out keys. */
  static final class Keys<K> extends TreeIterator<K> {

    Keys(KeyRange range, boolean descending) {
      super(range, descending);
    }

    @Override
    @SuppressWarnings("unchecked")
    K item(BTree tree, Object key, Object value) {
      return (K) key;
    }
  }

  /** Hands out values. */
  static final class Values<V> extends TreeIterator<V> {

    Values(KeyRange range, boolean descending) {
      super(range, descending);
    }

    @Override
    @SuppressWarnings("unchecked")
    V item(BTree tree, Object key, Object value) {
      return (V) value;
    }
  }

  /** Hands out entries. */
  static final class Entries<K, V> extends TreeIterator<java.util.Map.Entry<K, V>> {

    Entries(KeyRange range, boolean descending) {
      super(range, descending);
    }

    @Override
    @SuppressWarnings("unchecked")
    java.util.Map.Entry<K, V> item(BTree tree, Object key, Object value) {
      return new TreeEntry<>(tree, (K) key, (V) value);
    }
  }
}
