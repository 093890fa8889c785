package dev.distlab.index;

import java.util.Comparator;

/**
 * The search within one node, in three ways: by exact prefix, by prefix and key, by key alone. All
 * are O(log count).
 */
final class NodeSearch {

  private NodeSearch() {}

  /** Prefixes that have one signpost in common: two cache lines. */
  static final int GROUP = 16;

  // The halving loops over numbers have no jump that depends on a key: which half goes on is a
  // conditional move, so the processor has nothing to guess wrong.

  /** How many prefixes of a node are less than {@code sought}. */
  static int below(TreeNode node, long sought) {
    long[] posts = node.signposts;
    int group = 0;
    for (int half = posts.length >>> 1; half > 0; half >>>= 1) {
      group += posts[group + half - 1] < sought ? half : 0;
    }
    long[] prefixes = node.prefixes;
    int base = Math.min(group * GROUP, node.count);
    int rest = Math.min(GROUP, node.count - base);
    while (rest > 1) {
      int half = rest >>> 1;
      base += prefixes[base + half - 1] < sought ? half : 0;
      rest -= half;
    }
    return rest == 1 && prefixes[base] < sought ? base + 1 : base;
  }

  /** How many prefixes of a node are less than or equal to {@code sought}. */
  static int upTo(TreeNode node, long sought) {
    return sought == Long.MAX_VALUE ? node.count : below(node, sought + 1);
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
