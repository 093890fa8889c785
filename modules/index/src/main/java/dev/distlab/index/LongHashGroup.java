package dev.distlab.index;

/** Many keys that are looked up in a {@link LongHashTable}, to wait once for many of them. */
final class LongHashGroup {

  // Passes. A table of a million entries is far larger than the near caches, so a look-up is mostly
  // waiting. The processor can wait for some dozens of cache lines at once, if their addresses are
  // known early, if there is little to do for each, and if no jump in between goes another way than
  // it guessed. So keys go group by group through passes, each a short loop without such jumps:
  // reckon all homes; read all homes and do nothing with them; see whose key lies at home; search
  // the rest of the others' buckets, which are near now. Filters are worth asking only where most
  // keys are not at home, as the others are mostly in the table, too: so it was in the group
  // before. Whatever is chosen between has been read before, so that the compiler can make the
  // choice by a conditional move.
  //
  // A few keys of each group may lie in the next bucket, and each further one means to wait again.
  // They go to those that wait, who look at one more bucket whenever a group has been through, and
  // read ahead the one after it: while the next group waits for its homes, those arrive, too.
  //
  // All of this works in one array: a compiler that has to keep many arrays at hand in a loop runs
  // out of registers. In turn there stand the keys, their homes, the values found, and the numbers
  // of the keys that are still sought.

  static final int SIZE = 256;

  private static final int UNUSED = LongBuckets.UNUSED;
  private static final int SLOT = LongBuckets.SLOT;

  static final int HOMES = SIZE;
  private static final int VALUES = 2 * SIZE;
  static final int SOUGHT = 3 * SIZE;

  private final long[] work = new long[4 * SIZE];
  private final LongHashWaiting waiting = new LongHashWaiting();

  /** Whether most keys of the last group were at home. */
  private boolean mostAtHome = true;

  /** What the reads ahead add up to; nobody asks, but they must not be left out. */
  private long touched;

  /** Looks up all keys, which may stand in the same array as the values. */
  void lookUp(LongBuckets table, long[] keys, long[] values, long absent, long valueOfZero) {
    for (int from = 0; from < keys.length; from += SIZE) {
      int count = Math.min(SIZE, keys.length - from);
      System.arraycopy(keys, from, work, 0, count);
      int sought = lookInHomeBuckets(table, count, absent);
      giveZeros(work, count, valueOfZero);
      System.arraycopy(work, VALUES, values, from, count);
      waiting.goOn(table.slots, values, absent);
      waiting.addAll(work, sought, from, table.slots);
    }
    waiting.finish(table.slots, values, absent);
  }

  private int lookInHomeBuckets(LongBuckets table, int count, long absent) {
    long[] slots = table.slots;
    reckonHomes(work, count, slots.length);
    touched = touchHomes(slots, work, count);
    int sought =
        mostAtHome
            ? lookHome(slots, work, count, absent)
            : lookHomeAndAskFilter(slots, table.filter, work, count, absent);
    return lookInBuckets(slots, work, sought, absent);
  }

  // --- the passes

  /** In longs throughout: with an int in it the compiler does not make vectors of this loop. */
  private static void reckonHomes(long[] work, int count, long slotsLength) {
    for (int i = 0; i < count; i++) {
      work[HOMES + i] = LongBuckets.homeOf(LongBuckets.quarter(work[i], slotsLength));
    }
  }

  private static long touchHomes(long[] slots, long[] work, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += slots[UNUSED + (int) work[HOMES + i]];
    }
    return sum;
  }

  /** Finds the keys that are at home, and notes the others. */
  private int lookHome(long[] slots, long[] work, int count, long absent) {
    int end = SOUGHT;
    for (int i = 0; i < count; i++) {
      int home = (int) work[HOMES + i];
      long key = work[i];
      long there = slots[UNUSED + home];
      long value = slots[UNUSED + home + 1];
      work[end] = i;
      work[VALUES + i] = there == key ? value : absent;
      end += there == key ? 0 : 1;
    }
    mostAtHome = end - SOUGHT <= count / 2;
    return end - SOUGHT;
  }

  /** The same, and notes only those of the others that may lie elsewhere. */
  private int lookHomeAndAskFilter(
      long[] slots, long[] filter, long[] work, int count, long absent) {
    int end = SOUGHT;
    int atHome = 0;
    for (int i = 0; i < count; i++) {
      int home = (int) work[HOMES + i];
      long key = work[i];
      long there = slots[UNUSED + home];
      long value = slots[UNUSED + home + 1];
      long quarter = LongBuckets.quarter(key, slots.length);
      int elsewhere = LongBuckets.oneIfElsewhere(filter, quarter);
      work[end] = i;
      work[VALUES + i] = there == key ? value : absent;
      end += there == key ? 0 : elsewhere;
      atHome += there == key ? 1 : 0;
    }
    mostAtHome = atHome >= count / 2;
    return end - SOUGHT;
  }

  /**
   * Searches the rest of a bucket for each key, and keeps those that may lie further on. (As {@link
   * LongBuckets#placeInBucket} does for one key, by fewer instructions: but those are free of jumps
   * only where most keys are found, as here, and not where a new one is put.)
   */
  private static int lookInBuckets(long[] slots, long[] work, int sought, long absent) {
    int end = SOUGHT;
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int number = (int) work[i];
      int home = (int) work[HOMES + number];
      long key = work[number];
      int place = home;
      place = slots[UNUSED + (home ^ SLOT)] == key ? home ^ SLOT : place;
      place = slots[UNUSED + (home ^ 2 * SLOT)] == key ? home ^ 2 * SLOT : place;
      place = slots[UNUSED + (home ^ 3 * SLOT)] == key ? home ^ 3 * SLOT : place;
      long there = slots[UNUSED + place];
      long value = slots[UNUSED + place + 1];
      work[end] = number;
      work[VALUES + number] = there == key ? value : absent;
      end += there == key ? 0 : 1;
    }
    return keepIfFull(slots, work, end - SOUGHT);
  }

  /** Keeps the keys whose bucket is full: no entry goes on beyond another. */
  private static int keepIfFull(long[] slots, long[] work, int sought) {
    int end = SOUGHT;
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int number = (int) work[i];
      work[end] = number;
      int home = (int) work[HOMES + number];
      end += LongBuckets.oneIfFull(slots, home);
    }
    return end - SOUGHT;
  }

  /** The key 0, which looks like a free slot, has its value elsewhere. */
  private static void giveZeros(long[] work, int count, long valueOfZero) {
    for (int i = 0; i < count; i++) {
      if (work[i] == LongBuckets.FREE) {
        work[VALUES + i] = valueOfZero;
      }
    }
  }
}
