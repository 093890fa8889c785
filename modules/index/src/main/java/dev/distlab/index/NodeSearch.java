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

  /** The least number of signposts: one cache line. */
  static final int POSTS = 8;

  // The search by exact prefix has no jump that depends on a key, only conditional moves, so there
  // is nothing that the processor could guess wrong, and it goes on with the next search while it
  // waits for this one. How far it gets depends on how many instructions a search has: halving has
  // the fewest, and is used where the numbers are near. Those of a leaf may be far, and halving
  // would wait for one line before it knows that it needs the next: quarters are told apart by
  // three comparisons that wait for both lines at once. (Comparing with each number would be
  // likely or unlikely to succeed, and for such a condition the compiler does jump.)

  /** How many prefixes of an inner node are less than or equal to {@code sought}. */
  static int upTo(TreeNode inner, long sought) {
    if (sought == Long.MAX_VALUE) {
      return inner.count;
    }
    long least = sought + 1;
    long[] prefixes = inner.prefixes;
    int at = groupFor(inner, least);
    at += prefixes[at + 7] < least ? 8 : 0;
    at += prefixes[at + 3] < least ? 4 : 0;
    at += prefixes[at + 1] < least ? 2 : 0;
    at += prefixes[at] < least ? 1 : 0;
    return at;
  }

  /** How many prefixes of a leaf are less than {@code sought}. */
  static int below(TreeNode leaf, long sought) {
    return below(leaf, groupFor(leaf, sought), sought);
  }

  /** As {@link #below(TreeNode, long)}, if the group of {@code sought} is known already. */
  static int below(TreeNode leaf, int group, long sought) {
    long[] prefixes = leaf.prefixes;
    int at = group;
    int four = 0;
    four = prefixes[at + 3] < sought ? 4 : four;
    four = prefixes[at + 7] < sought ? 8 : four;
    four = prefixes[at + 11] < sought ? 12 : four;
    at += four;
    int one = 0;
    one = prefixes[at] < sought ? 1 : one;
    one = prefixes[at + 1] < sought ? 2 : one;
    one = prefixes[at + 2] < sought ? 3 : one;
    return at + one;
  }

  /**
   * The value of a key in a leaf by its exact prefix, or {@code absent}. While the prefixes of its
   * group come from memory, two keys of the group are compared with it by reference. That seldom
   * finds it, but it brings the value near, which else would be asked for only once its place is
   * known.
   */
  static Object value(LeafNode leaf, Object key, long prefix, Object absent) {
    int last = leaf.count - 1;
    if (last < 0) {
      return absent;
    }
    int group = groupFor(leaf, prefix);
    int low = Math.min(group + GROUP / 4, last);
    int high = Math.min(group + GROUP * 3 / 4, last);
    if (leaf.key(low) == key) {
      return leaf.value(low);
    }
    if (leaf.key(high) == key) {
      return leaf.value(high);
    }
    int at = below(leaf, group, prefix);
    return at <= last && leaf.prefixes[at] == prefix ? leaf.value(at) : absent;
  }

  /** The place of the first prefix of the group in which {@code sought} is, if the node has it. */
  static int groupFor(TreeNode node, long sought) {
    long[] posts = node.signposts;
    int group = 0;
    for (int half = posts.length >>> 1; half >= POSTS; half >>>= 1) {
      group += posts[group + half - 1] < sought ? half : 0;
    }
    group += posts[group + 3] < sought ? 4 : 0;
    group += posts[group + 1] < sought ? 2 : 0;
    group += posts[group] < sought ? 1 : 0;
    group += posts[group] < sought ? 1 : 0;
    return GROUP * group;
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
        order = compare(sought, node.key(middle), null);
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
      int order = compare(sought, node.key(middle), comparator);
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
