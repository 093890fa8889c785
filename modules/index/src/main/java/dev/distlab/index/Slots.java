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
  private static final int GROUP = NodeSearch.GROUP;

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

  /**
   * No numbers yet. Numbers stand in whole groups, and behind the last one is at least one place
   * that holds the highest number, as all unused places do: a search can do without their count.
   */
  static long[] noNumbers() {
    long[] none = new long[GROUP];
    Arrays.fill(none, Long.MAX_VALUE);
    return none;
  }

  /** As for objects. */
  static long[] open(long[] items, int count, int at, int width) {
    int needed = count + width;
    long[] wide = items;
    if (needed >= items.length) {
      wide = Arrays.copyOf(items, (needed / GROUP + 1) * GROUP);
      Arrays.fill(wide, items.length, wide.length, Long.MAX_VALUE);
    }
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
    int left = count - width;
    System.arraycopy(items, at + width, items, at, left - at);
    Arrays.fill(items, left, count, Long.MAX_VALUE);
    int enough = (left / GROUP + 1) * GROUP;
    return items.length - enough > GROUP ? Arrays.copyOf(items, enough) : items;
  }
}
