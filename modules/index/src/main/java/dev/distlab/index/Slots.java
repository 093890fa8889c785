package dev.distlab.index;

import java.util.Arrays;

/**
 * Arrays that are filled from the left and a little longer than what they hold.
 *
 * <p>They grow and shrink in small steps, so that a half-full node takes half the memory of a full
 * one; an array that is left behind is kept among the spare ones.
 */
final class Slots {

  private static final int STEP = 16;
  private static final int GROUP = NodeSearch.GROUP;

  private Slots() {}

  // --- objects

  private static int lengthFor(int count) {
    return (count + STEP - 1) / STEP * STEP;
  }

  static boolean isLoose(int length, int count) {
    return length - count > 2 * STEP;
  }

  /** An array with room for {@code needed} items and little more. */
  static Object[] noItems(int needed, SpareArrays spares) {
    return spares.takeObjects(lengthFor(needed));
  }

  /** The first {@code count} items in an array with room for {@code needed} and little more. */
  static Object[] resized(Object[] items, int count, int needed, SpareArrays spares) {
    Object[] to = noItems(needed, spares);
    System.arraycopy(items, 0, to, 0, count);
    spares.keep(items, count);
    return to;
  }

  /** Takes {@code width} items out; the freed places are null, so that they keep nothing alive. */
  static void close(Object[] items, int count, int at, int width) {
    int left = count - width;
    System.arraycopy(items, at + width, items, at, left - at);
    Arrays.fill(items, left, count, null);
  }

  // --- numbers

  /**
   * Numbers stand in whole groups, and behind the last one is at least one place that holds the
   * highest number, as all unused places do: a search can do without their count.
   */
  static int lengthForNumbers(int count) {
    return (count / GROUP + 1) * GROUP;
  }

  /** An array of that length without a number yet. */
  static long[] noNumbers(int length, SpareArrays spares) {
    return emptied(spares.takeNumbers(length));
  }

  static long[] emptied(long[] numbers) {
    Arrays.fill(numbers, Long.MAX_VALUE);
    return numbers;
  }

  /** The first {@code count} numbers in an array of that length. */
  static long[] resized(long[] numbers, int count, int length, SpareArrays spares) {
    long[] to = spares.takeNumbers(length);
    System.arraycopy(numbers, 0, to, 0, count);
    Arrays.fill(to, count, length, Long.MAX_VALUE);
    spares.keep(numbers);
    return to;
  }

  /** As for objects. */
  static void close(long[] numbers, int count, int at, int width) {
    int left = count - width;
    System.arraycopy(numbers, at + width, numbers, at, left - at);
    Arrays.fill(numbers, left, count, Long.MAX_VALUE);
  }
}
