package dev.distlab.index;

import dev.distlab.kernel.Invariant;

/**
 * The slots of a {@link HashIndex}: who lies where. It does not count, and does not grow; there
 * must always be a free slot.
 */
final class HashBuckets {

  // Layout. A slot is a key with its value beside it; it has a number. Eight slots make a bucket,
  // of which there is a word that has a fingerprint of each key (class BucketWord). Keys are
  // objects somewhere else, so each that need not be looked at is a wait for memory saved: a search
  // looks only at those with the right fingerprint, which are the right ones 99 times in 100. An
  // absent key is mostly known from the word alone, where a chained table looks at a node or two.
  // The words of a million entries are 2 MB.
  //
  // A search begins with one slot, the home, although the word tells the right one. For where the
  // home is follows from the hash, so the processor asks for word, slot and key at the same time,
  // guessing that they belong together, instead of waiting for the word first. So that it guesses
  // well, a home that is wanted by any entry of its bucket holds one of those that want it, which
  // makes it three of four that are at home.
  //
  // A key whose bucket is full goes on to the next one with a free slot, and notes at those that it
  // passes that keys of its class do, one of eight. A removal lets others come back, so that only
  // full buckets are ever passed, and takes back the notes that are no longer true (BucketRun).

  static final int NONE = -1;

  private static final int SLOTS = BucketWord.SLOTS;
  private static final int HASHED_TOGETHER = 256;

  /** The key of each slot, and its value behind it. */
  private final Object[] slots;

  /** The fingerprints of each bucket: a {@link BucketWord}. */
  private final long[] words;

  /** The classes of the keys that have passed each bucket. */
  private final byte[] passed;

  HashBuckets(int buckets) {
    slots = new Object[2 * SLOTS * buckets];
    words = new long[buckets];
    passed = new byte[buckets];
  }

  int buckets() {
    return words.length;
  }

  int slotCount() {
    return SLOTS * words.length;
  }

  Object key(int slot) {
    return slots[2 * slot];
  }

  Object value(int slot) {
    return slots[2 * slot + 1];
  }

  void setValue(int slot, Object value) {
    slots[2 * slot + 1] = value;
  }

  boolean isUsed(int slot) {
    return fingerprint(slot) != 0;
  }

  private static int firstSlot(int bucket) {
    return SLOTS * bucket;
  }

  private long fingerprint(int slot) {
    return BucketWord.fingerprint(words[slot / SLOTS], slot);
  }

  // --- searching

  static int hashOf(Object key) {
    return key == null ? 0 : key.hashCode();
  }

  /** The slot of a key with this hash, or {@link #NONE}. */
  int find(Object key, int hash) {
    long spread = BucketWord.spread(hash, words.length);
    int home = BucketWord.home(spread);
    if (fingerprint(home) == BucketWord.fingerprint(spread) && isSame(key, key(home))) {
      return home;
    }
    return findAside(key, spread);
  }

  private int findAside(Object key, long spread) {
    int bucket = BucketWord.home(spread) / SLOTS;
    while (true) {
      long candidates = BucketWord.slotsWith(words[bucket], BucketWord.fingerprint(spread));
      while (candidates != 0) {
        int slot = firstSlot(bucket) + BucketWord.first(candidates);
        if (isSame(key, key(slot))) {
          return slot;
        }
        candidates = BucketWord.withoutFirst(candidates);
      }
      if (!notes(bucket, spread)) {
        return NONE;
      }
      bucket = after(bucket);
    }
  }

  private boolean notes(int bucket, long spread) {
    return (passed[bucket] >>> BucketWord.classOf(spread) & 1) != 0;
  }

  private static boolean isSame(Object key, Object found) {
    return found == key || key != null && key.equals(found);
  }

  int after(int bucket) {
    return bucket + 1 == words.length ? 0 : bucket + 1;
  }

  int before(int bucket) {
    return bucket == 0 ? words.length - 1 : bucket - 1;
  }

  // --- inserting

  /** Inserts a key that is not there, in the first bucket with a free slot. */
  void insert(Object key, int hash, Object value) {
    long spread = BucketWord.spread(hash, words.length);
    int bucket = BucketWord.home(spread) / SLOTS;
    while (isFull(bucket)) {
      passed[bucket] |= (byte) (1 << BucketWord.classOf(spread));
      bucket = after(bucket);
    }
    putInto(bucket, BucketWord.fingerprint(spread), key, value);
  }

  /** Puts an entry where it wants to be, unless another that wants the same is there. */
  private void putInto(int bucket, long fingerprint, Object key, Object value) {
    int slot = firstSlot(bucket) + BucketWord.wanted(fingerprint);
    long there = fingerprint(slot);
    if (there != 0) {
      int free = firstSlot(bucket) + BucketWord.first(BucketWord.slotsWith(words[bucket], 0));
      if (BucketWord.wanted(there) == BucketWord.wanted(fingerprint)) {
        slot = free;
      } else {
        set(free, there, key(slot), value(slot));
      }
    }
    set(slot, fingerprint, key, value);
  }

  private void set(int slot, long fingerprint, Object key, Object value) {
    words[slot / SLOTS] = BucketWord.with(words[slot / SLOTS], slot, fingerprint);
    slots[2 * slot] = key;
    slots[2 * slot + 1] = value;
  }

  /**
   * Inserts all entries of another table. Their keys are asked for their hashes group by group: so
   * the processor waits for many of these objects at the same time.
   */
  void insertAll(HashBuckets others) {
    int[] hashes = new int[HASHED_TOGETHER];
    for (int from = 0; from < others.slotCount(); from += HASHED_TOGETHER) {
      int to = Math.min(others.slotCount(), from + HASHED_TOGETHER);
      for (int slot = from; slot < to; slot++) {
        hashes[slot - from] = hashOf(others.key(slot));
      }
      for (int slot = from; slot < to; slot++) {
        if (others.isUsed(slot)) {
          insert(others.key(slot), hashes[slot - from], others.value(slot));
        }
      }
    }
  }

  // --- removing

  /** Removes the entry in a slot, and lets others come back that this gives room to. */
  void removeAt(int slot) {
    int bucket = slot / SLOTS;
    if (isPassed(bucket) || isPassed(before(bucket))) {
      new BucketRun(this, bucket).remove(slot);
    } else {
      takeOut(slot);
    }
  }

  /** Whether there are keys that have gone on from a bucket. It is full then. */
  boolean isPassed(int bucket) {
    return passed[bucket] != 0;
  }

  void setPassed(int bucket, int classes) {
    passed[bucket] = (byte) classes;
  }

  boolean isFull(int bucket) {
    return BucketWord.isFull(words[bucket]);
  }

  /** Moves an entry to another bucket, which has a free slot. */
  void move(int slot, int bucket) {
    putInto(bucket, fingerprint(slot), key(slot), value(slot));
    takeOut(slot);
  }

  /** Empties a slot, or gives it to an entry of its bucket that wants it. */
  void takeOut(int slot) {
    int hole = slot;
    for (int other = firstSlot(slot / SLOTS); other < firstSlot(slot / SLOTS) + SLOTS; other++) {
      if (other != slot && isUsed(other) && BucketWord.wanted(fingerprint(other)) == slot % SLOTS) {
        set(slot, fingerprint(other), key(other), value(other));
        hole = other;
        break;
      }
    }
    set(hole, 0, null, null);
  }

  /** Whether there is an entry that has gone so many buckets from its home, or more. */
  private boolean hasGone(int slot, int steps) {
    return isUsed(slot) && distance(homeBucket(slot), slot / SLOTS) >= steps;
  }

  long spread(int slot) {
    return BucketWord.spread(hashOf(key(slot)), words.length);
  }

  private int homeBucket(int slot) {
    return BucketWord.home(spread(slot)) / SLOTS;
  }

  int distance(int fromBucket, int toBucket) {
    int distance = toBucket - fromBucket;
    return distance < 0 ? distance + words.length : distance;
  }

  // --- walking

  /** A bucket that none of the entries has passed. There is one, as there are free slots. */
  int oneThatNobodyPassed() {
    int bucket = 0;
    while (passed[bucket] != 0) {
      bucket++;
    }
    return bucket;
  }

  /** Copies the keys of a bucket, and returns how many they are. */
  int copyKeys(int bucket, Object[] keys) {
    int count = 0;
    for (int slot = firstSlot(bucket); slot < firstSlot(bucket) + SLOTS; slot++) {
      if (isUsed(slot)) {
        keys[count++] = key(slot);
      }
    }
    return count;
  }

  /** The slot of a key, this very object, that lies in the given bucket. */
  int slotOf(Object key, int bucket) {
    int slot = firstSlot(bucket);
    while (key(slot) != key || !isUsed(slot)) {
      slot++;
    }
    return slot;
  }

  // --- stats and checking

  boolean isAtHome(int slot) {
    return BucketWord.home(spread(slot)) == slot;
  }

  /** How many slots of full buckets lie between the bucket of an entry and its home. */
  int probe(int slot) {
    return SLOTS * distance(homeBucket(slot), slot / SLOTS);
  }

  /** Checks I7 and I9 for a slot. */
  void check(int slot) {
    if (isUsed(slot)) {
      checkReachable(slot);
    } else {
      Invariant.check(
          key(slot) == null && value(slot) == null,
          "I9: slot %d is free and holds the key %s and the value %s",
          slot,
          key(slot),
          value(slot));
    }
  }

  private void checkReachable(int slot) {
    long spread = spread(slot);
    Invariant.check(
        fingerprint(slot) == BucketWord.fingerprint(spread),
        "I7: the fingerprint of key %s in slot %d is that of another",
        key(slot),
        slot);
    int bucket = BucketWord.home(spread) / SLOTS;
    while (bucket != slot / SLOTS) {
      Invariant.check(
          isFull(bucket) && notes(bucket, spread),
          "I7: a search for key %s stops at bucket %d, before slot %d",
          key(slot),
          bucket,
          slot);
      bucket = after(bucket);
    }
    int wanted = firstSlot(bucket) + BucketWord.wanted(fingerprint(slot));
    Invariant.check(
        isUsed(wanted) && BucketWord.wanted(fingerprint(wanted)) == wanted % SLOTS,
        "I7: key %s in slot %d wants slot %d, which holds none that does",
        key(slot),
        slot,
        wanted);
    int found = find(key(slot), hashOf(key(slot)));
    Invariant.check(
        found == slot, "I7: the key in slot %d, %s, is found in slot %d", slot, key(slot), found);
  }

  /** The classes of the entries that have passed a bucket. */
  private byte reckonPassed(int bucket) {
    int classes = 0;
    int steps = 0;
    int other = bucket;
    while (passed[other] != 0 && steps < words.length) {
      other = after(other);
      steps++;
      for (int slot = firstSlot(other); slot < firstSlot(other) + SLOTS; slot++) {
        if (hasGone(slot, steps)) {
          classes |= 1 << BucketWord.classOf(spread(slot));
        }
      }
    }
    return (byte) classes;
  }

  /** Checks the note of a bucket, the other part of I7. */
  void checkPassed(int bucket) {
    int reckoned = reckonPassed(bucket) & 0xFF;
    int noted = passed[bucket] & 0xFF;
    Invariant.check(
        noted == reckoned,
        "I7: bucket %d has noted the classes %d where its keys make %d",
        bucket,
        noted,
        reckoned);
  }

  // --- for tests that break an invariant on purpose

  Object[] slots() {
    return slots;
  }

  long[] words() {
    return words;
  }

  byte[] passed() {
    return passed;
  }
}
