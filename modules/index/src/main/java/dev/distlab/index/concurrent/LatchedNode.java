package dev.distlab.index.concurrent;

import java.util.Arrays;

/**
 * A node that is changed in place, and therefore read only by who holds its latch. A leaf holds
 * entries; an inner node holds one child more than separators, and child {@code i} has the keys
 * above separator {@code i - 1}, up to and including separator {@code i}.
 */
final class LatchedNode {

  final Latch latch = new Latch();
  final boolean isLeaf;

  /** Keys of entries, or separators; one place more than allowed: overfull first, then split. */
  final Object[] keys;

  /** The values of a leaf, the children of an inner node. */
  final Object[] slots;

  /** How many keys there are. */
  int count;

  /** The right neighbour; of leaves only. */
  LatchedNode next;

  LatchedNode(boolean isLeaf, int maxKeys) {
    this.isLeaf = isLeaf;
    this.keys = new Object[maxKeys + 1];
    this.slots = new Object[maxKeys + 2];
  }

  /** An inner node without separators, above {@code child} alone. */
  static LatchedNode above(LatchedNode child, int maxKeys) {
    LatchedNode node = new LatchedNode(false, maxKeys);
    node.slots[0] = child;
    return node;
  }

  LatchedNode child(int place) {
    return (LatchedNode) slots[place];
  }

  /** Makes room in a leaf for an entry. */
  void insertEntry(int place, Object key, Object value) {
    insert(place, key, place, value);
  }

  /** Takes an entry out of a leaf; returns its value. */
  Object removeEntry(int place) {
    Object value = slots[place];
    remove(place, place);
    return value;
  }

  /**
   * Puts the right part of child {@code place}, which was split at {@code separator}, behind it.
   */
  void insertChild(int place, Object separator, LatchedNode right) {
    insert(place, separator, place + 1, right);
  }

  /** Takes out child {@code place + 1}, which child {@code place} has taken over. */
  void removeChildAfter(int place) {
    remove(place, place + 1);
  }

  void insert(int place, Object key, int slotPlace, Object slot) {
    System.arraycopy(keys, place, keys, place + 1, count - place);
    System.arraycopy(slots, slotPlace, slots, slotPlace + 1, slotCount() - slotPlace);
    keys[place] = key;
    slots[slotPlace] = slot;
    count++;
  }

  void remove(int place, int slotPlace) {
    int lastSlot = slotCount() - 1;
    System.arraycopy(keys, place + 1, keys, place, count - 1 - place);
    System.arraycopy(slots, slotPlace + 1, slots, slotPlace, lastSlot - slotPlace);
    count--;
    keys[count] = null;
    slots[lastSlot] = null;
  }

  private int slotCount() {
    return isLeaf ? count : count + 1;
  }

  /**
   * Moves the upper half to {@code right}, which is empty, and returns what separates the two: of a
   * leaf its last key, of an inner node its middle separator, which then stands in neither.
   */
  Object splitInto(LatchedNode right) {
    int half = isLeaf ? (count + 1) / 2 : count / 2;
    int from = isLeaf ? half : half + 1;
    Object separator = isLeaf ? keys[half - 1] : keys[half];
    int slotEnd = slotCount();
    System.arraycopy(keys, from, right.keys, 0, count - from);
    System.arraycopy(slots, from, right.slots, 0, slotEnd - from);
    right.count = count - from;
    Arrays.fill(keys, half, count, null);
    Arrays.fill(slots, from, slotEnd, null);
    count = half;
    right.next = next;
    next = isLeaf ? right : null;
    return separator;
  }

  /** Appends all of the right neighbour; of inner nodes, {@code separator} stood between them. */
  void append(Object separator, LatchedNode right) {
    int slotEnd = slotCount();
    if (!isLeaf) {
      keys[count++] = separator;
    }
    System.arraycopy(right.keys, 0, keys, count, right.count);
    System.arraycopy(right.slots, 0, slots, slotEnd, right.slotCount());
    count += right.count;
    next = right.next;
  }
}
