package dev.distlab.index.btree;

import java.util.Arrays;

/**
 * The keys of inner pages: they only have to tell left from right, so they need not be whole keys.
 * Source: R. Bayer and K. Unterauer, "Prefix B-trees", ACM TODS 2(1), 1977, sections 3 and 4.
 */
final class Separators {

  private Separators() {}

  /** The shortest key that is greater than {@code left} and at most {@code right}. */
  static byte[] shortest(byte[] left, byte[] right) {
    return Arrays.copyOf(right, commonPrefix(left, right) + 1);
  }

  /** How many bytes two different keys share at their start. */
  static int commonPrefix(byte[] a, byte[] b) {
    int different = Arrays.mismatch(a, b);
    return different < 0 ? a.length : different;
  }

  /** The prefix that every key between these fences has; {@code high} is null for no fence. */
  static int prefixBytes(byte[] low, byte[] high) {
    return high == null ? 0 : commonPrefix(low, high);
  }
}
