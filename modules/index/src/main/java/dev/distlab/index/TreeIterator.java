package dev.distlab.index;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Walks along the leaves of a range, up or down. Fails fast: after a change by anybody else the
 * next step throws {@link ConcurrentModificationException}.
 */
abstract class TreeIterator<T> implements Iterator<T> {

  // Design. The walk ends at a fence: the first key outside the range, recognised by identity, so
  // that no step has to compare keys. A removal may move entries to other leaves; the walk then
  // finds its next key again from the root.

  private static final Object NONE = new Object();

  private final BTree tree;
  private final boolean descending;
  private final Object fence;

  /** The leaf of the next entry, or null at the end of the range. */
  private LeafNode leaf;

  private int index;
  private int expectedModificationCount;
  private Object lastKey = NONE;

  TreeIterator(KeyRange range, boolean descending) {
    this.tree = range.tree();
    this.descending = descending;
    TreePosition start = descending ? range.highest() : range.lowest();
    TreePosition end = descending ? range.before() : range.behind();
    leaf = start.leaf();
    index = start.index();
    fence = end.exists() ? end.key() : NONE;
    expectedModificationCount = tree.modificationCount();
  }

  /** What the walk hands out for an entry. */
  abstract T item(BTree tree, LeafNode leaf, int index);

  @Override
  public final boolean hasNext() {
    return leaf != null;
  }

  @Override
  public final T next() {
    LeafNode from = leaf;
    if (from == null) {
      throw new NoSuchElementException("the walk is at its end");
    }
    checkNotChanged();
    int at = index;
    T item = item(tree, from, at);
    lastKey = from.keys[at];
    if (descending) {
      stepDown();
    } else {
      stepUp();
    }
    return item;
  }

  private void stepUp() {
    index++;
    if (index == leaf.count) {
      leaf = leaf.next;
      index = 0;
    }
    stopAtFence();
  }

  private void stepDown() {
    index--;
    if (index < 0) {
      leaf = leaf.previous;
      index = leaf == null ? 0 : leaf.count - 1;
    }
    stopAtFence();
  }

  private void stopAtFence() {
    if (leaf != null && leaf.keys[index] == fence) {
      leaf = null;
    }
  }

  @Override
  public final void remove() {
    if (lastKey == NONE) {
      throw new IllegalStateException("no entry to remove: next() comes first, then one remove()");
    }
    checkNotChanged();
    Object nextKey = leaf == null ? NONE : leaf.keys[index];
    if (tree.remove(lastKey, NONE) == NONE) {
      throw new IllegalStateException("the order of the keys has changed: lost " + lastKey);
    }
    if (nextKey != NONE) {
      TreePosition again = tree.ceiling(nextKey);
      leaf = again.leaf();
      index = again.index();
    }
    lastKey = NONE;
    expectedModificationCount = tree.modificationCount();
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
    K item(BTree tree, LeafNode leaf, int index) {
      return (K) leaf.keys[index];
    }
  }

  /** Hands out values. */
  static final class Values<V> extends TreeIterator<V> {

    Values(KeyRange range, boolean descending) {
      super(range, descending);
    }

    @Override
    @SuppressWarnings("unchecked")
    V item(BTree tree, LeafNode leaf, int index) {
      return (V) leaf.values[index];
    }
  }

  /** Hands out entries. */
  static final class Entries<K, V> extends TreeIterator<java.util.Map.Entry<K, V>> {

    Entries(KeyRange range, boolean descending) {
      super(range, descending);
    }

    @Override
    @SuppressWarnings("unchecked")
    java.util.Map.Entry<K, V> item(BTree tree, LeafNode leaf, int index) {
      return new TreeEntry<>(tree, (K) leaf.keys[index], (V) leaf.values[index]);
    }
  }
}
