package dev.distlab.index;

import java.util.Arrays;

/**
 * Arrays that the nodes of one tree have outgrown, for other nodes that need one just as long.
 *
 * <p>A leaf goes through every length between half and full before it is split, and each time
 * leaves an array behind; there is always another leaf on its way to that length. A tree of less
 * than {@link #MIN_HEIGHT} levels keeps nothing: it may be as small as its spare arrays would be.
 */
class SpareArrays {

  // Not final: a test takes its place and has no memory left.

  private static final int MIN_HEIGHT = 3;
  private static final int STEP = 8;
  private static final int LONGEST = 512;
  private static final int EACH = 8;

  /** Arrays of one length. */
  private static final class Shelf {

    final Object[] arrays = new Object[EACH];
    int count;

    Object take() {
      if (count == 0) {
        return null;
      }
      count--;
      Object array = arrays[count];
      arrays[count] = null;
      return array;
    }

    void put(Object array) {
      arrays[count] = array;
      count++;
    }
  }

  /** By length / {@link #STEP}; null while nothing is kept. */
  private Shelf[] objects;

  private Shelf[] numbers;

  /** Begins to keep arrays, or forgets those that are kept: as the height of the tree wants it. */
  void setTreeHeight(int height) {
    if (height < MIN_HEIGHT) {
      objects = null;
      numbers = null;
    } else if (objects == null) {
      Shelf[] forNumbers = newShelves();
      objects = newShelves();
      numbers = forNumbers;
    }
  }

  private static Shelf[] newShelves() {
    Shelf[] shelves = new Shelf[LONGEST / STEP + 1];
    Arrays.setAll(shelves, i -> new Shelf());
    return shelves;
  }

  private static Shelf shelfFor(Shelf[] shelves, int length) {
    return shelves == null || length == 0 || length > LONGEST ? null : shelves[length / STEP];
  }

  /** An array of that length, a multiple of 8, which holds nothing. */
  Object[] takeObjects(int length) {
    Shelf shelf = shelfFor(objects, length);
    Object[] spare = shelf == null ? null : (Object[]) shelf.take();
    return spare == null ? new Object[length] : spare;
  }

  /** Takes over an array whose first {@code count} places are in use, and empties it. */
  void keep(Object[] array, int count) {
    Shelf shelf = shelfFor(objects, array.length);
    if (shelf != null && shelf.count < EACH) {
      Arrays.fill(array, 0, count, null);
      shelf.put(array);
    }
  }

  /** An array of that length, a multiple of 8, with anything in it. */
  long[] takeNumbers(int length) {
    Shelf shelf = shelfFor(numbers, length);
    long[] spare = shelf == null ? null : (long[]) shelf.take();
    return spare == null ? new long[length] : spare;
  }

  /** An array of that length that has not been used before. */
  long[] newNumbers(int length) {
    return new long[length];
  }

  /** Takes over an array. */
  void keep(long[] array) {
    Shelf shelf = shelfFor(numbers, array.length);
    if (shelf != null && shelf.count < EACH) {
      shelf.put(array);
    }
  }
}
