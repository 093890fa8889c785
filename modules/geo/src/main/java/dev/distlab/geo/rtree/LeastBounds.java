package dev.distlab.geo.rtree;

import java.util.Arrays;

/**
 * The k smallest of the numbers seen so far, of which only the greatest is of interest: more than k
 * entries are known to be no farther than that.
 *
 * <p>Cost: offer O(k) up to {@value #FEW} numbers, O(log k) beyond. For one thread.
 */
final class LeastBounds {

  /*
   * Few numbers stand in order. A new one goes through all of them, leaves the smaller of two behind
   * each time and takes the greater one along: no outcome decides where to go on, so that a
   * processor works on the next number before it is done with this one. Many are a heap, the
   * greatest on top.
   */

  private static final int FEW = 32;

  private final long[] least;
  private final boolean isOrdered;

  LeastBounds(int k) {
    least = new long[k];
    isOrdered = k <= FEW;
    clear();
  }

  int k() {
    return least.length;
  }

  void clear() {
    Arrays.fill(least, Double.doubleToRawLongBits(Double.POSITIVE_INFINITY));
  }

  /** The k-th smallest number; infinite until there are k. */
  double limit() {
    return Double.longBitsToDouble(isOrdered ? least[least.length - 1] : least[0]);
  }

  void offer(double number) {
    long bits = Double.doubleToRawLongBits(number);
    if (isOrdered) {
      long rest = bits;
      for (int i = 0; i < least.length; i++) {
        long known = least[i];
        least[i] = Math.min(known, rest);
        rest = Math.max(known, rest);
      }
    } else if (bits < least[0]) {
      siftDown(bits);
    }
  }

  private void siftDown(long bits) {
    int hole = 0;
    for (int child = 1; child < least.length; child = 2 * hole + 1) {
      if (child + 1 < least.length && least[child + 1] > least[child]) {
        child++;
      }
      if (least[child] <= bits) {
        break;
      }
      least[hole] = least[child];
      hole = child;
    }
    least[hole] = bits;
  }
}
