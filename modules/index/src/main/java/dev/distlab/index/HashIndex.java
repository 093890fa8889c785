package dev.distlab.index;

import dev.distlab.kernel.Invariant;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
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
 * hence no range. Null keys and values are allowed. Iterators fail fast. Between 40 % and 60 % of
 * the slots are in use once the table has grown past 76 entries, which makes 13 to 20 bytes an
 * entry beside key and value, where references take 4 bytes. For one thread.
 *
 * <p>Source: linear probing and deletion without markers (algorithm R), D. Knuth, "The Art of
 * Computer Programming", volume 3, 2nd edition 1998, section 6.4; multiplicative hashing, the same
 * section; mapping a hash to a range with a multiplication, D. Lemire, "Fast random integer
 * generation in an interval", ACM TOMACS 29(1), 2019.
 */
public final class HashIndex<K, V> extends AbstractMap<K, V> implements Serializable {

  // Design. A slot is a key with its value beside it, so a look-up touches two places: the slot,
  // and the key that has to be compared. A chained table touches three: slot, node and key. Hence
  // no hashes are kept either: they would be one more place, or make every slot longer.
  //
  // With half of the slots free, four keys of five lie in the first slot that a search looks at;
  // the processor guesses so, and goes on to the next search while this one waits for its memory.
  //
  // The number of slots is no power of two: the home of a key is (hash * slots) >>> 32, so the
  // table may grow by half: often enough to stay within half the memory of a chained table, and
  // seldom enough, as it has to ask each of its keys for its hash then.

  private static final long serialVersionUID = 1L;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int FIRST_SLOTS = 8;
  private static final int DOUBLING_UP_TO_SLOTS = 128;
  private static final int MAX_SLOTS = (Integer.MAX_VALUE - 64) / 2;
  private static final double MAX_LOAD = 0.6;

  /** Stands for null, which marks a free slot. */
  private record NullKey() {}

  private static final Object NULL_KEY = new NullKey();

  /** The key of a slot at an even place, its value behind it. */
  private transient Object[] slots;

  private transient int size;
  private transient int modificationCount;

  /** An empty map. */
  public HashIndex() {
    slots = new Object[2 * FIRST_SLOTS];
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
    slots = new Object[2 * Math.max(FIRST_SLOTS, (int) (expectedEntries / MAX_LOAD) + 2)];
  }

  /** A map of the entries of {@code source}. */
  public HashIndex(Map<? extends K, ? extends V> source) {
    this(source.size());
    putAll(source);
  }

  /** The most entries that any map can hold. */
  public static int maxEntryCount() {
    return (int) (MAX_SLOTS * MAX_LOAD) - 2;
  }

  @Override
  public V get(Object key) {
    return valueAt(search(key));
  }

  @Override
  public V getOrDefault(Object key, V absent) {
    int at = search(key);
    return slots[at] == null ? absent : valueAt(at);
  }

  @Override
  public boolean containsKey(Object key) {
    return slots[search(key)] != null;
  }

  /** The place of a key, or of the free slot where the search for it ends. */
  private int search(Object key) {
    Object sought = key == null ? NULL_KEY : key;
    Object[] slots = this.slots;
    int at = home(sought, slots.length);
    while (true) {
      Object found = slots[at];
      if (found == null || found == sought || sought.equals(found)) {
        return at;
      }
      at = after(at, slots.length);
    }
  }

  /**
   * Where the search for a key begins: the higher bits of the product depend on all of the hash.
   */
  private static int home(Object key, int length) {
    long hash = (key.hashCode() * GOLDEN_RATIO) >>> 32;
    return (int) ((hash * length) >>> 32) & ~1;
  }

  private static int after(int at, int length) {
    int next = at + 2;
    return next == length ? 0 : next;
  }

  /**
   * Sets the value of {@code key}.
   *
   * @return the value that was there, or null
   * @throws IllegalStateException if the map is full ({@link #maxEntryCount})
   */
  @Override
  public V put(K key, V value) {
    int at = search(key);
    if (slots[at] != null) {
      V old = valueAt(at);
      slots[at + 1] = value;
      return old;
    }
    if (size == maxEntries()) {
      grow();
      at = search(key);
    }
    slots[at] = key == null ? NULL_KEY : key;
    slots[at + 1] = value;
    size++;
    modificationCount++;
    return null;
  }

  private int maxEntries() {
    return (int) (slots.length / 2 * MAX_LOAD);
  }

  /**
   * Twice as many slots, or half as many more; nothing has changed if there is no memory for them.
   */
  private void grow() {
    int slotCount = slots.length / 2;
    int step = slotCount < DOUBLING_UP_TO_SLOTS ? slotCount : slotCount / 2;
    if (step > MAX_SLOTS - slotCount) {
      throw new IllegalStateException("the map is full: " + size + " entries");
    }
    Object[] grown = new Object[2 * (slotCount + step)];
    for (int from = 0; from < slots.length; from += 2) {
      if (slots[from] != null) {
        int at = home(slots[from], grown.length);
        while (grown[at] != null) {
          at = after(at, grown.length);
        }
        grown[at] = slots[from];
        grown[at + 1] = slots[from + 1];
      }
    }
    slots = grown;
  }

  @Override
  public V remove(Object key) {
    int at = search(key);
    V old = valueAt(at);
    if (slots[at] != null) {
      removeAt(at);
    }
    return old;
  }

  /** Empties a slot; entries behind it whose searches pass by it move up. */
  private void removeAt(int at) {
    int hole = at;
    int next = after(hole, slots.length);
    while (slots[next] != null) {
      if (distance(home(slots[next], slots.length), next) >= distance(hole, next)) {
        slots[hole] = slots[next];
        slots[hole + 1] = slots[next + 1];
        hole = next;
      }
      next = after(next, slots.length);
    }
    slots[hole] = null;
    slots[hole + 1] = null;
    size--;
    modificationCount++;
  }

  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + slots.length;
  }

  @Override
  public void clear() {
    slots = new Object[2 * FIRST_SLOTS];
    size = 0;
    modificationCount++;
  }

  // --- queries, views and stats

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new Entries();
  }

  private K keyAt(int at) {
    Object key = slots[at];
    return HashIndex.<K>cast(key == NULL_KEY ? null : key);
  }

  private V valueAt(int at) {
    return cast(slots[at + 1]);
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object object) {
    return (T) object;
  }

  /** The entries, in no order that means anything. */
  private final class Entries extends AbstractSet<Entry<K, V>> {

    @Override
    public Iterator<Entry<K, V>> iterator() {
      return new SlotWalk();
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void clear() {
      HashIndex.this.clear();
    }

    @Override
    public boolean contains(Object other) {
      return other instanceof Map.Entry<?, ?> entry && holds(entry, search(entry.getKey()));
    }

    @Override
    public boolean remove(Object other) {
      if (!(other instanceof Map.Entry<?, ?> entry)) {
        return false;
      }
      int at = search(entry.getKey());
      boolean held = holds(entry, at);
      if (held) {
        removeAt(at);
      }
      return held;
    }

    private boolean holds(Map.Entry<?, ?> entry, int at) {
      return slots[at] != null && Objects.equals(valueAt(at), entry.getValue());
    }
  }

  /**
   * Walks over the slots from right to left, from a free one once around. What a removal moves up
   * comes from the right, where the walk has been, as no entry moves across a free slot.
   */
  private final class SlotWalk implements Iterator<Entry<K, V>> {

    private static final int NONE = -1;

    private final int start = freePlace();
    private int next = usedBefore(start);
    private int last = NONE;
    private int expectedModificationCount = modificationCount;

    private int freePlace() {
      int at = 0;
      while (slots[at] != null) {
        at += 2;
      }
      return at;
    }

    private int usedBefore(int place) {
      int at = place;
      do {
        at = at == 0 ? slots.length - 2 : at - 2;
      } while (at != start && slots[at] == null);
      return at == start ? NONE : at;
    }

    @Override
    public boolean hasNext() {
      return next != NONE;
    }

    @Override
    public Entry<K, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the walk is at its end");
      }
      checkNotChanged();
      last = next;
      next = usedBefore(last);
      return new SlotEntry(last);
    }

    @Override
    public void remove() {
      if (last == NONE) {
        throw new IllegalStateException(
            "no entry to remove: next() comes first, then one remove()");
      }
      checkNotChanged();
      removeAt(last);
      last = NONE;
      expectedModificationCount = modificationCount;
    }

    private void checkNotChanged() {
      if (modificationCount != expectedModificationCount) {
        throw new ConcurrentModificationException();
      }
    }
  }

  /** An entry as it was when it was handed out; {@link #setValue} writes through. */
  private final class SlotEntry extends SimpleEntry<K, V> {

    private static final long serialVersionUID = 1L;

    private SlotEntry(int at) {
      super(keyAt(at), valueAt(at));
    }

    @Override
    public V setValue(V value) {
      int at = search(getKey());
      if (slots[at] != null) {
        slots[at + 1] = value;
      }
      return super.setValue(value);
    }

    private Object writeReplace() {
      return new SimpleEntry<>(this);
    }
  }

  /** The shape of the table. O(n). */
  public HashStats stats() {
    int displaced = 0;
    int longest = 0;
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != null) {
        int probes = distance(home(slots[at], slots.length), at) / 2;
        displaced += probes > 0 ? 1 : 0;
        longest = Math.max(longest, probes);
      }
    }
    return new HashStats(size, slots.length / 2, displaced, longest);
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
          slots[at] != null || slots[at + 1] == null,
          "I9: slot %d is free and holds the value %s",
          at / 2,
          slots[at + 1]);
      if (slots[at] != null) {
        entries++;
        checkReachable(at);
      }
    }
    Invariant.check(
        entries == size && entries <= maxEntries(),
        "I8: %d slots in use, %d counted, at most %d allowed",
        entries,
        size,
        maxEntries());
  }

  private void checkReachable(int at) {
    int length = slots.length;
    for (int passed = home(slots[at], length); passed != at; passed = after(passed, length)) {
      Invariant.check(
          slots[passed] != null,
          "I7: a search for key %s stops at slot %d, before slot %d",
          slots[at],
          passed / 2,
          at / 2);
    }
  }

  // --- serial form

  private Object writeReplace() {
    return new SerializedHash(this);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("written as " + SerializedHash.class.getName());
  }

  /** For tests that break an invariant on purpose. */
  Object[] slots() {
    return slots;
  }
}
