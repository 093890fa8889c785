package dev.distlab.index.concurrent;

/**
 * All that a node of a {@link BLinkTree} says, at one instant; it never changes. A change makes
 * another one, and may share arrays with this one.
 *
 * @param keys of entries, or separators: child {@code i} has the keys above separator {@code i -
 *     1}, up to and including separator {@code i}
 * @param slots the values of a leaf, the children of an inner node
 * @param high the high key: no key below this node is above it; null if nothing limits them
 * @param right the node that has what is above the high key; null with it
 */
record BLinkContents(Object[] keys, Object[] slots, Object high, BLinkNode right) {

  static final BLinkContents EMPTY_LEAF =
      new BLinkContents(new Object[0], new Object[0], null, null);

  BLinkNode child(int place) {
    return (BLinkNode) slots[place];
  }

  /** An entry of a leaf gets another value. */
  BLinkContents withValue(int place, Object value) {
    Object[] values = slots.clone();
    values[place] = value;
    return new BLinkContents(keys, values, high, right);
  }

  /** A leaf gets an entry more. */
  BLinkContents withEntry(int place, Object key, Object value) {
    return new BLinkContents(
        inserted(keys, place, key), inserted(slots, place, value), high, right);
  }

  /** A leaf loses an entry. */
  BLinkContents withoutEntry(int place) {
    return new BLinkContents(removed(keys, place), removed(slots, place), high, right);
  }

  /** An inner node learns that child {@code place} was split at {@code separator}. */
  BLinkContents withChild(int place, Object separator, BLinkNode newRight) {
    return new BLinkContents(
        inserted(keys, place, separator), inserted(slots, place + 1, newRight), high, right);
  }

  /** What parts the halves: the last key of the left half. */
  Object middle() {
    return keys[(keys.length - 1) / 2];
  }

  /** What a split leaves in the node; {@code newRight} is where the rest goes. */
  BLinkContents leftHalf(boolean isLeaf, BLinkNode newRight) {
    int middle = (keys.length - 1) / 2;
    return new BLinkContents(
        part(keys, 0, isLeaf ? middle + 1 : middle),
        part(slots, 0, middle + 1),
        middle(),
        newRight);
  }

  /** What a split moves to a new node. Of an inner node, the middle separator goes up instead. */
  BLinkContents rightHalf() {
    int from = (keys.length + 1) / 2;
    return new BLinkContents(
        part(keys, from, keys.length), part(slots, from, slots.length), high, right);
  }

  private static Object[] part(Object[] array, int from, int to) {
    Object[] part = new Object[to - from];
    System.arraycopy(array, from, part, 0, part.length);
    return part;
  }

  private static Object[] inserted(Object[] array, int place, Object one) {
    Object[] longer = new Object[array.length + 1];
    System.arraycopy(array, 0, longer, 0, place);
    longer[place] = one;
    System.arraycopy(array, place, longer, place + 1, array.length - place);
    return longer;
  }

  private static Object[] removed(Object[] array, int place) {
    Object[] shorter = new Object[array.length - 1];
    System.arraycopy(array, 0, shorter, 0, place);
    System.arraycopy(array, place + 1, shorter, place, shorter.length - place);
    return shorter;
  }
}
