package dev.distlab.index;

import java.util.Comparator;

/**
 * The search within one node, in three ways: by exact prefix, by prefix and key, by key alone. All
 * are O(log count).
 */
final class NodeSearch {

  private NodeSearch() {}

  // The halving loops over numbers have no jump that depends on a key: which half goes on is a
  // conditional move, so the processor has nothing to guess wrong.

  /** How many of the first {@code count} numbers are less than {@code sought}. */
  static int below(long[] numbers, int count, long sought) {
    int base = 0;
    int rest = count;
    while (rest > 1) {
      int half = rest >>> 1;
      base += numbers[base + half - 1] < sought ? half : 0;
      rest -= half;
    }
    return rest == 1 && numbers[base] < sought ? base + 1 : base;
  }

  /** How many of the first {@code count} numbers are less than or equal to {@code sought}. */
  static int upTo(long[] numbers, int count, long sought) {
    int base = 0;
    int rest = count;
    while (rest > 1) {
      int half = rest >>> 1;
      base += numbers[base + half - 1] <= sought ? half : 0;
      rest -= half;
    }
    return rest == 1 && numbers[base] <= sought ? base + 1 : base;
  }

  /**
   * The place of a key by its prefix and, where prefixes are equal, by its natural order; if it is
   * not there, the place where it belongs, as a complement ({@code ~place}).
   */
  static int find(TreeNode node, Object sought, long prefix) {
    int low = 0;
    int high = node.count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(prefix, node.prefixes[middle]);
      if (order == 0) {
        order = compare(sought, node.keys[middle], null);
      }
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

  /** The place of a key by the order alone, or {@code ~place}. */
  static int find(TreeNode node, Object sought, Comparator<Object> comparator) {
    int low = 0;
    int high = node.count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(sought, node.keys[middle], comparator);
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

  /** Compares two keys: by {@code comparator}, or in their natural order if there is none. */
  @SuppressWarnings("unchecked")
  static int compare(Object a, Object b, Comparator<Object> comparator) {
    return comparator == null ? ((Comparable<Object>) a).compareTo(b) : comparator.compare(a, b);
  }
}
