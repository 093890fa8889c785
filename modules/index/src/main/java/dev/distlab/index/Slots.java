package dev.distlab.index;

import java.util.Arrays;

/**
 * Arrays that are filled from the left and a little longer than what they hold.
 *
 * <p>They grow and shrink in small steps, so that a half-full node takes half the memory of a full
 * one; an array that is left behind is kept among the spare ones. Every method returns the array to
 * go on with: the given one, or a longer or shorter one.
 */
final class Slots {

  // Changing the length is a method of its own, apart from what every insert does: the compiler
  // then has less to compile into an insert, and a new tree is fast sooner.

  private static final int STEP = 16;
  private static final int GROUP = NodeSearch.GROUP;

  private Slots() {}

  private static int lengthFor(int count) {
    return (count + STEP - 1) / STEP * STEP;
  }

  private static boolean isLoose(int length, int count) {
    return length - count > 2 * STEP;
  }

  /** Moves the items from {@code at} on by {@code width} places to the right. */
  static Object[] open(Object[] items, int count, int at, int width, SpareArrays spares) {
    if (count + width > items.length) {
      return openWider(items, count, at, width, spares);
    }
    System.arraycopy(items, at, items, at + width, count - at);
    return items;
  }

  private static Object[] openWider(
      Object[] items, int count, int at, int width, SpareArrays spares) {
    Object[] wide = spares.takeObjects(lengthFor(count + width));
    System.arraycopy(items, 0, wide, 0, at);
    System.arraycopy(items, at, wide, at + width, count - at);
    spares.keep(items, count);
    return wide;
  }

  /**
   * No numbers yet. Numbers stand in whole groups, and behind the last one is at least one place
   * that holds the highest number, as all unused places do: a search can do without their count.
   */
  static long[] noNumbers(SpareArrays spares) {
    long[] none = spares.takeNumbers(GROUP);
    Arrays.fill(none, Long.MAX_VALUE);
    return none;
  }

  /** As for objects. */
  static long[] open(long[] items, int count, int at, int width, SpareArrays spares) {
    if (count + width >= items.length) {
      return openWider(items, count, at, width, spares);
    }
    System.arraycopy(items, at, items, at + width, count - at);
    return items;
  }

  private static long[] openWider(long[] items, int count, int at, int width, SpareArrays spares) {
    int needed = count + width;
    long[] wide = spares.takeNumbers((needed / GROUP + 1) * GROUP);
    System.arraycopy(items, 0, wide, 0, at);
    System.arraycopy(items, at, wide, at + width, count - at);
    Arrays.fill(wide, needed, wide.length, Long.MAX_VALUE);
    spares.keep(items);
    return wide;
  }

  /** Takes {@code width} items out; the freed places are null, so that they keep nothing alive. */
  static Object[] close(Object[] items, int count, int at, int width, SpareArrays spares) {
    int left = count - width;
    System.arraycopy(items, at + width, items, at, left - at);
    Arrays.fill(items, left, count, null);
    return isLoose(items.length, left) ? tighten(items, left, spares) : items;
  }

  private static Object[] tighten(Object[] items, int left, SpareArrays spares) {
    Object[] tight = spares.takeObjects(lengthFor(left));
    System.arraycopy(items, 0, tight, 0, left);
    spares.keep(items, left);
    return tight;
  }

  /** As for objects. */
  static long[] close(long[] items, int count, int at, int width, SpareArrays spares) {
    int left = count - width;
    System.arraycopy(items, at + width, items, at, left - at);
    Arrays.fill(items, left, count, Long.MAX_VALUE);
    int enough = (left / GROUP + 1) * GROUP;
    return items.length - enough > GROUP ? tighten(items, enough, spares) : items;
  }

  private static long[] tighten(long[] items, int enough, SpareArrays spares) {
    long[] tight = spares.takeNumbers(enough);
    System.arraycopy(items, 0, tight, 0, enough);
    spares.keep(items);
    return tight;
  }
}
