package dev.distlab.index;

import java.util.Arrays;

/**
 * Arrays that are filled from the left and a little longer than what they hold.
 *
 * <p>They grow and shrink in small steps, so that a half-full node takes half the memory of a full
 * one. Every method returns the array to go on with: the given one or a longer or shorter copy.
 */
final class Slots {

  private static final int STEP = 8;

  private Slots() {}

  private static int lengthFor(int count) {
    return (count + STEP - 1) / STEP * STEP;
  }

  private static boolean isLoose(int length, int count) {
    return length - count > 2 * STEP;
  }

  /** Moves the items from {@code at} on by {@code width} places to the right. */
  static <T> T[] open(T[] items, int count, int at, int width) {
    int needed = count + width;
    T[] wide = needed <= items.length ? items : Arrays.copyOf(items, lengthFor(needed));
    System.arraycopy(wide, at, wide, at + width, count - at);
    return wide;
  }

  /** As for objects. */
  static long[] open(long[] items, int count, int at, int width) {
    int needed = count + width;
    long[] wide = needed <= items.length ? items : Arrays.copyOf(items, lengthFor(needed));
    System.arraycopy(wide, at, wide, at + width, count - at);
    return wide;
  }

  /** Takes {@code width} items out; the freed places are null, so that they keep nothing alive. */
  static <T> T[] close(T[] items, int count, int at, int width) {
    System.arraycopy(items, at + width, items, at, count - at - width);
    Arrays.fill(items, count - width, count, null);
    return isLoose(items.length, count - width)
        ? Arrays.copyOf(items, lengthFor(count - width))
        : items;
  }

  /** As for objects. */
  static long[] close(long[] items, int count, int at, int width) {
    System.arraycopy(items, at + width, items, at, count - at - width);
    return isLoose(items.length, count - width)
        ? Arrays.copyOf(items, lengthFor(count - width))
        : items;
  }
}
