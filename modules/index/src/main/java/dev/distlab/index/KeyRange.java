package dev.distlab.index;

import java.io.Serializable;

/** A range of the keys of a tree, and where its ends are now. */
final class KeyRange implements Serializable {

  // No record, though it looks like one: if a map is written of which a value leads back to the
  // map, a record that is not yet complete would come back as null.

  private static final long serialVersionUID = 1L;

  /** An end of a range. */
  static final class Bound implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // as serializable as its owner made it
    private final Object key;

    private final boolean inclusive;

    Bound(Object key, boolean inclusive) {
      this.key = key;
      this.inclusive = inclusive;
    }
  }

  private final BTree tree;

  /** The lower end, or null if there is none. */
  private final Bound low;

  /** The upper end, or null if there is none. */
  private final Bound high;

  private KeyRange(BTree tree, Bound low, Bound high) {
    this.tree = tree;
    this.low = low;
    this.high = high;
  }

  static KeyRange all(BTree tree) {
    return new KeyRange(tree, null, null);
  }

  BTree tree() {
    return tree;
  }

  boolean isAll() {
    return low == null && high == null;
  }

  boolean contains(Object key) {
    return !isBelow(key) && !isAbove(key);
  }

  private boolean isBelow(Object key) {
    if (low == null) {
      return false;
    }
    int order = tree.compare(key, low.key);
    return low.inclusive ? order < 0 : order <= 0;
  }

  private boolean isAbove(Object key) {
    if (high == null) {
      return false;
    }
    int order = tree.compare(key, high.key);
    return high.inclusive ? order > 0 : order >= 0;
  }

  /**
   * The part of this range between two ends; a null end leaves this range's own.
   *
   * @throws IllegalArgumentException if an end lies outside this range, or the ends are crossed
   * @throws NullPointerException if an end is null and the order has no place for that
   * @throws ClassCastException if an end has no place in the order
   */
  KeyRange narrow(Bound newLow, Bound newHigh) {
    checkEnd("low", newLow);
    checkEnd("high", newHigh);
    if (newLow != null && newHigh != null && tree.compare(newLow.key, newHigh.key) > 0) {
      throw new IllegalArgumentException(
          "low end " + newLow.key + " is above high end " + newHigh.key);
    }
    return new KeyRange(tree, newLow == null ? low : newLow, newHigh == null ? high : newHigh);
  }

  /** An exclusive end may lie on an exclusive end of this range, though no key of it does. */
  private void checkEnd(String name, Bound end) {
    if (end == null) {
      return;
    }
    tree.compare(end.key, end.key);
    boolean allowed = end.inclusive ? contains(end.key) : closedContains(end.key);
    if (!allowed) {
      throw new IllegalArgumentException(name + " end " + end.key + " is out of range: " + text());
    }
  }

  private boolean closedContains(Object key) {
    return (low == null || tree.compare(key, low.key) >= 0)
        && (high == null || tree.compare(key, high.key) <= 0);
  }

  /** Whether this is what {@link #narrow} can have made: for a range that was read. */
  boolean isSound() {
    boolean placed = hasPlace(low) && hasPlace(high);
    return placed && (low == null || high == null || tree.compare(low.key, high.key) <= 0);
  }

  private boolean hasPlace(Bound end) {
    return end == null || tree.compare(end.key, end.key) == 0;
  }

  private String text() {
    String left = low == null ? "(" : (low.inclusive ? "[" : "(") + low.key;
    String right = high == null ? ")" : high.key + (high.inclusive ? "]" : ")");
    return left + ", " + right;
  }

  // --- places

  TreePosition lowest() {
    if (low == null) {
      return notAbove(tree.first());
    }
    return notAbove(low.inclusive ? tree.ceiling(low.key) : tree.higher(low.key));
  }

  TreePosition highest() {
    if (high == null) {
      return notBelow(tree.last());
    }
    return notBelow(high.inclusive ? tree.floor(high.key) : tree.lower(high.key));
  }

  TreePosition ceiling(Object key) {
    return isBelow(key) ? lowest() : notAbove(tree.ceiling(key));
  }

  TreePosition higher(Object key) {
    return isBelow(key) ? lowest() : notAbove(tree.higher(key));
  }

  TreePosition floor(Object key) {
    return isAbove(key) ? highest() : notBelow(tree.floor(key));
  }

  TreePosition lower(Object key) {
    return isAbove(key) ? highest() : notBelow(tree.lower(key));
  }

  /** The place of the first entry above the range. */
  TreePosition behind() {
    if (high == null) {
      return TreePosition.end(tree);
    }
    return high.inclusive ? tree.higher(high.key) : tree.ceiling(high.key);
  }

  /** The place of the last entry below the range. */
  TreePosition before() {
    if (low == null) {
      return TreePosition.end(tree);
    }
    return low.inclusive ? tree.lower(low.key) : tree.floor(low.key);
  }

  private TreePosition notAbove(TreePosition position) {
    return position.exists() && isAbove(position.key()) ? TreePosition.end(tree) : position;
  }

  private TreePosition notBelow(TreePosition position) {
    return position.exists() && isBelow(position.key()) ? TreePosition.end(tree) : position;
  }

  /** The number of entries in the range: O(log n) and a step for each leaf. */
  int size() {
    if (isAll()) {
      return tree.size();
    }
    TreePosition from = lowest();
    if (!from.exists()) {
      return 0;
    }
    TreePosition to = behind();
    int count = -from.index();
    for (LeafNode leaf = from.leaf(); leaf != to.leaf(); leaf = leaf.next) {
      count += leaf.count;
    }
    return count + to.index();
  }
}
