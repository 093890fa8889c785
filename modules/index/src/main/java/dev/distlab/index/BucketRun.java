package dev.distlab.index;

import java.util.Arrays;

/**
 * Buckets of a {@link HashBuckets} that follow each other, where keys have passed each but the
 * last: what a removal from one of them can change.
 */
final class BucketRun {

  // Nobody has passed the bucket before a run or its last one, so its entries have their homes in
  // it, and no other entry has. All keys are asked for their hashes before anything is changed: a
  // key that fails then has done no harm.
  //
  // Buckets are counted from the first of the run. A key whose hash has changed since it was put
  // may name a home that is not in the run; it is taken to be where it lies.

  private static final int SLOTS = BucketWord.SLOTS;
  private static final int CLASSES = 8;
  private static final int NONE = -1;

  private final HashBuckets table;
  private final int first;
  private final int length;

  /** Of each slot, as it was at the beginning: where its entry lies now, or {@link #NONE}. */
  private final int[] buckets;

  private final int[] homes;
  private final int[] classes;

  /** The run of a bucket. Asks each key in it for its hash. */
  BucketRun(HashBuckets table, int bucket) {
    this.table = table;
    int start = bucket;
    while (table.isPassed(table.before(start))) {
      start = table.before(start);
    }
    int last = start;
    while (table.isPassed(last)) {
      last = table.after(last);
    }
    first = start;
    length = table.distance(start, last) + 1;
    buckets = new int[SLOTS * length];
    homes = new int[SLOTS * length];
    classes = new int[SLOTS * length];
    for (int i = 0; i < buckets.length; i++) {
      note(i, slotAt(i));
    }
  }

  private void note(int i, int slot) {
    buckets[i] = NONE;
    if (table.isUsed(slot)) {
      long spread = table.spread(slot);
      int home = table.distance(first, BucketWord.home(spread) / SLOTS);
      buckets[i] = i / SLOTS;
      homes[i] = Math.min(home, i / SLOTS);
      classes[i] = BucketWord.classOf(spread);
    }
  }

  private int bucketAt(int bucket) {
    int at = first + bucket;
    return at < table.buckets() ? at : at - table.buckets();
  }

  private int slotAt(int i) {
    return SLOTS * bucketAt(i / SLOTS) + i % SLOTS;
  }

  /** Removes the entry in a slot of the run. */
  void remove(int slot) {
    int hole = table.distance(first, slot / SLOTS);
    buckets[SLOTS * hole + slot % SLOTS] = NONE;
    table.takeOut(slot);
    int mover = oneThatPassed(hole);
    while (mover != NONE) {
      table.move(slotAt(mover), bucketAt(hole));
      buckets[mover] = hole;
      hole = mover / SLOTS;
      mover = oneThatPassed(hole);
    }
    renewNotes();
  }

  /** The nearest entry that has passed a bucket, or {@link #NONE}. */
  private int oneThatPassed(int bucket) {
    for (int i = SLOTS * (bucket + 1); i < buckets.length; i++) {
      if (buckets[i] != NONE && homes[i] <= bucket) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * Notes anew who has passed each bucket. From right to left: of the entries met so far, the
   * leftmost home of each class tells whether one of the class has passed. Nobody passes a bucket
   * with a free slot.
   */
  private void renewNotes() {
    int[] leftmost = new int[CLASSES * length];
    Arrays.fill(leftmost, length);
    for (int i = 0; i < buckets.length; i++) {
      if (buckets[i] != NONE) {
        int at = CLASSES * buckets[i] + classes[i];
        leftmost[at] = Math.min(leftmost[at], homes[i]);
      }
    }
    int[] met = new int[CLASSES];
    Arrays.fill(met, length);
    for (int bucket = length - 1; bucket >= 0; bucket--) {
      if (!table.isFull(bucketAt(bucket))) {
        Arrays.fill(met, length);
      }
      int passed = 0;
      for (int kind = 0; kind < CLASSES; kind++) {
        passed |= met[kind] <= bucket ? 1 << kind : 0;
        met[kind] = Math.min(met[kind], leftmost[CLASSES * bucket + kind]);
      }
      table.setPassed(bucketAt(bucket), passed);
    }
  }
}
