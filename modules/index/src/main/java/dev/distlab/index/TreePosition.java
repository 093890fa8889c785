package dev.distlab.index;

import java.util.AbstractMap;
import java.util.Map;

/** A place in the chain of leaves: of an entry, or behind the last one. */
final class TreePosition {

  private final BTree tree;
  private LeafNode leaf;
  private int index;

  /** The entry {@code index} of {@code leaf}; the place behind all entries if that is null. */
  TreePosition(BTree tree, LeafNode leaf, int index) {
    this.tree = tree;
    this.leaf = leaf;
    this.index = index;
  }

  static TreePosition end(BTree tree) {
    return new TreePosition(tree, null, 0);
  }

  boolean exists() {
    return leaf != null;
  }

  Object key() {
    return leaf.key(index);
  }

  Object value() {
    return leaf.value(index);
  }

  void setValue(Object value) {
    leaf.setValue(index, value);
  }

  LeafNode leaf() {
    return leaf;
  }

  int index() {
    return index;
  }

  /** Moves to the next entry, or behind the last one. */
  void advance() {
    index++;
    if (index == leaf.count) {
      leaf = leaf.next;
      index = 0;
    }
  }

  /** Moves to the entry before; from the first one to nowhere, which is no entry. */
  TreePosition back() {
    if (index > 0) {
      index--;
      return this;
    }
    leaf = leaf == null ? tree.lastLeaf() : leaf.previous;
    index = leaf == null ? 0 : leaf.count - 1;
    if (index < 0) {
      leaf = null;
    }
    return this;
  }

  /** The entry as it is now, or null if there is none. */
  @SuppressWarnings("unchecked")
  <K, V> Map.Entry<K, V> snapshot() {
    return leaf == null ? null : new AbstractMap.SimpleImmutableEntry<>((K) key(), (V) value());
  }
}
