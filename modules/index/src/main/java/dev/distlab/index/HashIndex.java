package dev.distlab.index;

import dev.distlab.kernel.Invariant;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A hash table with open addressing: a {@link java.util.Map} with the manners of {@link
 * java.util.HashMap}, in less than half its memory.
 *
 * <p>{@code get}, {@code put} and {@code remove} take O(1) steps on average; there is no order,
 * hence no range. Null keys and values are allowed. Iterators fail fast. For one thread.
 *
 * <p>Source: open addressing, D. Knuth, "The Art of Computer Programming", volume 3, 2nd edition
 * 1998, section 6.4; the control bytes, M. Kulukundis, "Designing a fast, efficient, cache-friendly
 * hash table, step by step", CppCon 2017 (the Swiss table).
 */
public final class HashIndex<K, V> extends AbstractMap<K, V> implements Serializable {

  // Design. Slots come in groups of eight. A group has one control byte for each of its slots,
  // eight of them in one long: free, deleted, or seven bits of the key's hash (its tag). A search
  // compares eight tags with a few operations on that long (GroupControl), and looks at a key only
  // where the tag agrees, one time in 128 by accident. Key and value lie side by side.
  //
  // A search ends at a group with a free slot. So a slot in a group without one becomes "deleted"
  // instead of free; rehashing clears these marks.

  private static final long serialVersionUID = 1L;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int MAX_GROUPS = 1 << 26;

  /** In the middle of its group, so that it shares a cache line with most of the others. */
  private static final int GUESSED_SLOT = 3;

  private static final Object NULL_KEY = new Object();

  private transient long[] controls;

  /** Key of slot s at 2s, its value behind it. */
  private transient Object[] slots;

  private transient int size;
  private transient int freeSlotsLeft;
  private transient int modificationCount;

  /** An empty map. */
  public HashIndex() {
    allocate(1);
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
    int groups = 1;
    while (groups * GroupControl.MAX_USED < expectedEntries) {
      groups *= 2;
    }
    allocate(groups);
  }

  /** A map of the entries of {@code source}. */
  public HashIndex(Map<? extends K, ? extends V> source) {
    this(source.size());
    putAll(source);
  }

  /** The most entries that any map can hold. */
  public static int maxEntryCount() {
    return MAX_GROUPS * GroupControl.MAX_USED;
  }

  @Override
  public V get(Object key) {
    int slot = find(key);
    return slot < 0 ? null : valueAt(slot);
  }

  @Override
  public V getOrDefault(Object key, V absent) {
    int slot = find(key);
    return slot < 0 ? absent : valueAt(slot);
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) >= 0;
  }

  /** The slot of a key, or -1. */
  private int find(Object key) {
    Object sought = key == null ? NULL_KEY : key;
    long hash = hash(sought);
    long[] controls = this.controls;
    int group = home(hash);
    int step = 1;
    while (true) {
      long control = controls[group];
      // A guess that is seldom right; but it brings the slots near while the control bytes come.
      int guess = GroupControl.SLOTS * group + GUESSED_SLOT;
      if (slots[2 * guess] == sought) {
        return guess;
      }
      long candidates = GroupControl.withTag(control, tag(hash));
      while (candidates != 0) {
        int slot = GroupControl.SLOTS * group + GroupControl.first(candidates);
        Object found = slots[2 * slot];
        if (found == sought || sought.equals(found)) {
          return slot;
        }
        candidates &= candidates - 1;
      }
      if (GroupControl.free(control) != 0) {
        return -1;
      }
      group = (group + step) & (controls.length - 1);
      step++;
    }
  }

  /**
   * Sets the value of {@code key}.
   *
   * @return the value that was there, or null
   * @throws IllegalStateException if the map is full ({@link #maxEntryCount})
   */
  @Override
  public V put(K key, V value) {
    int slot = find(key);
    if (slot >= 0) {
      V old = valueAt(slot);
      slots[2 * slot + 1] = value;
      return old;
    }
    Object added = key == null ? NULL_KEY : key;
    long hash = hash(added);
    int target = firstUnused(hash);
    if (freeSlotsLeft == 0 && isFree(target)) {
      rehash();
      target = firstUnused(hash);
    }
    freeSlotsLeft -= isFree(target) ? 1 : 0;
    fill(target, hash, added, value);
    size++;
    modificationCount++;
    return null;
  }

  /** The first slot on the way of a key that is free or deleted. */
  private int firstUnused(long hash) {
    int group = home(hash);
    int step = 1;
    while (true) {
      long unused = GroupControl.unused(controls[group]);
      if (unused != 0) {
        return GroupControl.SLOTS * group + GroupControl.first(unused);
      }
      group = (group + step) & (controls.length - 1);
      step++;
    }
  }

  private boolean isFree(int slot) {
    return GroupControl.get(controls[slot / GroupControl.SLOTS], slot) == GroupControl.FREE;
  }

  private void fill(int slot, long hash, Object key, Object value) {
    mark(slot, tag(hash));
    slots[2 * slot] = key;
    slots[2 * slot + 1] = value;
  }

  private void mark(int slot, long controlByte) {
    int group = slot / GroupControl.SLOTS;
    controls[group] = GroupControl.with(controls[group], slot, controlByte);
  }

  @Override
  public V remove(Object key) {
    int slot = find(key);
    if (slot < 0) {
      return null;
    }
    V old = valueAt(slot);
    removeSlot(slot);
    return old;
  }

  private void removeSlot(int slot) {
    boolean searchesStopHere = GroupControl.free(controls[slot / GroupControl.SLOTS]) != 0;
    mark(slot, searchesStopHere ? GroupControl.FREE : GroupControl.DELETED);
    freeSlotsLeft += searchesStopHere ? 1 : 0;
    slots[2 * slot] = null;
    slots[2 * slot + 1] = null;
    size--;
    modificationCount++;
  }

  /** Twice as many groups, or as many if deleted marks are what fills them. */
  private void rehash() {
    boolean crowded = size > controls.length * GroupControl.MAX_USED / 2;
    if (crowded && controls.length == MAX_GROUPS) {
      throw new IllegalStateException("the map is full: " + size + " entries");
    }
    Object[] old = slots;
    allocate(crowded ? controls.length * 2 : controls.length);
    for (int at = 0; at < old.length; at += 2) {
      if (old[at] != null) {
        long hash = hash(old[at]);
        fill(firstUnused(hash), hash, old[at], old[at + 1]);
      }
    }
    freeSlotsLeft -= size;
  }

  private void allocate(int groups) {
    long[] newControls = new long[groups];
    Arrays.fill(newControls, GroupControl.ALL_FREE);
    slots = new Object[2 * GroupControl.SLOTS * groups];
    controls = newControls; // nothing has changed if there was no memory for both
    freeSlotsLeft = groups * GroupControl.MAX_USED;
  }

  @Override
  public void clear() {
    allocate(1);
    size = 0;
    modificationCount++;
  }

  // --- hashes

  private static long hash(Object key) {
    return key.hashCode() * GOLDEN_RATIO;
  }

  /** The top bits of the product, which depend on all bits of the hash. */
  private int home(long hash) {
    return (int) ((hash >>> 38) & (controls.length - 1));
  }

  private static long tag(long hash) {
    return (hash >>> 30) & 0x7F;
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

  private K keyAt(int slot) {
    Object key = slots[2 * slot];
    return HashIndex.<K>cast(key == NULL_KEY ? null : key);
  }

  private V valueAt(int slot) {
    return cast(slots[2 * slot + 1]);
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object object) {
    return (T) object;
  }

  /** The entries, in no order that means anything. */
  private final class Entries extends AbstractSet<Entry<K, V>> {

    @Override
    public Iterator<Entry<K, V>> iterator() {
      SlotWalk walk = new SlotWalk();
      walk.start();
      return walk;
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
      return other instanceof Map.Entry<?, ?> entry && slotOf(entry) >= 0;
    }

    @Override
    public boolean remove(Object other) {
      int slot = other instanceof Map.Entry<?, ?> entry ? slotOf(entry) : -1;
      if (slot >= 0) {
        removeSlot(slot);
      }
      return slot >= 0;
    }

    private int slotOf(Map.Entry<?, ?> entry) {
      int slot = find(entry.getKey());
      return slot >= 0 && Objects.equals(valueAt(slot), entry.getValue()) ? slot : -1;
    }
  }

  /** Walks over the slots; a removal moves no entry, so the walk just goes on. */
  private final class SlotWalk extends HashWalk<Entry<K, V>> {

    @Override
    int slotCount() {
      return slots.length / 2;
    }

    @Override
    boolean isUsed(int slot) {
      return slots[2 * slot] != null;
    }

    @Override
    int modificationCount() {
      return modificationCount;
    }

    @Override
    Entry<K, V> item(int slot) {
      return new SlotEntry(slot);
    }

    @Override
    void removeItem(int slot) {
      removeSlot(slot);
    }
  }

  /** An entry as it was when it was handed out; {@link #setValue} writes through. */
  private final class SlotEntry extends SimpleEntry<K, V> {

    private static final long serialVersionUID = 1L;

    private SlotEntry(int slot) {
      super(keyAt(slot), valueAt(slot));
    }

    @Override
    public V setValue(V value) {
      int slot = find(getKey());
      if (slot >= 0) {
        slots[2 * slot + 1] = value;
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
    int deleted = 0;
    for (int slot = 0; slot < slots.length / 2; slot++) {
      if (slots[2 * slot] != null) {
        int probes = probes(slot);
        displaced += probes > 0 ? 1 : 0;
        longest = Math.max(longest, probes);
      } else {
        deleted += isFree(slot) ? 0 : 1;
      }
    }
    return new HashStats(size, slots.length / 2, displaced, longest, deleted);
  }

  /** How many groups a search visits before that of an entry; -1 if it stops too early. */
  private int probes(int slot) {
    int group = home(hash(slots[2 * slot]));
    int step = 1;
    while (group != slot / GroupControl.SLOTS) {
      if (GroupControl.free(controls[group]) != 0) {
        return -1;
      }
      group = (group + step) & (controls.length - 1);
      step++;
    }
    return step - 1;
  }

  /**
   * Checks I7 to I9 of the package. O(n).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one of them does not hold
   */
  public void checkInvariants() {
    int entries = 0;
    int free = 0;
    for (int slot = 0; slot < slots.length / 2; slot++) {
      Object key = slots[2 * slot];
      long control = GroupControl.get(controls[slot / GroupControl.SLOTS], slot);
      boolean used = control < GroupControl.FREE;
      Invariant.check(
          used == (key != null) && (!used || control == tag(hash(key))),
          "I9: slot %d holds key %s, its control byte is %d",
          slot,
          key,
          control);
      Invariant.check(
          !used || probes(slot) >= 0, "I7: a search for key %s stops before slot %d", key, slot);
      entries += used ? 1 : 0;
      free += control == GroupControl.FREE ? 1 : 0;
    }
    int reserve = slots.length / 2 - controls.length * GroupControl.MAX_USED;
    Invariant.check(
        entries == size && free == freeSlotsLeft + reserve && freeSlotsLeft >= 0,
        "I8: %d entries and %d free slots, counted %d and %d",
        entries,
        free,
        size,
        freeSlotsLeft + reserve);
  }

  // --- serial form

  private Object writeReplace() {
    return new SerializedHash(this);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("written as " + SerializedHash.class.getName());
  }

  /** For tests that break an invariant on purpose. */
  long[] controls() {
    return controls;
  }

  Object[] slots() {
    return slots;
  }
}
