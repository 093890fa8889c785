package dev.distlab.index;

/** Keys that are looked up together in a {@link LongHashTable}, to wait once for many of them. */
final class LongHashGroup {

  // Passes. A table of a million entries is far larger than the near caches, so a look-up is mostly
  // waiting. The processor can wait for some dozens of cache lines at once, if their addresses are
  // known early, if there is little to do for each, and if no jump in between goes another way than
  // it guessed. So a group goes through passes, each a short loop: reckon all homes; read all homes
  // and do nothing with them; see, without a jump, whose key lies at home; search for the others in
  // the lines that are near now; and for those that may lie in the next bucket, the same again.
  //
  // All of this works in one array: a compiler that has to keep many arrays at hand in a loop runs
  // out of registers. In turn there stand the keys, their homes, the values found, and the numbers
  // of the keys that are still sought.

  static final int SIZE = 128;

  private static final int HOMES = SIZE;
  private static final int VALUES = 2 * SIZE;
  private static final int SOUGHT = 3 * SIZE;

  private final long[] work = new long[4 * SIZE];

  /** What the reads of the homes add up to; nobody asks, but they must not be left out. */
  private long touched;

  /** Looks up {@code count} keys, from number {@code from} on. */
  void lookUp(
      LongBuckets table,
      long[] keys,
      long[] values,
      int from,
      int count,
      long absent,
      long valueOfZero) {
    System.arraycopy(keys, from, work, 0, count);
    lookUp(table, count, absent, valueOfZero);
    System.arraycopy(work, VALUES, values, from, count);
  }

  private void lookUp(LongBuckets table, int count, long absent, long valueOfZero) {
    long[] slots = table.slots;
    reckonHomes(work, count, slots.length);
    touched = touchHomes(slots, work, count);
    int sought = lookHome(slots, work, count, absent);
    sought = lookAside(slots, table.reaches, work, sought, valueOfZero);
    touched += touchNext(slots, work, sought);
    sought = lookNext(slots, table.reaches, work, sought, absent);
    lookBeyond(table, work, sought);
  }

  private static void reckonHomes(long[] work, int count, long slotsLength) {
    for (int i = 0; i < count; i++) {
      work[HOMES + i] = LongBuckets.home(work[i], slotsLength);
    }
  }

  private static long touchHomes(long[] slots, long[] work, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += slots[LongBuckets.UNUSED + (int) work[HOMES + i]];
    }
    return sum;
  }

  /**
   * Finds the keys that are at home and those whose home is free, and notes the others; without a
   * jump, as nobody can guess which are which. The key 0 is always noted.
   */
  private static int lookHome(long[] slots, long[] work, int count, long absent) {
    int end = SOUGHT;
    for (int i = 0; i < count; i++) {
      int at = LongBuckets.UNUSED + (int) work[HOMES + i];
      int found = LongBuckets.oneIfSame(slots[at], work[i]);
      int free = LongBuckets.oneIfSame(slots[at], LongBuckets.FREE);
      work[VALUES + i] = valueIf(found, slots[at + 1], absent);
      work[end] = i;
      end += 1 - (found ^ free);
    }
    return end - SOUGHT;
  }

  private static long valueIf(int found, long value, long absent) {
    return absent ^ ((absent ^ value) & -found);
  }

  /** Searches the buckets of the homes, and notes what may lie beyond. */
  private static int lookAside(
      long[] slots, long[] reaches, long[] work, int sought, long valueOfZero) {
    int end = SOUGHT;
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int number = (int) work[i];
      long key = work[number];
      int home = (int) work[HOMES + number];
      if (key == LongBuckets.FREE) {
        work[VALUES + number] = valueOfZero;
      } else if (slots[LongBuckets.UNUSED + (home ^ 2)] == key) {
        work[VALUES + number] = slots[LongBuckets.UNUSED + (home ^ 2) + 1];
      } else if (slots[LongBuckets.UNUSED + (home ^ 4)] == key) {
        work[VALUES + number] = slots[LongBuckets.UNUSED + (home ^ 4) + 1];
      } else if (slots[LongBuckets.UNUSED + (home ^ 6)] == key) {
        work[VALUES + number] = slots[LongBuckets.UNUSED + (home ^ 6) + 1];
      } else {
        work[end] = number;
        end += LongBuckets.reach(reaches, home) + 3 >>> 2; // 1 if the reach is 1 or more
      }
    }
    return end - SOUGHT;
  }

  private static long touchNext(long[] slots, long[] work, int sought) {
    long sum = 0;
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int home = (int) work[HOMES + (int) work[i]];
      sum += slots[LongBuckets.UNUSED + LongBuckets.next(home, slots.length)];
    }
    return sum;
  }

  /** Searches the next buckets, again without a jump, and notes what may lie further on. */
  private static int lookNext(long[] slots, long[] reaches, long[] work, int sought, long absent) {
    int end = SOUGHT;
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int number = (int) work[i];
      long key = work[number];
      int home = (int) work[HOMES + number];
      int bucket = LongBuckets.UNUSED + LongBuckets.next(home, slots.length);
      int second = LongBuckets.oneIfSame(slots[bucket + 2], key);
      int third = LongBuckets.oneIfSame(slots[bucket + 4], key);
      int fourth = LongBuckets.oneIfSame(slots[bucket + 6], key);
      int at = bucket + 2 * second + 4 * third + 6 * fourth;
      int found = LongBuckets.oneIfSame(slots[at], key);
      work[VALUES + number] = valueIf(found, slots[at + 1], absent);
      work[end] = number;
      end += 1 - found & LongBuckets.reach(reaches, home) >>> 1; // 1 if the reach is 2 or more
    }
    return end - SOUGHT;
  }

  private static void lookBeyond(LongBuckets table, long[] work, int sought) {
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int number = (int) work[i];
      int place = table.findBeyond(work[number], (int) work[HOMES + number]);
      if (place != LongBuckets.NONE) {
        work[VALUES + number] = table.value(place);
      }
    }
  }
}
