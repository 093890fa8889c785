package dev.distlab.index.concurrent;

import java.util.Comparator;
import java.util.Objects;

/** The order of a tree's keys, and the search in a sorted array of them. */
final class KeyOrder {

  private final Comparator<Object> comparator;

  /** The order of {@code comparator}, or the natural one if that is null. */
  @SuppressWarnings("unchecked")
  KeyOrder(Comparator<?> comparator) {
    this.comparator = (Comparator<Object>) comparator;
  }

  /** Refuses what can be no key: null, or without an order of its own where that is needed. */
  @SuppressWarnings("unchecked")
  void check(Object key) {
    Objects.requireNonNull(key, "key");
    if (comparator == null && !(key instanceof Comparable)) {
      throw new ClassCastException(
          key.getClass().getName() + " has no natural order, and the tree has no comparator");
    }
  }

  /** Refuses a range that ends before it begins. */
  void checkRange(Object from, Object to) {
    check(from);
    check(to);
    if (compare(from, to) > 0) {
      throw new IllegalArgumentException("from=" + from + " is above to=" + to);
    }
  }

  @SuppressWarnings("unchecked")
  int compare(Object a, Object b) {
    return comparator == null ? ((Comparable<Object>) a).compareTo(b) : comparator.compare(a, b);
  }

  /**
   * The place of {@code key} among the first {@code count} of {@code keys}; if it is not there, the
   * place where it belongs, as a complement ({@code ~place}).
   */
  int find(Object[] keys, int count, Object key) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(key, keys[middle]);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return ~low;
  }

  /** {@link #find} for a change: where there is no other key, one must be comparable to itself. */
  int findForChange(Object[] keys, int count, Object key) {
    if (count == 0) {
      compare(key, key);
    }
    return find(keys, count, key);
  }

  /** How many of the keys are below {@code key}: the place of the child to descend to. */
  int below(Object[] keys, int count, Object key) {
    int place = find(keys, count, key);
    return place >= 0 ? place : ~place;
  }
}
