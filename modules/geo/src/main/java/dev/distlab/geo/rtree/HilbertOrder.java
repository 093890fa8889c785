package dev.distlab.geo.rtree;

import dev.distlab.geo.curve.HilbertCurve;

/**
 * Sorts rectangles along a Hilbert curve through their middles: a grid of 65,536 by 65,536 cells is
 * laid over the data, and the codes of the cells are sorted by radix, 11 bits at a time. O(n).
 */
final class HilbertOrder {

  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int CODE_BITS = 32;
  private static final double LAST_CELL = 65_535;

  private HilbertOrder() {}

  /** The numbers of the rectangles in the order of the curve; equal codes keep their order. */
  static int[] of(Boxes boxes) {
    long[] keys = keys(boxes);
    long[] spare = new long[keys.length];
    for (int shift = 32; shift < 32 + CODE_BITS; shift += DIGIT_BITS) {
      sortByDigit(keys, spare, shift);
      long[] sorted = spare;
      spare = keys;
      keys = sorted;
    }
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  /** Code and number of each rectangle in one long: the code above, the number below. */
  private static long[] keys(Boxes boxes) {
    int count = boxes.count();
    Boxes extent = new Boxes(1, false);
    extent.setAround(0, boxes, 0, count);
    double perLatitude = cellsPerDegree(extent.north[0] - extent.south[0]);
    double perLongitude = cellsPerDegree(extent.east[0] - extent.west[0]);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      double latitude = (boxes.south[i] + boxes.north[i]) / 2 - extent.south[0];
      double longitude = (boxes.west[i] + boxes.east[i]) / 2 - extent.west[0];
      int code =
          HilbertCurve.code16((int) (longitude * perLongitude), (int) (latitude * perLatitude));
      keys[i] = (long) code << 32 | i;
    }
    return keys;
  }

  private static double cellsPerDegree(double extent) {
    return extent > 0 ? LAST_CELL / extent : 0;
  }

  private static void sortByDigit(long[] keys, long[] sorted, int shift) {
    int[] next = new int[DIGITS + 1];
    for (long key : keys) {
      next[((int) (key >>> shift) & DIGITS - 1) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      next[digit + 1] += next[digit];
    }
    for (long key : keys) {
      sorted[next[(int) (key >>> shift) & DIGITS - 1]++] = key;
    }
  }
}
