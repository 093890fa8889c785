package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;
import dev.distlab.kernel.WithoutJump;
import dev.distlab.kernel.hash.XxHash64;
import dev.distlab.kernel.random.SplitMix64;
import dev.distlab.limiter.KeyedOptions.WhenFull;
import java.util.Objects;

/**
 * One limit for each of many keys: users, tokens, addresses.
 *
 * <p>A table of words, one for each key that is not idle. A key is <em>idle</em> when its word says
 * the same as no word at all (its window is over, its bucket is full again): forgetting it changes
 * no decision. So nothing expires here and nothing is scanned: an idle key stays until its slot is
 * wanted by a new one.
 *
 * <p>Keys are 64-bit numbers; {@link #keyOf} makes them of strings. Two strings of n share a
 * number, and then a limit, with probability n^2 / 2^65: three in a hundred million for a million
 * strings.
 *
 * <p>Cost: O(1) expected, one cache line for a key in its own bucket; 24 bytes a key at the size
 * that the table is made for, and 3 for the buckets' headers. Thread rule: any number of threads if
 * it was made for them; then known keys are lock-free, new ones take a lock for a moment, and what
 * passes is what could pass if the requests came one after another.
 */
public final class KeyedLimiter {

  /*
   * The table is a row of buckets, each one cache line: four keys, then their four words.
   *
   *      bucket 0                      bucket 1
   *   [ k k k k  w w w w ]          [ k k k k  w w w w ] ...        headers: displaced, displaced ...
   *
   * A word says what its slot is: 0 free, REASSIGNED changing its key, else taken. A key lives in
   * its home bucket or, displaced, in one of the next that its hash names; the home's header counts
   * those, so that a look-up that fails at home ends there as long as the count is 0.
   *
   * Known keys are lock-free. The danger is a slot that changes its key between a thread's read of
   * the word and its answer. It cannot go wrong, because words only grow (I2), for the next key in
   * the slot too: it starts from an idle word, and its first admission makes that larger. So a word
   * that is found twice stood there all the time; and if the slot's key was read in between, it was
   * that key's. A denial reads the word, the key, and the word again; an admission's last read is
   * its compare-and-set.
   *
   * New keys are put in one at a time, under one lock for the whole table: which slots are idle hangs
   * on the latest time that any of them has brought, so two at once could see what no order of the
   * two explains. The slot is claimed by compare-and-set of its word to REASSIGNED, which succeeds
   * only while the word is still the idle one (I6); then the key is stored, then the word. A key that
   * is used while its slot is being claimed may be idle all the same, so the slot is looked at again;
   * a slot once found busy stays so while the lock is held. At the moment of the claim, then, all
   * slots before this one are busy: it is the slot that a single thread would have taken.
   */

  private static final int SLOTS = 4;
  private static final int BUCKET_CELLS = 2 * SLOTS;

  /**
   * Buckets that a key may stand in. They are scattered (double hashing), not neighbours, which
   * fill up together: of a table that is two thirds full, fewer than one in four is full, so that
   * all 16 are full for one key in thousands of millions.
   */
  private static final int MAX_PROBES = 16;

  /** Array data starts 16 bytes into the object; six cells later a cache line begins. */
  private static final int FIRST_CELL = 6;

  private static final int NONE = -1;

  /** The word of a slot that is changing its key. */
  private static final long REASSIGNED = Long.MIN_VALUE;

  /** Outcomes of {@link #acquire}, {@link #insert} and {@link #wordOf} that no word can be. */
  private static final long NO_ROOM = Long.MIN_VALUE;

  private static final long KNOWN_BY_NOW = 0;

  private final WordLimiter rule;
  private final KeyedOptions options;
  private final int bucketCount;

  private final Cells cells;
  private final Cells headers;
  private final NewKeys newKeys;

  /**
   * An empty table for any number of threads.
   *
   * @param rule the limit of each key; it lends its algorithm, its own state is not touched
   */
  public static KeyedLimiter forThreads(WordLimiter rule, KeyedOptions options) {
    SharedCells cells = new SharedCells(cellsFor(options));
    return new KeyedLimiter(rule, options, cells, new SharedCells(headersFor(options)));
  }

  /** An empty table for one thread; it works in browsers too, which have no atomic arrays. */
  public static KeyedLimiter forOneThread(WordLimiter rule, KeyedOptions options) {
    PlainCells cells = new PlainCells(cellsFor(options));
    return new KeyedLimiter(rule, options, cells, new PlainCells(headersFor(options)));
  }

  /** A table in the given memory. */
  KeyedLimiter(WordLimiter rule, KeyedOptions options, Cells cells, Cells headers) {
    this.rule = Objects.requireNonNull(rule, "rule");
    this.options = options;
    this.bucketCount = bucketsFor(options);
    this.cells = cells;
    this.headers = headers;
    this.newKeys = new NewKeys(headers, bucketCount);
  }

  /** Four slots a bucket, half as many slots again as keys; a prime number, for the probing. */
  static int bucketsFor(KeyedOptions options) {
    int buckets = (int) ((options.maxKeys() * 3L + 7) / 8);
    while (!Bits.isPrime(buckets) && buckets > 1) {
      buckets++;
    }
    return buckets;
  }

  static int cellsFor(KeyedOptions options) {
    return FIRST_CELL + bucketsFor(options) * BUCKET_CELLS;
  }

  static int headersFor(KeyedOptions options) {
    return bucketsFor(options) + NewKeys.CELLS;
  }

  /** The key of a string: its xxHash64. */
  public static long keyOf(String name) {
    return XxHash64.hash64(name);
  }

  /**
   * Takes {@code permits} of {@code key} if they are to be had.
   *
   * @throws IllegalArgumentException as {@link RateLimiter#tryAcquire} does
   */
  public boolean tryAcquire(long key, long permits, long nowNanos) {
    long outcome = acquire(key, permits, nowNanos);
    return outcome > 0 || outcome == NO_ROOM && options.whenFull() == WhenFull.ADMIT;
  }

  /** Takes one permit of {@code key} now, if it is to be had. */
  public boolean tryAcquire(long key) {
    return tryAcquire(key, 1, rule.ticker().nanos());
  }

  /**
   * As {@link #tryAcquire(long, long, long)}, and says how matters stand after it. A new key for
   * which there is no room is told when the first key that is in its way will be idle.
   */
  public Decision decide(long key, long permits, long nowNanos) {
    long outcome = acquire(key, permits, nowNanos);
    if (outcome == NO_ROOM) {
      return decideWithoutRoom(key, permits, nowNanos);
    }
    return outcome > 0
        ? rule.admission(outcome, permits, nowNanos)
        : rule.denial(-outcome, permits, nowNanos);
  }

  /**
   * The heart of it.
   *
   * @return the key's word after the admission; or, negative, the word that denied it; or {@link
   *     #NO_ROOM}
   */
  private long acquire(long key, long permits, long nowNanos) {
    WordLimiter.requirePermits(permits, rule.maxPermits());
    long nanos = rule.nanosSinceStart(nowNanos);
    int backoff = Backoff.NONE;
    while (true) {
      int slot = slotOf(key);
      if (slot == NONE) {
        long outcome = insert(key, permits, nanos);
        if (outcome != KNOWN_BY_NOW) {
          return outcome;
        }
        continue;
      }
      long before = cells.get(slot + SLOTS);
      if (before <= 0 || cells.get(slot) != key) {
        continue;
      }
      long after = rule.wordAfter(before, permits, nanos);
      if (after == WordLimiter.DENIED) {
        if (cells.get(slot + SLOTS) == before) {
          return -before;
        }
        continue;
      }
      WordLimiter.checkMovesOn(before, after);
      if (cells.compareAndSet(slot + SLOTS, before, after)) {
        return after;
      }
      backoff = Backoff.afterLoss(backoff);
    }
  }

  private Decision decideWithoutRoom(long key, long permits, long nowNanos) {
    if (options.whenFull() == WhenFull.ADMIT) {
      return rule.admission(WordLimiter.FRESH, permits, nowNanos);
    }
    long roomAt = roomAt(key);
    long waitNanos = WordLimiter.nanosUntil(roomAt, nowNanos - rule.startNanos());
    return new Decision(false, 0, waitNanos, rule.startNanos() + roomAt, 0);
  }

  /**
   * As {@link RateLimiter#waitNanos}, for one key; of a new one without room, as {@link #decide}.
   */
  public long waitNanos(long key, long permits, long nowNanos) {
    WordLimiter.requirePermits(permits, rule.maxPermits());
    long word = wordOf(key, nowNanos);
    return word == NO_ROOM
        ? WordLimiter.nanosUntil(roomAt(key), nowNanos - rule.startNanos())
        : rule.waitNanos(word, permits, nowNanos);
  }

  /** As {@link RateLimiter#availablePermits}, for one key; 0 for a new one that would be denied. */
  public long availablePermits(long key, long nowNanos) {
    long word = wordOf(key, nowNanos);
    return word == NO_ROOM ? 0 : rule.available(word, rule.nanosSinceStart(nowNanos));
  }

  /** The clock whose readings this limiter expects. */
  public Ticker ticker() {
    return rule.ticker();
  }

  /** The word of a key, or {@link #NO_ROOM} if it is a new one that would be denied. */
  private long wordOf(long key, long nowNanos) {
    long nanos = rule.nanosSinceStart(nowNanos);
    while (true) {
      int slot = slotOf(key);
      if (slot == NONE) {
        return wordOfUnknown(key, nanos);
      }
      long word = cells.get(slot + SLOTS);
      if (word > 0 && cells.get(slot) == key && cells.get(slot + SLOTS) == word) {
        return word;
      }
    }
  }

  /** The word of a key that is not in, unless it is just being put in. */
  private long wordOfUnknown(long key, long nanos) {
    newKeys.lock();
    try {
      int slot = slotOf(key);
      if (slot != NONE) {
        return cells.get(slot + SLOTS);
      }
      boolean isDenied =
          options.whenFull() == WhenFull.DENY && firstIdleAt(key) > newKeys.latestWithout(nanos);
      return isDenied ? NO_ROOM : WordLimiter.FRESH;
    } finally {
      newKeys.unlock();
    }
  }

  private long roomAt(long key) {
    newKeys.lock();
    try {
      return firstIdleAt(key);
    } finally {
      newKeys.unlock();
    }
  }

  /** When the first of the slots where a new key may go will be idle; for who has the lock. */
  private long firstIdleAt(long key) {
    long first = Long.MAX_VALUE;
    for (int probe = 0; probe < probes(); probe++) {
      int slots = firstSlot(bucketOf(key, probe));
      for (int slot = slots; slot < slots + SLOTS; slot++) {
        first = Math.min(first, rule.idleAt(cells.get(slot + SLOTS)));
      }
    }
    return first;
  }

  // Finding a key.

  /** The slot that holds {@code key}, or {@link #NONE}, which is certain only under the lock. */
  private int slotOf(long key) {
    int home = homeOf(key);
    int slot = slotIn(home, key);
    return slot != NONE || headers.get(home) == 0 ? slot : displacedSlotOf(key);
  }

  private int displacedSlotOf(long key) {
    for (int probe = 1; probe < probes(); probe++) {
      int slot = slotIn(bucketOf(key, probe), key);
      if (slot != NONE) {
        return slot;
      }
    }
    return NONE;
  }

  /**
   * Looks at the first slot, reckons which of the others it is, and searches where that was wrong:
   * where the key is 0, which is what free slots hold, or is changing places.
   */
  private int slotIn(int bucket, long key) {
    int first = firstSlot(bucket);
    if (cells.get(first) == key && cells.get(first + SLOTS) > 0) {
      return first;
    }
    int reckoned =
        WithoutJump.equal(cells.get(first + 1), key)
            + 2 * WithoutJump.equal(cells.get(first + 2), key)
            + 3 * WithoutJump.equal(cells.get(first + 3), key);
    if (reckoned == 0) {
      return NONE;
    }
    int likely = first + (reckoned & SLOTS - 1);
    return cells.get(likely) == key && cells.get(likely + SLOTS) > 0
        ? likely
        : searchedSlotIn(first, key);
  }

  private int searchedSlotIn(int first, long key) {
    for (int slot = first; slot < first + SLOTS; slot++) {
      if (cells.get(slot) == key && cells.get(slot + SLOTS) > 0) {
        return slot;
      }
    }
    return NONE;
  }

  private int homeOf(long key) {
    return (int) (((SplitMix64.mix(key) >>> 32) * bucketCount) >>> 32);
  }

  /** The bucket to try after {@code probe} others: another one each time. */
  private int bucketOf(long key, int probe) {
    long hash = SplitMix64.mix(key);
    long home = ((hash >>> 32) * bucketCount) >>> 32;
    long step = 1 + (((hash & 0xFFFF_FFFFL) * (bucketCount - 1)) >>> 32);
    return (int) ((home + probe * step) % bucketCount);
  }

  private static int firstSlot(int bucket) {
    return FIRST_CELL + bucket * BUCKET_CELLS;
  }

  private int probes() {
    return Math.min(MAX_PROBES, bucketCount);
  }

  // Putting a key in.

  /** As {@link #acquire}, or {@link #KNOWN_BY_NOW} if another thread has put the key in. */
  private long insert(long key, long permits, long nanos) {
    newKeys.lock();
    try {
      if (slotOf(key) != NONE) {
        return KNOWN_BY_NOW;
      }
      long latestNanos = newKeys.latest(nanos);
      long outcome = NO_ROOM;
      for (int probe = 0; probe < probes() && outcome == NO_ROOM; probe++) {
        outcome = insertInto(bucketOf(key, probe), key, permits, latestNanos);
      }
      if (outcome == NO_ROOM) {
        newKeys.turnedAway();
      }
      return outcome;
    } finally {
      newKeys.unlock();
    }
  }

  private long insertInto(int bucket, long key, long permits, long nanos) {
    int first = firstSlot(bucket);
    for (int slot = first; slot < first + SLOTS; slot++) {
      long idle = cells.get(slot + SLOTS);
      while (rule.isIdle(idle, nanos)) {
        rule.checkForgettable(idle, nanos);
        long after = rule.wordAfter(idle, permits, nanos);
        WordLimiter.checkMovesOn(idle, after);
        if (cells.compareAndSet(slot + SLOTS, idle, REASSIGNED)) {
          giveTo(key, slot, bucket, idle != WordLimiter.FRESH);
          cells.setRelease(slot + SLOTS, after);
          return after;
        }
        idle = cells.get(slot + SLOTS);
      }
    }
    return NO_ROOM;
  }

  /** Gives a slot that has been claimed to its new key; the headers count who is not at home. */
  private void giveTo(long key, int slot, int bucket, boolean evicts) {
    if (evicts) {
      int oldHome = homeOf(cells.get(slot));
      if (oldHome != bucket) {
        headers.setRelease(oldHome, headers.get(oldHome) - 1);
      }
    }
    int home = homeOf(key);
    if (home != bucket) {
      headers.setRelease(home, headers.get(home) + 1);
    }
    newKeys.inserted(evicts, home != bucket);
    cells.setRelease(slot, key);
  }

  // Looking after the whole.

  /** Counters of what has happened so far. O(1). */
  public KeyedStats stats() {
    long stateBytes = Long.BYTES * (FIRST_CELL + (BUCKET_CELLS + 1L) * bucketCount + NewKeys.CELLS);
    newKeys.lock();
    try {
      return newKeys.stats(bucketCount * SLOTS, stateBytes);
    } finally {
      newKeys.unlock();
    }
  }

  /**
   * Checks the invariants of all words and of the table, while no other thread uses it. O(slots).
   *
   * @param nowNanos a reading not before any that this limiter has been given
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  public void checkInvariants(long nowNanos) {
    long nanos = Math.max(rule.nanosSinceStart(nowNanos), newKeys.latest(0));
    long[] awayFrom = new long[bucketCount];
    for (int bucket = 0; bucket < bucketCount; bucket++) {
      int first = firstSlot(bucket);
      for (int slot = first; slot < first + SLOTS; slot++) {
        long word = cells.get(slot + SLOTS);
        if (word != WordLimiter.FRESH) {
          rule.check(word, nanos);
          long key = cells.get(slot);
          awayFrom[homeOf(key)] += homeOf(key) == bucket ? 0 : 1;
          Invariant.check(
              slotOf(key) == slot, "I7: key %d in slots %d and %d", key, slot, slotOf(key));
        }
      }
    }
    for (int bucket = 0; bucket < bucketCount; bucket++) {
      Invariant.check(
          headers.get(bucket) == awayFrom[bucket],
          "I8: header %d of bucket %d, %d expected",
          headers.get(bucket),
          bucket,
          awayFrom[bucket]);
    }
  }
}
