package dev.distlab.index;

import dev.distlab.kernel.Invariant;

/**
 * The slots of a {@link LongHashTable}: who lies where. It does not count, and does not grow; there
 * must always be a free slot.
 */
final class LongBuckets {

  // Layout. A slot is a key with its value behind it, 16 bytes. Four slots make a bucket, which is
  // one cache line: six unused longs and the header of the array, two longs, come before the first.
  // (If the array itself begins a line, as a large one does under a garbage collector that gives it
  // regions of its own, like G1. Where it does not, every bucket lies across two lines.)
  //
  // Every key has a home, which is one slot. A home that is wanted by any entry holds one of those
  // that want it. The others lie in the rest of the bucket, and if that is full, in the next bucket
  // with a free slot. So a look-up reads one slot, which has the key of three entries in four, then
  // perhaps the rest of the same line, and seldom another line.
  //
  // Whether there is more to read than the home is told by a filter: four bits a home, each for a
  // quarter of the hashes that lead there, set if a key of these lies elsewhere. So twenty-five in
  // twenty-six of the keys that are not there are known as such after one slot. The filter of a
  // million entries takes at most 790 kB, which stay in a near cache.
  //
  // The number of buckets is no power of two: the home of a key is (hash * slots) >>> 32. This map
  // is monotone, so a table that grows is copied from left to right, without jumping about. The
  // next two bits of the product tell the quarter: (hash * 4 * slots) >>> 32 is the number of the
  // filter's bit, and the home is found from it.
  //
  // A place is the offset of a slot from the first one, in longs. A key of 0 marks a free slot.

  static final long FREE = 0;
  static final int NONE = -1;

  /** Unused longs before the first bucket, so that buckets lie on cache lines. */
  static final int UNUSED = 6;

  /** Longs of a slot. */
  static final int SLOT = 2;

  static final int SLOTS_PER_BUCKET = 4;
  static final int MAX_BUCKETS = (Integer.MAX_VALUE - 64) / 8;

  private static final int BUCKET = SLOT * SLOTS_PER_BUCKET;
  private static final int QUARTERS = 4;
  private static final int HOMES_PER_WORD = Long.SIZE / QUARTERS;
  private static final int COPIED = 256 * SLOT;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  final long[] slots;

  /** A bit for each quarter of a home, set if a key of this quarter does not lie at its home. */
  final long[] filter;

  private final int end;

  LongBuckets(int buckets) {
    end = BUCKET * buckets;
    slots = new long[UNUSED + end];
    filter = new long[wordOf(end) + 1];
  }

  int buckets() {
    return end / BUCKET;
  }

  int slotCount() {
    return end / SLOT;
  }

  /** The place behind the last slot. */
  int end() {
    return end;
  }

  long key(int place) {
    return slots[UNUSED + place];
  }

  long value(int place) {
    return slots[UNUSED + place + 1];
  }

  void set(int place, long key, long value) {
    slots[UNUSED + place] = key;
    slots[UNUSED + place + 1] = value;
  }

  // --- where a key belongs

  int home(long key) {
    return (int) homeOf(quarter(key, slots.length));
  }

  /** A key's quarter of a home, counted through all homes: it depends on all of the key. */
  static long quarter(long key, long slotsLength) {
    long hash = (key * GOLDEN_RATIO) >>> 32;
    return hash * (slotsLength - UNUSED) >>> 31;
  }

  /** The home of a quarter: {@code SLOT * (quarter / 4)}. */
  static long homeOf(long quarter) {
    return quarter >>> 1 & -SLOT;
  }

  private static int bucketOf(int place) {
    return place & -BUCKET;
  }

  /** The bucket behind that of {@code place}. */
  int next(int place) {
    return next(place, slots.length);
  }

  static int next(int place, int slotsLength) {
    int next = bucketOf(place) + BUCKET;
    return next == slotsLength - UNUSED ? 0 : next;
  }

  private int distance(int fromBucket, int toBucket) {
    int distance = (toBucket - fromBucket) / BUCKET;
    return distance < 0 ? distance + buckets() : distance;
  }

  /** How many buckets beyond its home the entry at {@code place} lies. */
  private int steps(int place) {
    return distance(bucketOf(home(key(place))), bucketOf(place));
  }

  /** How many slots lie between the entry at {@code place} and its home. */
  int probe(int place) {
    int home = home(key(place));
    int slots = (place - home) / SLOT;
    return steps(place) == 0 ? Math.abs(slots) : slots < 0 ? slots + slotCount() : slots;
  }

  // --- searching

  // Most look-ups end in the first lines of get. While one waits for memory the processor works on
  // those behind it, as many as have room in its list of a few hundred instructions. So the table,
  // which has the arrays at hand, gives them to get. What is seldom needed is apart: built into
  // get, it would take the registers of the rest.

  /** The value of {@code key}, which is not 0, or {@code absent}. */
  static long get(long[] slots, long[] filter, long key, long absent) {
    long quarter = quarter(key, slots.length);
    int home = (int) homeOf(quarter);
    if (slots[UNUSED + home] == key) {
      return slots[UNUSED + home + 1];
    }
    if (oneIfElsewhere(filter, quarter) == 0) {
      return absent;
    }
    return getElsewhere(slots, key, home, absent);
  }

  private static long getElsewhere(long[] slots, long key, int home, long absent) {
    int place = findElsewhere(slots, key, home);
    return place == NONE ? absent : slots[UNUSED + place + 1];
  }

  /** The place of {@code key}, which is not 0, or {@link #NONE}. */
  int find(long key) {
    long quarter = quarter(key, slots.length);
    int home = (int) homeOf(quarter);
    if (key(home) == key) {
      return home;
    }
    return oneIfElsewhere(filter, quarter) == 0 ? NONE : findElsewhere(slots, key, home);
  }

  /** Searches for a key that is not at home: first in the rest of the bucket. */
  private static int findElsewhere(long[] slots, long key, int home) {
    int second = home ^ SLOT;
    if (slots[UNUSED + second] == key) {
      return second;
    }
    int third = home ^ 2 * SLOT;
    if (slots[UNUSED + third] == key) {
      return third;
    }
    int fourth = home ^ 3 * SLOT;
    return slots[UNUSED + fourth] == key ? fourth : findBeyond(slots, key, home);
  }

  /** Searches for a key that is not in the bucket of its home, whether that is full or not. */
  private static int findBeyond(long[] slots, long key, int home) {
    int bucket = home;
    do {
      bucket = next(bucket, slots.length);
      int place = placeInBucket(slots, key, bucket);
      if (slots[UNUSED + place] == key) {
        return place;
      }
    } while (oneIfFull(slots, bucket) == 1);
    return NONE;
  }

  /** 0 if there is no entry of a key of this quarter, unless at home. */
  static int oneIfElsewhere(long[] filter, long quarter) {
    return (int) (filter[(int) (quarter >>> 6)] >>> quarter) & 1;
  }

  /**
   * The place of {@code key} in the bucket of {@code place}; if it is not there, {@code place}.
   * Reckoned without a jump, as nobody can guess which of the slots it is.
   */
  static int placeInBucket(long[] slots, long key, int place) {
    int second = UNUSED + (place ^ SLOT);
    int third = UNUSED + (place ^ 2 * SLOT);
    int fourth = UNUSED + (place ^ 3 * SLOT);
    return place
        ^ SLOT * oneIfSame(slots[second], key)
        ^ 2 * SLOT * oneIfSame(slots[third], key)
        ^ 3 * SLOT * oneIfSame(slots[fourth], key);
  }

  /** Reckoned without a jump: if the two are the same, there are 64 leading zeros. */
  static int oneIfSame(long a, long b) {
    return Long.numberOfLeadingZeros(a ^ b) >>> 6;
  }

  private boolean isFull(int bucket) {
    return oneIfFull(slots, bucket) == 1;
  }

  static int oneIfFull(long[] slots, int place) {
    int bucket = UNUSED + bucketOf(place);
    return 1
        - (oneIfSame(slots[bucket], FREE)
            | oneIfSame(slots[bucket + SLOT], FREE)
            | oneIfSame(slots[bucket + 2 * SLOT], FREE)
            | oneIfSame(slots[bucket + 3 * SLOT], FREE));
  }

  // --- filter

  /** Notes that a key does not lie at its home. */
  private void note(long key) {
    long quarter = quarter(key, slots.length);
    filter[(int) (quarter >>> 6)] |= 1L << quarter;
  }

  /** Which long of the filter has the bits of the home at {@code place}. */
  private static int wordOf(int place) {
    return place / SLOT / HOMES_PER_WORD;
  }

  /** The bits in this long of {@code homes} homes, the first of which is at {@code place}. */
  private static long bitsOf(int homes, int place) {
    return ((1L << QUARTERS * homes) - 1) << firstBit(place);
  }

  private static int firstBit(int place) {
    return QUARTERS * (place / SLOT % HOMES_PER_WORD);
  }

  /** What these bits have to be: no entry passes a bucket that is not full. */
  private long reckonFilter(int home) {
    long bits = 0;
    int bucket = home;
    boolean goesOn;
    do {
      for (int place = bucket; place < bucket + BUCKET; place += SLOT) {
        long key = key(place);
        if (key != FREE && home(key) != place && bucketOf(home(key)) == home) {
          bits |= 1L << quarter(key, slots.length);
        }
      }
      goesOn = isFull(bucket);
      bucket = next(bucket);
    } while (goesOn);
    return bits;
  }

  private void renewFilter(int bucket) {
    if ((filter[wordOf(bucket)] & bitsOf(SLOTS_PER_BUCKET, bucket)) != 0) {
      filter[wordOf(bucket)] &= ~bitsOf(SLOTS_PER_BUCKET, bucket);
      filter[wordOf(bucket)] |= reckonFilter(bucket);
    }
  }

  // --- inserting

  /** Inserts a key that is not there. Whoever lies in its home without having it goes on. */
  void insert(long key, long value) {
    int home = home(key);
    long there = key(home);
    if (there == FREE) {
      set(home, key, value);
      return;
    }
    int homeOfThere = home(there);
    if (homeOfThere == home) {
      insertAside(key, value, home);
    } else {
      long valueOfThere = value(home);
      set(home, key, value);
      insertAside(there, valueOfThere, homeOfThere);
    }
  }

  /** Inserts a key whose home is taken: into its bucket, from which a guest may have to go on. */
  private void insertAside(long key, long value, int home) {
    note(key);
    int free = freeInBucket(home);
    if (free != home) {
      set(free, key, value);
      return;
    }
    int guest = guestInBucket(home);
    if (guest == NONE) {
      insertBeyond(key, value, home);
    } else {
      long keyOfGuest = key(guest);
      long valueOfGuest = value(guest);
      set(guest, key, value);
      insertBeyond(keyOfGuest, valueOfGuest, home(keyOfGuest));
    }
  }

  /** A free place in the bucket of {@code place}; that itself if there is none. No jump either. */
  private int freeInBucket(int place) {
    int other = 3 * SLOT * oneIfSame(key(place ^ 3 * SLOT), FREE);
    other ^= (other ^ 2 * SLOT) & -oneIfSame(key(place ^ 2 * SLOT), FREE);
    other ^= (other ^ SLOT) & -oneIfSame(key(place ^ SLOT), FREE);
    return place ^ other;
  }

  /** An entry that has its home in another bucket than this full one, or {@link #NONE}. */
  private int guestInBucket(int home) {
    for (int other = SLOT; other < BUCKET; other += SLOT) {
      int place = home ^ other;
      if (bucketOf(home(key(place))) != bucketOf(home)) {
        return place;
      }
    }
    return NONE;
  }

  private void insertBeyond(long key, long value, int home) {
    int bucket = bucketOf(home);
    while (true) {
      bucket = next(bucket);
      for (int place = bucket; place < bucket + BUCKET; place += SLOT) {
        if (key(place) == FREE) {
          set(place, key, value);
          return;
        }
      }
    }
  }

  /**
   * Inserts all entries of another table. Those that find their home free are put there without a
   * jump, which could not be guessed; the others follow group by group.
   */
  void insertAll(LongBuckets others) {
    long[] rest = new long[COPIED + SLOT];
    for (int from = 0; from < others.end; from += COPIED) {
      int to = Math.min(from + COPIED, others.end);
      int end = claimHomes(others.slots, UNUSED + from, UNUSED + to, slots, rest);
      for (int i = 0; i < end; i += SLOT) {
        insert(rest[i], rest[i + 1]);
      }
    }
  }

  private static int claimHomes(long[] others, int from, int to, long[] slots, long[] rest) {
    int end = 0;
    for (int at = from; at < to; at += SLOT) {
      long key = others[at];
      long value = others[at + 1];
      int home = UNUSED + (int) homeOf(quarter(key, slots.length));
      long there = slots[home];
      long free = -oneIfSame(there, FREE);
      slots[home] = there | key & free;
      slots[home + 1] |= value & free;
      rest[end] = key;
      rest[end + 1] = value;
      end += SLOT * (1 - oneIfSame(key, FREE) & 1 - oneIfSame(there, FREE));
    }
    return end;
  }

  // --- removing

  /**
   * Removes the entry at {@code place}, and moves others up that this lets come nearer. Of these
   * only one that has the home of the removed entry comes home, so no other filter changes.
   */
  void removeAt(int place) {
    int homeBucket = bucketOf(home(key(place)));
    int hole = place;
    int mover = otherWithHome(hole);
    if (mover == NONE) {
      mover = nextThatMayMoveTo(hole);
    }
    while (mover != NONE) {
      set(hole, key(mover), value(mover));
      hole = mover;
      mover = nextThatMayMoveTo(hole);
    }
    set(hole, FREE, 0);
    renewFilter(homeBucket);
  }

  /** An entry whose home is {@code hole} but lies elsewhere, or {@link #NONE}. */
  private int otherWithHome(int hole) {
    if ((filter[wordOf(hole)] & bitsOf(1, hole)) == 0) {
      return NONE;
    }
    int bucket = bucketOf(hole);
    while (true) {
      for (int place = bucket; place < bucket + BUCKET; place += SLOT) {
        if (place != hole && isFrom(hole, place)) {
          return place;
        }
      }
      bucket = next(bucket);
    }
  }

  private boolean isFrom(int home, int place) {
    return key(place) != FREE && home(key(place)) == home;
  }

  /**
   * The next entry, further on, that may lie in the bucket of {@code hole}, which is still taken;
   * or {@link #NONE}.
   */
  private int nextThatMayMoveTo(int hole) {
    int bucket = bucketOf(hole);
    int steps = 0;
    while (isFull(bucket)) {
      bucket = next(bucket);
      steps++;
      for (int place = bucket; place < bucket + BUCKET; place += SLOT) {
        if (key(place) != FREE && steps(place) >= steps) {
          return place;
        }
      }
    }
    return NONE;
  }

  // --- checking

  /** Checks the way to the entry at {@code place}, a part of I7. */
  void checkReachable(int place) {
    long key = key(place);
    int home = home(key);
    Invariant.check(
        key(home) != FREE && home(key(home)) == home,
        "I7: the home of key %d, slot %d, holds no key with this home",
        key,
        home / SLOT);
    for (int passed = bucketOf(home); passed != bucketOf(place); passed = next(passed)) {
      Invariant.check(
          isFull(passed),
          "I7: a search for key %d stops in bucket %d, before bucket %d",
          key,
          passed / BUCKET,
          place / BUCKET);
    }
  }

  /** Checks the filter of a bucket's homes, another part of I7. */
  void checkFilter(int bucket) {
    int place = bucket * BUCKET;
    long bits = filter[wordOf(place)] & bitsOf(SLOTS_PER_BUCKET, place);
    long reckoned = reckonFilter(place);
    Invariant.check(
        bits == reckoned,
        "I7: the filter of bucket %d is %d where its keys make %d",
        bucket,
        bits >>> firstBit(place),
        reckoned >>> firstBit(place));
  }

  /** Checks the end of the way, the last part of I7: no other slot has the key. */
  void checkFound(int place) {
    Invariant.check(
        find(key(place)) == place,
        "I7: a search for key %d does not end at slot %d, which has it",
        key(place),
        place / SLOT);
  }
}
