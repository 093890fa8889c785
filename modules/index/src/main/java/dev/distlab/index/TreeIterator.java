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
  // leaf;
  // all else is done once a leaf. The walk ends at a fence, the first entry outside the range,
  // known
  // by its place, so that no step has to compare keys. It enters a leaf only when it has to hand
  // out
  // an entry of it, so what it handed out last is always in the leaf where it stands. A removal may
  // move entries to other leaves; the walk then finds its next entry and its fence again from the
  // root.

  private static final Object NONE = new Object();
  private static final Object[] NOTHING = {};

  private final BTree tree;
  private final int step;
  private LeafNode fenceLeaf;
  private int fenceIndex;

  /** The leaf where the walk stands: its entries from {@code index} on, but for {@code stop}. */
  private Object[] keys = NOTHING;

  private Object[] values = NOTHING;
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

  private void setFence(TreePosition fence) {
    fenceLeaf = fence.leaf();
    fenceIndex = fence.index();
  }

  private void enter(LeafNode leaf, int at) {
    boolean last = leaf == fenceLeaf;
    keys = leaf.keys;
    values = leaf.values;
    index = at;
    if (step > 0) {
      stop = last ? fenceIndex : leaf.count;
      following = last || isFence(leaf.next, 0) ? null : leaf.next;
    } else {
      stop = last ? fenceIndex : -1;
      boolean isEnd = last || leaf.previous == null;
      following = isEnd || isFence(leaf.previous, leaf.previous.count - 1) ? null : leaf.previous;
    }
  }

  private boolean isFence(LeafNode leaf, int at) {
    return leaf == fenceLeaf && at == fenceIndex;
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
      enter(following, step > 0 ? 0 : following.count - 1);
    }
    int at = index;
    index = at + step;
    canRemove = true;
    return item(tree, keys[at], values[at]);
  }

  @Override
  public final void remove() {
    if (!canRemove) {
      throw new IllegalStateException("no entry to remove: next() comes first, then one remove()");
    }
    checkNotChanged();
    Object lastKey = keys[index - step];
    Object nextKey = nextKey();
    Object fenceKey = fenceLeaf == null ? NONE : fenceLeaf.keys[fenceIndex];
    if (tree.remove(lastKey, NONE) == NONE) {
      throw new IllegalStateException("the order of the keys has changed: lost " + lastKey);
    }
    if (fenceKey != NONE) {
      setFence(tree.ceiling(fenceKey));
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
      return keys[index];
    }
    return following == null ? NONE : following.keys[step > 0 ? 0 : following.count - 1];
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
