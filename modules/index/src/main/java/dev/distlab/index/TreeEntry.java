package dev.distlab.index;

import java.util.Map;
import java.util.Objects;

/** An entry handed out by a walk: as it was then; {@link #setValue} writes through to the tree. */
final class TreeEntry<K, V> implements Map.Entry<K, V> {

  private final BTree tree;
  private final K key;
  private V value;

  TreeEntry(BTree tree, K key, V value) {
    this.tree = tree;
    this.key = key;
    this.value = value;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return value;
  }

  @Override
  public V setValue(V newValue) {
    V old = TreeView.cast(tree.replace(key, newValue, value));
    value = newValue;
    return old;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Map.Entry<?, ?> entry
        && Objects.equals(key, entry.getKey())
        && Objects.equals(value, entry.getValue());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(key) ^ Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }
}
