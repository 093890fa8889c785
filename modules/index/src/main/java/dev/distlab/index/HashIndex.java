package dev.distlab.index;

import dev.distlab.kernel.Invariant;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * A hash table with open addressing: a {@link java.util.Map} with the manners of {@link
 * java.util.HashMap}, in half its memory.
 *
 * <p>{@code get}, {@code put} and {@code remove} take O(1) steps on average; there is no order,
 * hence no range. Null keys and values are allowed. Iterators fail fast. A function handed to
 * {@code compute} and its like may change the map, which HashMap forbids. A growing map asks all
 * keys for their hashes, a removal some; if one throws, nothing has changed. A key must not change
 * its hash: it may not be found then, but all others are. Between 46 % and 70 % of the slots are in
 * use once the table has grown past 89 entries, which makes 13 to 20 bytes an entry beside key and
 * value, where references take 4 bytes. For one thread, or many that only read.
 *
 * <p>Source: buckets, going on to the next one, deletion without markers (algorithm R) and
 * multiplicative hashing: D. Knuth, "The Art of Computer Programming", volume 3, 2nd edition 1998,
 * section 6.4; mapping a hash to a range with a multiplication: D. Lemire, "Fast random integer
 * generation in an interval", ACM TOMACS 29(1), 2019; fingerprints: N. Bronson and X. Shi,
 * "Open-sourcing F14 for faster, more memory-efficient hash tables", 2019; a byte for the classes
 * of keys that went on: J. López Muñoz, "Inside boost::unordered_flat_map", 2022.
 */
public final class HashIndex<K, V> extends AbstractMap<K, V> implements Serializable {

  // Design. HashBuckets knows who lies where; this class counts, lets the table grow, and is a Map.
  // As the number of buckets may be any, a table grows by half: often enough to stay within half
  // the memory of a chained table, and seldom enough, as it has to ask all keys for their hashes.

  private static final long serialVersionUID = 2L;
  private static final int DOUBLING_UP_TO_BUCKETS = 16;
  private static final double MAX_LOAD = 0.7;
  private static final int NONE = HashBuckets.NONE;

  private transient HashBuckets buckets;
  private transient int size;
  private transient int modificationCount;

  /** An empty map. */
  public HashIndex() {
    buckets = new HashBuckets(1);
  }

  /**
   * An empty map with room for {@code expectedEntries} before it has to grow.
   *
   * @throws IllegalArgumentException if the number is negative or above {@link #maxEntryCount}
   */
  public HashIndex(int expectedEntries) {
    if (expectedEntries < 0 || expectedEntries > maxEntryCount()) {
      throw new IllegalArgumentException(
          "expectedEntries=" + expectedEntries + " is out of range: 0.." + maxEntryCount());
    }
    buckets = new HashBuckets((int) (expectedEntries / MAX_LOAD / BucketWord.SLOTS) + 1);
  }

  /** A map of the entries of {@code source}. */
  public HashIndex(Map<? extends K, ? extends V> source) {
    this(source.size());
    putAll(source);
  }

  /** The most entries that any map can hold. */
  public static int maxEntryCount() {
    return (int) ((BucketWord.MAX_BUCKETS - 1) * MAX_LOAD * BucketWord.SLOTS);
  }

  @Override
  public V get(Object key) {
    int slot = find(key);
    return slot == NONE ? null : value(slot);
  }

  @Override
  public V getOrDefault(Object key, V absent) {
    int slot = find(key);
    return slot == NONE ? absent : value(slot);
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) != NONE;
  }

  private int find(Object key) {
    return buckets.find(key, HashBuckets.hashOf(key));
  }

  private K key(int slot) {
    return cast(buckets.key(slot));
  }

  private V value(int slot) {
    return cast(buckets.value(slot));
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object object) {
    return (T) object;
  }

  /**
   * Sets the value of {@code key}.
   *
   * @return the value that was there, or null
   * @throws IllegalStateException if the map is full ({@link #maxEntryCount})
   */
  @Override
  public V put(K key, V value) {
    int hash = HashBuckets.hashOf(key);
    int slot = buckets.find(key, hash);
    if (slot != NONE) {
      V old = value(slot);
      buckets.setValue(slot, value);
      return old;
    }
    if (size == maxEntries()) {
      grow();
    }
    buckets.insert(key, hash, value);
    size++;
    modificationCount++;
    return null;
  }

  private int maxEntries() {
    return (int) (buckets.slotCount() * MAX_LOAD);
  }

  /**
   * Nothing has changed if there is no memory for more buckets, or a key does not tell its hash.
   */
  private void grow() {
    HashBuckets grown = new HashBuckets(bucketsAfter(buckets.buckets()));
    grown.insertAll(buckets);
    buckets = grown;
  }

  /** Twice as many, or half as many more. */
  static int bucketsAfter(int count) {
    if (count == BucketWord.MAX_BUCKETS) {
      throw new IllegalStateException("the map is full: it has " + count + " buckets");
    }
    int step = count < DOUBLING_UP_TO_BUCKETS ? count : count / 2;
    return count + Math.min(step, BucketWord.MAX_BUCKETS - count);
  }

  @Override
  public V remove(Object key) {
    int slot = find(key);
    if (slot == NONE) {
      return null;
    }
    V old = value(slot);
    removeAt(slot);
    return old;
  }

  private void removeAt(int slot) {
    buckets.removeAt(slot);
    size--;
    modificationCount++;
  }

  @Override
  public void clear() {
    buckets = new HashBuckets(1);
    size = 0;
    modificationCount++;
  }

  // --- queries, views and stats

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<K> keySet() {
    return new Keys();
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new Entries();
  }

  /** What the views have in common. */
  private abstract class View<T> extends AbstractSet<T> {

    @Override
    public final int size() {
      return size;
    }

    @Override
    public final void clear() {
      HashIndex.this.clear();
    }

    /** Removes the entry in a slot, unless that is {@link #NONE}; returns whether it did. */
    final boolean removedFrom(int slot) {
      if (slot != NONE) {
        removeAt(slot);
      }
      return slot != NONE;
    }
  }

  /** The keys, in the order of the entries. */
  private final class Keys extends View<K> {

    @Override
    public Iterator<K> iterator() {
      BucketWalk walk = new BucketWalk();
      return new Iterator<>() {

        @Override
        public boolean hasNext() {
          return walk.hasNext();
        }

        @Override
        public K next() {
          return walk.next().getKey();
        }

        @Override
        public void remove() {
          walk.remove();
        }
      };
    }

    @Override
    public boolean contains(Object key) {
      return containsKey(key);
    }

    @Override
    public boolean remove(Object key) {
      return removedFrom(find(key));
    }
  }

  /** The entries, in no order that means anything. */
  private final class Entries extends View<Entry<K, V>> {

    @Override
    public Iterator<Entry<K, V>> iterator() {
      return new BucketWalk();
    }

    @Override
    public boolean contains(Object other) {
      return slotOf(other) != NONE;
    }

    @Override
    public boolean remove(Object other) {
      return removedFrom(slotOf(other));
    }

    /** Where the map has an equal entry, or {@link #NONE}. */
    private int slotOf(Object other) {
      if (!(other instanceof Map.Entry<?, ?> entry)) {
        return NONE;
      }
      int slot = find(entry.getKey());
      return slot != NONE && Objects.equals(value(slot), entry.getValue()) ? slot : NONE;
    }
  }

  /**
   * Walks over the buckets from right to left, once around, and begins at one that nobody has
   * passed. What a removal lets come back comes from the right, where the walk has been. Within a
   * bucket it may move entries, so the walk goes by the keys that were there when it came.
   */
  private final class BucketWalk implements Iterator<Entry<K, V>> {

    /** Those of the beginning: a map that has grown or was cleared since has others. */
    private final HashBuckets walked = buckets;

    private final Object[] keys = new Object[BucketWord.SLOTS];
    private int keysLeft;
    private int bucket = walked.oneThatNobodyPassed() + 1;
    private int bucketsLeft = walked.buckets();

    private Object lastKey;
    private int bucketOfLast = NONE;
    private int expectedModificationCount = modificationCount;

    @Override
    public boolean hasNext() {
      while (keysLeft == 0 && bucketsLeft > 0) {
        bucket = bucket == 0 ? walked.buckets() - 1 : bucket - 1;
        bucketsLeft--;
        keysLeft = walked.copyKeys(bucket, keys);
      }
      return keysLeft > 0;
    }

    @Override
    public Entry<K, V> next() {
      checkNotChanged();
      if (!hasNext()) {
        throw new NoSuchElementException("the walk is at its end");
      }
      lastKey = keys[--keysLeft];
      bucketOfLast = bucket;
      return new SlotEntry(walked.slotOf(lastKey, bucket));
    }

    @Override
    public void remove() {
      if (bucketOfLast == NONE) {
        throw new IllegalStateException(
            "no entry to remove: next() comes first, then one remove()");
      }
      checkNotChanged();
      removeAt(walked.slotOf(lastKey, bucketOfLast));
      bucketOfLast = NONE;
      expectedModificationCount = modificationCount;
    }

    private void checkNotChanged() {
      if (modificationCount != expectedModificationCount) {
        throw new ConcurrentModificationException();
      }
    }
  }

  /**
   * An entry as it was when it was handed out; {@link #setValue} writes through, if the map has the
   * key still, and returns what the map had.
   */
  private final class SlotEntry extends SimpleEntry<K, V> {

    private static final long serialVersionUID = 1L;

    private SlotEntry(int slot) {
      super(key(slot), value(slot));
    }

    @Override
    public V setValue(V value) {
      V own = super.setValue(value);
      int slot = find(getKey());
      if (slot == NONE) {
        return own;
      }
      V old = value(slot);
      buckets.setValue(slot, value);
      return old;
    }

    private Object writeReplace() {
      return new SimpleEntry<>(this);
    }
  }

  /** The shape of the table. O(n). */
  public HashStats stats() {
    int displaced = 0;
    int longest = 0;
    for (int slot = 0; slot < buckets.slotCount(); slot++) {
      if (buckets.isUsed(slot)) {
        displaced += buckets.isAtHome(slot) ? 0 : 1;
        longest = Math.max(longest, buckets.probe(slot));
      }
    }
    return new HashStats(size, buckets.slotCount(), displaced, longest);
  }

  /**
   * Checks I7 to I9 of the package. O(n) if few keys are far from home.
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    int entries = 0;
    for (int slot = 0; slot < buckets.slotCount(); slot++) {
      entries += buckets.isUsed(slot) ? 1 : 0;
      buckets.check(slot);
    }
    Invariant.check(
        entries == size && entries <= maxEntries(),
        "I8: %d slots in use, %d counted, at most %d allowed",
        entries,
        size,
        maxEntries());
    for (int bucket = 0; bucket < buckets.buckets(); bucket++) {
      buckets.checkPassed(bucket);
    }
  }

  // --- serial form

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(size);
    for (Entry<K, V> entry : entrySet()) {
      out.writeObject(entry.getKey());
      out.writeObject(entry.getValue());
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    buckets = new HashBuckets(1);
    int entries = in.readInt();
    if (entries < 0) {
      throw new InvalidObjectException(entries + " entries");
    }
    for (int i = 0; i < entries; i++) {
      put(cast(in.readObject()), cast(in.readObject()));
    }
  }

  /** For tests that break an invariant on purpose. */
  HashBuckets buckets() {
    return buckets;
  }
}
