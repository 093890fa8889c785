package dev.distlab.index;

import dev.distlab.kernel.Invariant;

/**
 * A hash table from {@code long} to {@code long} with key and value side by side.
 *
 * <p>{@link #get}, {@link #put} and {@link #remove} take O(1) steps on average; {@link #getAll}
 * answers many keys at once and lets their cache misses overlap. Between 61 % and 70 % of the slots
 * are in use once the table has grown past 100 entries, which makes at most 26 bytes an entry. The
 * table has no order and never shrinks. For one thread.
 *
 * <p>Source: linear probing and deletion without markers (algorithm R), D. Knuth, "The Art of
 * Computer Programming", volume 3, 2nd edition 1998, section 6.4; multiplicative hashing, the same
 * section; mapping a hash to a range with a multiplication, D. Lemire, "Fast random integer
 * generation in an interval", ACM TOMACS 29(1), 2019.
 */
public final class LongHashTable {

  // Design. A slot is a key with its value behind it, 16 bytes, so that both come with one cache
  // line. A look-up has little to do besides waiting for it: a multiplication, a comparison. Being
  // short matters, as the processor then has several look-ups under way at the same time. It goes
  // on to the next by guessing that a key lies in the first slot that its search looks at. So that
  // the guess is right for three keys of four, a new key takes its home from one that is not at
  // home itself.
  //
  // The number of slots is no power of two: the home of a key is (hash * slots) >>> 32, so the
  // table may grow by an eighth at a time, which keeps it full. As this map is monotone, growing
  // copies the old slots into the new ones from left to right, without jumping about.
  //
  // A key of 0 marks a free slot; the entry of the key 0 itself has two fields of its own.

  private static final int FIRST_SLOTS = 8;
  private static final int DOUBLING_UP_TO_SLOTS = 128;
  private static final int MAX_SLOTS = (Integer.MAX_VALUE - 64) / 2;
  private static final double MAX_LOAD = 0.7;
  private static final int BATCH = 128;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final long FREE = 0;

  /** The key of a slot at an even place, its value behind it. */
  private long[] slots;

  private int maxEntries;

  private int entriesInSlots;
  private boolean hasZeroKey;
  private long zeroKeyValue;

  /** What {@link #touchHomes} read last; nobody asks, but the reads must not be left out. */
  private long touched;

  /** An empty table. */
  public LongHashTable() {
    use(new long[2 * FIRST_SLOTS]);
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
    int wanted = (int) (expectedEntries / MAX_LOAD) + 2;
    use(new long[2 * Math.max(FIRST_SLOTS, wanted)]);
  }

  private void use(long[] newSlots) {
    slots = newSlots;
    maxEntries = (int) (newSlots.length / 2 * MAX_LOAD);
  }

  /** The most entries that any table can hold. */
  public static int maxEntryCount() {
    return (int) (MAX_SLOTS * MAX_LOAD) - 2;
  }

  /** The value of {@code key}, or {@code absent} if the table does not have it. O(1) on average. */
  public long get(long key, long absent) {
    if (key == FREE) {
      return hasZeroKey ? zeroKeyValue : absent;
    }
    long[] slots = this.slots;
    int at = home(key, slots.length);
    while (true) {
      long found = slots[at];
      if (found == key) {
        return slots[at + 1];
      }
      if (found == FREE) {
        return absent;
      }
      at = after(at, slots.length);
    }
  }

  /** Whether the table has {@code key}. O(1) on average. */
  public boolean containsKey(long key) {
    return key == FREE ? hasZeroKey : slots[search(key)] == key;
  }

  /**
   * Looks up many keys: {@code values[i]} becomes the value of {@code keys[i]} or {@code absent}.
   *
   * <p>The homes of a group of keys are first all read and then all searched, so that the processor
   * waits for many of them at the same time instead of for one after the other. The two arrays may
   * be the same.
   *
   * @throws IllegalArgumentException if {@code values} is shorter than {@code keys}
   */
  public void getAll(long[] keys, long[] values, long absent) {
    if (values.length < keys.length) {
      throw new IllegalArgumentException(
          "values.length=" + values.length + " is below keys.length=" + keys.length);
    }
    for (int from = 0; from < keys.length; from += BATCH) {
      int to = Math.min(keys.length, from + BATCH);
      touched = touchHomes(keys, from, to);
      for (int i = from; i < to; i++) {
        values[i] = get(keys[i], absent);
      }
    }
  }

  /** Reads the home slot of every key; the sum has no meaning but keeps the reads alive. */
  private long touchHomes(long[] keys, int from, int to) {
    long[] slots = this.slots;
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += slots[home(keys[i], slots.length)];
    }
    return sum;
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
    int at = search(key);
    if (slots[at] == key) {
      slots[at + 1] = value;
      return false;
    }
    if (entriesInSlots == maxEntries) {
      grow();
    }
    insert(slots, key, value);
    entriesInSlots++;
    return true;
  }

  /** A new key takes its home from one that is not at home itself, which then goes on instead. */
  private static void insert(long[] slots, long key, long value) {
    int at = home(key, slots.length);
    long last = key;
    long valueOfLast = value;
    if (slots[at] != FREE && home(slots[at], slots.length) != at) {
      last = slots[at];
      valueOfLast = slots[at + 1];
      slots[at] = key;
      slots[at + 1] = value;
    }
    while (slots[at] != FREE) {
      at = after(at, slots.length);
    }
    slots[at] = last;
    slots[at + 1] = valueOfLast;
  }

  private void grow() {
    int slotCount = slots.length / 2;
    int step = slotCount < DOUBLING_UP_TO_SLOTS ? slotCount : slotCount / 8;
    if (step > MAX_SLOTS - slotCount) {
      if (slotCount == MAX_SLOTS) {
        throw new IllegalStateException("the table is full: " + maxEntries + " entries");
      }
      step = MAX_SLOTS - slotCount;
    }
    long[] grown = new long[2 * (slotCount + step)];
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != FREE) {
        insert(grown, slots[at], slots[at + 1]);
      }
    }
    use(grown);
  }

  /**
   * Removes {@code key}. O(1) on average: entries behind it whose searches pass by it move up, so
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
    int at = search(key);
    if (slots[at] != key) {
      return false;
    }
    entriesInSlots--;
    closeHole(at);
    return true;
  }

  private void closeHole(int at) {
    int hole = at;
    int next = after(hole, slots.length);
    while (slots[next] != FREE) {
      if (distance(home(slots[next], slots.length), next) >= distance(hole, next)) {
        slots[hole] = slots[next];
        slots[hole + 1] = slots[next + 1];
        hole = next;
      }
      next = after(next, slots.length);
    }
    slots[hole] = FREE;
    slots[hole + 1] = 0;
  }

  /** Removes all entries and gives the memory back. */
  public void clear() {
    use(new long[2 * FIRST_SLOTS]);
    entriesInSlots = 0;
    hasZeroKey = false;
  }

  /** Calls {@code action} for each entry, in no order that means anything. */
  public void forEach(LongLongConsumer action) {
    if (hasZeroKey) {
      action.accept(FREE, zeroKeyValue);
    }
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != FREE) {
        action.accept(slots[at], slots[at + 1]);
      }
    }
  }

  // --- where a key belongs

  /** Where the search for a key begins: the higher bits of the product depend on all of the key. */
  private static int home(long key, int length) {
    long hash = (key * GOLDEN_RATIO) >>> 32;
    return (int) ((hash * length) >>> 32) & ~1;
  }

  private static int after(int at, int length) {
    int next = at + 2;
    return next == length ? 0 : next;
  }

  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + slots.length;
  }

  /** The place of a key that is not 0, or of the free slot where the search for it ends. */
  private int search(long key) {
    int at = home(key, slots.length);
    while (slots[at] != key && slots[at] != FREE) {
      at = after(at, slots.length);
    }
    return at;
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
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != FREE) {
        int distance = distance(home(slots[at], slots.length), at) / 2;
        displaced += distance > 0 ? 1 : 0;
        longest = Math.max(longest, distance);
      }
    }
    return new HashStats(size(), slots.length / 2, displaced, longest);
  }

  /**
   * Checks I7 to I9 of the package. O(n) if few keys are far from home.
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    int entries = 0;
    for (int at = 0; at < slots.length; at += 2) {
      Invariant.check(
          slots[at] != FREE || slots[at + 1] == 0,
          "I9: slot %d is free and holds the value %d",
          at / 2,
          slots[at + 1]);
      if (slots[at] != FREE) {
        entries++;
        checkReachable(at);
      }
    }
    Invariant.check(
        entries == entriesInSlots && entries <= maxEntries,
        "I8: %d slots in use, %d counted, at most %d allowed",
        entries,
        entriesInSlots,
        maxEntries);
  }

  private void checkReachable(int at) {
    int length = slots.length;
    for (int passed = home(slots[at], length); passed != at; passed = after(passed, length)) {
      Invariant.check(
          slots[passed] != FREE,
          "I7: a search for key %d stops at slot %d, before slot %d",
          slots[at],
          passed / 2,
          at / 2);
    }
  }

  /** For tests that break an invariant on purpose. */
  long[] slots() {
    return slots;
  }
}
