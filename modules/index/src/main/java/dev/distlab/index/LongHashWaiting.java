package dev.distlab.index;

/** Keys of a {@link LongHashGroup} that have to be looked for beyond the bucket of their home. */
final class LongHashWaiting {

  // In one array, for the reason told there: the keys, the buckets in which to look for them next,
  // and the indexes of their values; then the numbers of those that were not found.

  private static final int SIZE = LongHashGroup.SIZE;
  private static final int UNUSED = LongBuckets.UNUSED;

  private static final int BUCKETS = 2 * SIZE;
  private static final int INDEXES = 4 * SIZE;
  private static final int SOUGHT = 6 * SIZE;

  private final long[] work = new long[8 * SIZE];

  private int count;

  /** What the reads ahead add up to. */
  private long touched;

  /**
   * Adds those keys of a group that are still sought: they are to be looked for in the bucket
   * behind their home. All but the key 0, which has its value elsewhere. There is room for a group.
   */
  void addAll(long[] group, int sought, int firstIndex, long[] slots) {
    int first = count;
    for (int i = LongHashGroup.SOUGHT; i < LongHashGroup.SOUGHT + sought; i++) {
      int number = (int) group[i];
      int home = (int) group[LongHashGroup.HOMES + number];
      work[count] = group[number];
      work[BUCKETS + count] = LongBuckets.next(home, slots.length);
      work[INDEXES + count] = firstIndex + number;
      count += 1 - LongBuckets.oneIfSame(group[number], LongBuckets.FREE);
    }
    touched = touch(slots, work, first, count);
  }

  /** Reads ahead; a loop of its own, as more such reads are under way the less else is to do. */
  private static long touch(long[] slots, long[] work, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += slots[UNUSED + (int) work[BUCKETS + i]];
    }
    return sum;
  }

  /** Looks for each key in one more bucket, or in more until there is room for a group again. */
  void goOn(long[] slots, long[] values, long absent) {
    do {
      int sought = lookInBuckets(slots, work, count, values, absent);
      count = goToNext(slots, work, sought);
    } while (count > SIZE);
  }

  /** Looks for each key as far as it may be. */
  void finish(long[] slots, long[] values, long absent) {
    while (count > 0) {
      goOn(slots, values, absent);
    }
  }

  /** Gives the value of each key that is there, and notes the others. */
  private static int lookInBuckets(
      long[] slots, long[] work, int count, long[] values, long absent) {
    int end = SOUGHT;
    for (int i = 0; i < count; i++) {
      long key = work[i];
      int place = UNUSED + LongBuckets.placeInBucket(slots, key, (int) work[BUCKETS + i]);
      long there = slots[place];
      long value = slots[place + 1];
      work[end] = i;
      values[(int) work[INDEXES + i]] = there == key ? value : absent;
      end += there == key ? 0 : 1;
    }
    return end - SOUGHT;
  }

  /**
   * Keeps the keys whose bucket is full, for the one behind it, and reads ahead there: no entry
   * goes on beyond another bucket.
   */
  private int goToNext(long[] slots, long[] work, int sought) {
    int end = 0;
    for (int i = SOUGHT; i < SOUGHT + sought; i++) {
      int number = (int) work[i];
      int bucket = (int) work[BUCKETS + number];
      int next = LongBuckets.next(bucket, slots.length);
      work[end] = work[number];
      work[BUCKETS + end] = next;
      work[INDEXES + end] = work[INDEXES + number];
      end += LongBuckets.oneIfFull(slots, bucket);
    }
    touched = touch(slots, work, 0, end);
    return end;
  }
}
