package dev.distlab.index;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.WithoutJump;

/**
 * A hash table from {@code long} to {@code long} in which a look-up touches one cache line.
 *
 * <p>{@link #get}, {@link #put} and {@link #remove} take O(1) steps on average; {@link #getAll}
 * answers many keys at once and lets their cache misses overlap. At least 62 % of the slots are in
 * use once the table has grown past 128 entries, which makes at most 26 bytes an entry. The table
 * has no order and never shrinks. For one thread.
 *
 * <p>Source: bucketed linear probing, D. Knuth, "The Art of Computer Programming", volume 3, 2nd
 * edition 1998, section 6.4; multiplicative hashing, the same section; mapping a hash to a range
 * with a multiplication, D. Lemire, "Fast random integer generation in an interval", ACM TOMACS
 * 29(1), 2019.
 */
public final class LongHashTable {

  // Design. A bucket is one cache line of 64 bytes: four slots, each a key with its value beside
  // it. The four keys are compared without a branch, so that the processor has nothing to guess
  // unless an entry did not fit into its home bucket and went on to the next one.
  //
  // The number of buckets is no power of two: the home of a key is (hash * buckets) >>> 32, so the
  // table may grow by a quarter at a time, which keeps it full. As this map is monotone, growing
  // copies the old buckets into the new ones from left to right, without jumping about.
  //
  // A key of 0 marks a free slot; the entry of the key 0 itself has two fields of its own.

  /** Slots in a bucket: as many as fit into a cache line. */
  static final int BUCKET_SLOTS = 4;

  private static final int BUCKET_LONGS = 2 * BUCKET_SLOTS;
  private static final int LAST_SLOT = BUCKET_LONGS - 2;

  /** Longs before the first bucket: with an array header of 16 bytes they fill a cache line. */
  private static final int PADDING = 6;

  private static final int FIRST_BUCKETS = 2;
  private static final int DOUBLING_UP_TO_BUCKETS = 32;
  private static final int MAX_BUCKETS = (Integer.MAX_VALUE - 64) / BUCKET_LONGS;
  private static final double MAX_LOAD = 0.78;
  private static final int BATCH = 128;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final long FREE = 0;

  private long[] lines;
  private int buckets;
  private int maxEntries;

  private int entriesInBuckets;
  private boolean hasZeroKey;
  private long zeroKeyValue;

  /** An empty table. */
  public LongHashTable() {
    allocate(FIRST_BUCKETS);
  }

  /**
   * An empty table with room for {@code expectedEntries} before it has to grow.
   *
   * @throws IllegalArgumentException if the number is negative or above {@link #maxEntryCount}
   */
  public LongHashTable(int expectedEntries) {
    if (expectedEntries < 0 || expectedEntries > maxEntryCount()) {
      throw new IllegalArgumentException(
          "expectedEntries=" + expectedEntries + " is out of range: 0.." + maxEntryCount());
    }
    int wanted = (int) (expectedEntries / (BUCKET_SLOTS * MAX_LOAD)) + 1;
    allocate(Math.max(FIRST_BUCKETS, wanted));
  }

  /** The most entries that any table can hold. */
  public static int maxEntryCount() {
    return (int) (MAX_BUCKETS * BUCKET_SLOTS * MAX_LOAD) - 1;
  }

  /** The value of {@code key}, or {@code absent} if the table does not have it. O(1) on average. */
  public long get(long key, long absent) {
    if (key == FREE) {
      return hasZeroKey ? zeroKeyValue : absent;
    }
    long[] lines = this.lines;
    int line = lineOf(homeOf(key));
    while (true) {
      int at = placeInLine(lines, line, key);
      if (lines[at] == key) {
        return lines[at + 1];
      }
      if (lines[line + LAST_SLOT] == FREE) {
        return absent;
      }
      line = lineAfter(line);
    }
  }

  /** Whether the table has {@code key}. O(1) on average. */
  public boolean containsKey(long key) {
    return key == FREE ? hasZeroKey : find(key) >= 0;
  }

  /**
   * Looks up many keys: {@code values[i]} becomes the value of {@code keys[i]} or {@code absent}.
   *
   * <p>The lines of a group of keys are first all asked for and then all searched, so that the
   * processor waits for several of them at the same time instead of for one after the other.
   *
   * @throws IllegalArgumentException if {@code values} is shorter than {@code keys}
   */
  public void getAll(long[] keys, long[] values, long absent) {
    if (values.length < keys.length) {
      throw new IllegalArgumentException(
          "values.length=" + values.length + " is below keys.length=" + keys.length);
    }
    int[] unsettled = new int[BATCH + 1];
    for (int from = 0; from < keys.length; from += BATCH) {
      int to = Math.min(keys.length, from + BATCH);
      unsettled[BATCH] = touchHomes(keys, from, to);
      int count = searchHomes(keys, values, from, to, unsettled);
      unsettled[BATCH] = touchNext(keys, unsettled, count);
      for (int i = 0; i < count; i++) {
        values[unsettled[i]] = get(keys[unsettled[i]], absent);
      }
    }
  }

  /** Reads a word of every home line; the sum has no meaning but keeps the reads alive. */
  private int touchHomes(long[] keys, int from, int to) {
    long[] lines = this.lines;
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += lines[lineOf(homeOf(keys[i]))];
    }
    return (int) sum;
  }

  /** The same for the lines behind the home lines of keys that are not at home. */
  private int touchNext(long[] keys, int[] unsettled, int count) {
    long[] lines = this.lines;
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += lines[lineAfter(lineOf(homeOf(keys[unsettled[i]])))];
    }
    return (int) sum;
  }

  /** Settles the keys that lie in their home bucket; returns how many of the others it lists. */
  private int searchHomes(long[] keys, long[] values, int from, int to, int[] unsettled) {
    long[] lines = this.lines;
    int count = 0;
    for (int i = from; i < to; i++) {
      long key = keys[i];
      int line = lineOf(homeOf(key));
      int at = placeInLine(lines, line, key);
      values[i] = lines[at + 1];
      unsettled[count] = i;
      count += 1 - WithoutJump.equal(lines[at], key) | WithoutJump.equal(key, FREE);
    }
    return count;
  }

  /**
   * Sets the value of {@code key}. O(1) on average, O(n) when the table has to grow.
   *
   * @return true if the key is new, false if its value was replaced
   * @throws IllegalStateException if the table is full ({@link #maxEntryCount})
   */
  public boolean put(long key, long value) {
    if (key == FREE) {
      boolean isNew = !hasZeroKey;
      hasZeroKey = true;
      zeroKeyValue = value;
      return isNew;
    }
    int line = lineOf(homeOf(key));
    while (true) {
      int at = placeInLine(lines, line, key);
      if (lines[at] == key) {
        lines[at + 1] = value;
        return false;
      }
      if (lines[line + LAST_SLOT] == FREE) {
        break;
      }
      line = lineAfter(line);
    }
    if (entriesInBuckets == maxEntries) {
      grow();
      line = firstLineWithRoom(homeOf(key));
    }
    place(line, key, value);
    entriesInBuckets++;
    return true;
  }

  /**
   * Removes {@code key}. O(1) on average: an entry that overflowed from the bucket comes back, so
   * there are no markers of deleted entries, and look-ups do not get slower with age.
   *
   * @return whether the table had the key
   */
  public boolean remove(long key) {
    if (key == FREE) {
      boolean had = hasZeroKey;
      hasZeroKey = false;
      return had;
    }
    int at = find(key);
    if (at < 0) {
      return false;
    }
    entriesInBuckets--;
    int bucket = (at - PADDING) / BUCKET_LONGS;
    if (takeOut(bucket, at)) {
      refill(bucket);
    }
    return true;
  }

  /** Removes all entries and gives the memory back. */
  public void clear() {
    allocate(FIRST_BUCKETS);
    entriesInBuckets = 0;
    hasZeroKey = false;
  }

  /** Calls {@code action} for each entry, in no order that means anything. */
  public void forEach(LongLongConsumer action) {
    if (hasZeroKey) {
      action.accept(FREE, zeroKeyValue);
    }
    for (int at = PADDING; at < lines.length; at += 2) {
      if (lines[at] != FREE) {
        action.accept(lines[at], lines[at + 1]);
      }
    }
  }

  // --- where a key belongs

  private int homeOf(long key) {
    long hash = (key ^ (key >>> 32)) * GOLDEN_RATIO;
    return (int) (((hash >>> 32) * buckets) >>> 32);
  }

  private static int lineOf(int bucket) {
    return PADDING + bucket * BUCKET_LONGS;
  }

  private int lineAfter(int line) {
    int next = line + BUCKET_LONGS;
    return next == lines.length ? PADDING : next;
  }

  /**
   * The place of {@code key} if it is in the line, else of the first slot: without a jump. For the
   * key that marks free slots any place, which exists, as that key's home is the first line.
   */
  private static int placeInLine(long[] lines, int line, long key) {
    int second = WithoutJump.equal(lines[line + 2], key);
    int third = WithoutJump.equal(lines[line + 4], key);
    int fourth = WithoutJump.equal(lines[line + 6], key);
    return line + 2 * (second + 2 * third + 3 * fourth);
  }

  /** The place of {@code key} in the array, or -1. */
  private int find(long key) {
    int line = lineOf(homeOf(key));
    while (true) {
      int at = placeInLine(lines, line, key);
      if (lines[at] == key) {
        return at;
      }
      if (lines[line + LAST_SLOT] == FREE) {
        return -1;
      }
      line = lineAfter(line);
    }
  }

  // --- putting in and growing

  private int firstLineWithRoom(int home) {
    int line = lineOf(home);
    while (lines[line + LAST_SLOT] != FREE) {
      line = lineAfter(line);
    }
    return line;
  }

  private void place(int line, long key, long value) {
    int at = line;
    while (lines[at] != FREE) {
      at += 2;
    }
    lines[at] = key;
    lines[at + 1] = value;
  }

  private void grow() {
    int step = buckets < DOUBLING_UP_TO_BUCKETS ? buckets : buckets / 4;
    if (step > MAX_BUCKETS - buckets) {
      if (buckets == MAX_BUCKETS) {
        throw new IllegalStateException("the table is full: " + maxEntries + " entries");
      }
      step = MAX_BUCKETS - buckets;
    }
    long[] old = lines;
    allocate(buckets + step);
    for (int at = PADDING; at < old.length; at += 2) {
      if (old[at] != FREE) {
        place(firstLineWithRoom(homeOf(old[at])), old[at], old[at + 1]);
      }
    }
  }

  private void allocate(int bucketCount) {
    lines = new long[PADDING + bucketCount * BUCKET_LONGS];
    buckets = bucketCount;
    maxEntries = (int) (bucketCount * BUCKET_SLOTS * MAX_LOAD);
  }

  // --- taking out

  /** Frees a slot, closes the gap within its bucket and tells whether the bucket was full. */
  private boolean takeOut(int bucket, int at) {
    int last = lineOf(bucket) + LAST_SLOT;
    boolean wasFull = lines[last] != FREE;
    while (lines[last] == FREE) {
      last -= 2;
    }
    lines[at] = lines[last];
    lines[at + 1] = lines[last + 1];
    lines[last] = FREE;
    lines[last + 1] = 0;
    return wasFull;
  }

  /** Brings an entry that had to pass by {@code bucket} back into its free last slot. */
  private void refill(int bucket) {
    int hole = bucket;
    int candidate = bucket;
    boolean candidateFull = true;
    while (candidateFull) {
      candidate = candidate + 1 == buckets ? 0 : candidate + 1;
      candidateFull = lines[lineOf(candidate) + LAST_SLOT] != FREE;
      int at = overflowedFrom(hole, candidate);
      if (at >= 0) {
        int free = lineOf(hole) + LAST_SLOT;
        lines[free] = lines[at];
        lines[free + 1] = lines[at + 1];
        takeOut(candidate, at);
        hole = candidate;
      }
    }
  }

  /** The place in {@code bucket} of an entry whose home is {@code hole} or lies before it. */
  private int overflowedFrom(int hole, int bucket) {
    int line = lineOf(bucket);
    for (int at = line; at < line + BUCKET_LONGS && lines[at] != FREE; at += 2) {
      if (distance(homeOf(lines[at]), bucket) >= distance(hole, bucket)) {
        return at;
      }
    }
    return -1;
  }

  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + buckets;
  }

  // --- queries and stats

  /** The number of entries. */
  public int size() {
    return entriesInBuckets + (hasZeroKey ? 1 : 0);
  }

  /** Whether there is no entry. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** The shape of the table. O(n). */
  public HashStats stats() {
    int displaced = 0;
    int longest = 0;
    for (int at = PADDING; at < lines.length; at += 2) {
      if (lines[at] != FREE) {
        int distance = distance(homeOf(lines[at]), (at - PADDING) / BUCKET_LONGS);
        displaced += distance > 0 ? 1 : 0;
        longest = Math.max(longest, distance);
      }
    }
    return new HashStats(size(), buckets * BUCKET_SLOTS, displaced, longest);
  }

  /**
   * Checks I7 and I8 of the package. O(n).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    int entries = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      boolean freeSeen = false;
      for (int at = lineOf(bucket); at < lineOf(bucket + 1); at += 2) {
        boolean free = lines[at] == FREE;
        Invariant.check(free || !freeSeen, "I7: a gap before the entry in bucket %d", bucket);
        freeSeen |= free;
        if (!free) {
          entries++;
          checkReachable(lines[at], bucket);
        }
      }
    }
    Invariant.check(
        entries == entriesInBuckets && entries <= maxEntries,
        "I8: %d slots in use, %d counted, at most %d allowed",
        entries,
        entriesInBuckets,
        maxEntries);
  }

  private void checkReachable(long key, int bucket) {
    for (int passed = homeOf(key); passed != bucket; passed = (passed + 1) % buckets) {
      Invariant.check(
          lines[lineOf(passed) + LAST_SLOT] != FREE,
          "I7: key %d lies in bucket %d behind bucket %d, which has room",
          key,
          bucket,
          passed);
    }
  }

  /** For tests that break an invariant on purpose. */
  long[] lines() {
    return lines;
  }
}
