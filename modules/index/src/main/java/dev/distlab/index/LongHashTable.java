package dev.distlab.index;

import dev.distlab.kernel.Invariant;
import java.util.ConcurrentModificationException;

/**
 * A hash table from {@code long} to {@code long} with key and value side by side.
 *
 * <p>{@link #get}, {@link #put} and {@link #remove} take O(1) steps on average; {@link #getAll}
 * answers many keys at once and lets their cache misses overlap. Between 63 % and 69 % of the slots
 * are in use once the table has grown past 1000 entries, which makes at most 26 bytes an entry. The
 * table has no order and never shrinks. For one thread, or many that only read, by other calls than
 * {@code getAll}.
 *
 * <p>Source: buckets, going on to the next slots, deletion without markers (algorithm R) and
 * multiplicative hashing: D. Knuth, "The Art of Computer Programming", volume 3, 2nd edition 1998,
 * section 6.4; mapping a hash to a range with a multiplication: D. Lemire, "Fast random integer
 * generation in an interval", ACM TOMACS 29(1), 2019; a filter for those that had to go on: J.
 * López Muñoz, "Inside boost::unordered_flat_map", 2022; look-ups in groups: S. Chen, A. Ailamaki,
 * P. Gibbons and T. Mowry, "Improving hash join performance through prefetching", ICDE 2004.
 */
public final class LongHashTable {

  // Design. LongBuckets knows who lies where, LongHashGroup looks up many keys at once; this class
  // counts, lets the table grow, and keeps the entry of the key 0, which marks free slots there, in
  // two fields of its own. As the number of slots may be any, a table grows by a fourteenth at a
  // time, which keeps it full. It has the arrays of the buckets at hand, which spares each look-up
  // a step on its way to them.

  private static final int FIRST_BUCKETS = 2;
  private static final int DOUBLING_UP_TO_BUCKETS = 32;
  private static final double MAX_LOAD = 0.682;

  private LongBuckets buckets;
  private long[] slots;
  private long[] filter;
  private int maxEntries;

  private int entriesInSlots;
  private int removals;
  private boolean hasZeroKey;
  private long zeroKeyValue;

  /** Made by the first {@link #getAll}. */
  private LongHashGroup group;

  /** An empty table. */
  public LongHashTable() {
    use(new LongBuckets(FIRST_BUCKETS));
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
    int wanted = (int) (expectedEntries / MAX_LOAD / LongBuckets.SLOTS_PER_BUCKET) + 1;
    use(new LongBuckets(Math.max(FIRST_BUCKETS, wanted)));
  }

  private void use(LongBuckets newBuckets) {
    buckets = newBuckets;
    slots = newBuckets.slots;
    filter = newBuckets.filter;
    maxEntries = (int) (newBuckets.slotCount() * MAX_LOAD);
  }

  /** The most entries that any table can hold. */
  public static int maxEntryCount() {
    return (int) ((LongBuckets.MAX_BUCKETS - 1) * MAX_LOAD * LongBuckets.SLOTS_PER_BUCKET);
  }

  /** The value of {@code key}, or {@code absent} if the table does not have it. O(1) on average. */
  public long get(long key, long absent) {
    if (key == LongBuckets.FREE) {
      return hasZeroKey ? zeroKeyValue : absent;
    }
    return LongBuckets.get(slots, filter, key, absent);
  }

  /** Whether the table has {@code key}. O(1) on average. */
  public boolean containsKey(long key) {
    return key == LongBuckets.FREE ? hasZeroKey : buckets.find(key) != LongBuckets.NONE;
  }

  /**
   * Looks up many keys: {@code values[i]} becomes the value of {@code keys[i]} or {@code absent}.
   *
   * <p>The homes of a group of keys are all read before any of them is looked at, so that the
   * processor waits for many of them at the same time instead of for one after the other. The two
   * arrays may be the same.
   *
   * @throws IllegalArgumentException if {@code values} is shorter than {@code keys}
   */
  public void getAll(long[] keys, long[] values, long absent) {
    if (values.length < keys.length) {
      throw new IllegalArgumentException(
          "values.length=" + values.length + " is below keys.length=" + keys.length);
    }
    if (group == null) {
      group = new LongHashGroup();
    }
    group.lookUp(buckets, keys, values, absent, hasZeroKey ? zeroKeyValue : absent);
  }

  /**
   * Sets the value of {@code key}. O(1) on average, O(n) when the table has to grow.
   *
   * @return true if the key is new, false if its value was replaced
   * @throws IllegalStateException if the table is full ({@link #maxEntryCount})
   */
  public boolean put(long key, long value) {
    if (key == LongBuckets.FREE) {
      boolean isNew = !hasZeroKey;
      hasZeroKey = true;
      zeroKeyValue = value;
      return isNew;
    }
    int place = buckets.find(key);
    if (place != LongBuckets.NONE) {
      buckets.set(place, key, value);
      return false;
    }
    if (entriesInSlots == maxEntries) {
      grow();
    }
    buckets.insert(key, value);
    entriesInSlots++;
    return true;
  }

  private void grow() {
    LongBuckets grown = new LongBuckets(bucketsAfter(buckets.buckets()));
    grown.insertAll(buckets);
    use(grown);
  }

  /** Twice as many, or a fourteenth more. */
  static int bucketsAfter(int count) {
    if (count == LongBuckets.MAX_BUCKETS) {
      throw new IllegalStateException("the table is full: it has " + count + " buckets");
    }
    int step = count < DOUBLING_UP_TO_BUCKETS ? count : count / 14;
    return count + Math.min(step, LongBuckets.MAX_BUCKETS - count);
  }

  /**
   * Removes {@code key}. O(1) on average: entries that had to go on for want of room come back, so
   * there are no markers of deleted entries, and look-ups do not get slower with age.
   *
   * @return whether the table had the key
   */
  public boolean remove(long key) {
    if (key == LongBuckets.FREE) {
      boolean had = hasZeroKey;
      hasZeroKey = false;
      removals += had ? 1 : 0;
      return had;
    }
    int place = buckets.find(key);
    if (place == LongBuckets.NONE) {
      return false;
    }
    buckets.removeAt(place);
    entriesInSlots--;
    removals++;
    return true;
  }

  /** Removes all entries and gives the memory back. */
  public void clear() {
    use(new LongBuckets(FIRST_BUCKETS));
    removals += size();
    entriesInSlots = 0;
    hasZeroKey = false;
  }

  /**
   * Calls {@code action} for each entry, in no order that means anything.
   *
   * @throws ConcurrentModificationException if the action has inserted or removed an entry; it is
   *     not called again then
   */
  public void forEach(LongLongConsumer action) {
    int expected = modificationCount();
    if (hasZeroKey) {
      action.accept(LongBuckets.FREE, zeroKeyValue);
      checkUnchanged(expected);
    }
    for (int place = 0; place < buckets.end(); place += 2) {
      if (buckets.key(place) != LongBuckets.FREE) {
        action.accept(buckets.key(place), buckets.value(place));
        checkUnchanged(expected);
      }
    }
  }

  /** All inserts and removals so far: there are as many entries as inserts less removals. */
  private int modificationCount() {
    return size() + 2 * removals;
  }

  private void checkUnchanged(int expectedModificationCount) {
    if (modificationCount() != expectedModificationCount) {
      throw new ConcurrentModificationException();
    }
  }

  // --- queries and stats

  /** The number of entries. */
  public int size() {
    return entriesInSlots + (hasZeroKey ? 1 : 0);
  }

  /** Whether there is no entry. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** The shape of the table. O(n). */
  public HashStats stats() {
    int displaced = 0;
    int longest = 0;
    for (int place = 0; place < buckets.end(); place += 2) {
      if (buckets.key(place) != LongBuckets.FREE) {
        int probe = buckets.probe(place);
        displaced += probe > 0 ? 1 : 0;
        longest = Math.max(longest, probe);
      }
    }
    return new HashStats(size(), buckets.slotCount(), displaced, longest);
  }

  /**
   * Checks I7 to I9 of the package. O(n) if few keys are far from home.
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    int entries = 0;
    for (int place = 0; place < buckets.end(); place += 2) {
      if (buckets.key(place) != LongBuckets.FREE) {
        entries++;
        buckets.checkReachable(place);
      } else {
        Invariant.check(
            buckets.value(place) == 0,
            "I9: slot %d is free and holds the value %d",
            place / 2,
            buckets.value(place));
      }
    }
    Invariant.check(
        entries == entriesInSlots && entries <= maxEntries,
        "I8: %d slots in use, %d counted, at most %d allowed",
        entries,
        entriesInSlots,
        maxEntries);
    for (int bucket = 0; bucket < buckets.buckets(); bucket++) {
      buckets.checkFilter(bucket);
    }
    for (int place = 0; place < buckets.end(); place += 2) {
      if (buckets.key(place) != LongBuckets.FREE) {
        buckets.checkFound(place);
      }
    }
  }

  /** For tests that break an invariant on purpose. */
  LongBuckets buckets() {
    return buckets;
  }
}
