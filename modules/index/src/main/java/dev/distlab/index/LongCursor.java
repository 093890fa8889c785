package dev.distlab.index;

import java.util.ConcurrentModificationException;

/**
 * A place among the entries of a {@link LongBTree}, to be moved about; it allocates nothing.
 *
 * <pre>{@code
 * LongCursor cursor = tree.cursor();
 * for (boolean on = cursor.seek(from); on && cursor.key() <= to; on = cursor.next()) {
 *   sum += cursor.value();
 * }
 * }</pre>
 *
 * <p>Fails fast: after an insert or removal it must {@link #seek} again before it moves on.
 */
public final class LongCursor {

  private final LongBTree tree;
  private final LongNodes nodes;

  /** The leaf of the entry, or NONE. */
  private int leaf;

  private int at;
  private int end;
  private int expectedModificationCount;

  LongCursor(LongBTree tree) {
    this.tree = tree;
    this.nodes = tree.nodes;
    leaf = LongNodes.NONE;
  }

  /** Moves to the lowest key that is not below {@code key}; O(log n). False if there is none. */
  public boolean seek(long key) {
    int found = tree.leafOf(key);
    int index = nodes.countBelow(found, key);
    if (index == nodes.count(found)) {
      found = nodes.next(found);
      index = 0;
    }
    enter(found);
    at += index;
    return found != LongNodes.NONE;
  }

  /** Moves to the first entry. False if there is none. */
  public boolean seekFirst() {
    enter(tree.firstLeaf());
    return at < end || leave();
  }

  /** Moves to the last entry. False if there is none. */
  public boolean seekLast() {
    enter(tree.lastLeaf());
    at = end - 1;
    return at >= LongNodes.at(leaf) || leave();
  }

  /**
   * Moves to the next higher key. False if there is none: the cursor then stands nowhere.
   *
   * @throws IllegalStateException if the cursor stands nowhere
   * @throws ConcurrentModificationException if the tree has changed
   */
  public boolean next() {
    checkPlace();
    at++;
    return at < end || enterNext();
  }

  /** Moves to the next lower key; as {@link #next}. */
  public boolean previous() {
    checkPlace();
    at--;
    if (at >= LongNodes.at(leaf)) {
      return true;
    }
    int left = nodes.previous(leaf);
    if (left == LongNodes.NONE) {
      return leave();
    }
    enter(left);
    at = end - 1;
    return true;
  }

  /**
   * The key of the entry.
   *
   * @throws IllegalStateException if the cursor stands nowhere
   * @throws ConcurrentModificationException if the tree has changed
   */
  public long key() {
    checkPlace();
    return nodes.slab(leaf)[at];
  }

  /** The value of the entry; as {@link #key}. */
  public long value() {
    checkPlace();
    return nodes.slab(leaf)[at + LongNodes.VALUES];
  }

  /**
   * Calls {@code action} for the entry at which the cursor stands and those above it, in ascending
   * order, but for at most {@code limit} of them; then moves to the next one, and stands nowhere if
   * there is none. O(limit), and less work an entry than {@link #next} has, which must be ready for
   * anything between two entries. The action must not move the cursor; if it throws, the cursor
   * stands where it stood.
   *
   * @return for how many
   * @throws IllegalStateException if the cursor stands nowhere
   * @throws ConcurrentModificationException if the tree has changed, before or by the action, which
   *     is not called again then
   */
  public int forEach(int limit, LongLongConsumer action) {
    checkPlace();
    int expected = expectedModificationCount;
    int left = limit;
    int inLeaf = leaf;
    int place = at;
    int behind = end;
    while (left > 0 && inLeaf != LongNodes.NONE) {
      long[] rows = nodes.slab(inLeaf);
      int here = Math.min(left, behind - place);
      for (int to = place + here; place < to; place++) {
        action.accept(rows[place], rows[place + LongNodes.VALUES]);
        tree.checkUnchanged(expected);
      }
      left -= here;
      if (place == behind) {
        inLeaf = nodes.next(inLeaf);
        place = LongNodes.at(inLeaf);
        behind = place + nodes.count(inLeaf);
      }
    }
    enter(inLeaf);
    at = place;
    return limit - left;
  }

  private boolean enterNext() {
    int right = nodes.next(leaf);
    if (right == LongNodes.NONE) {
      return leave();
    }
    enter(right);
    return true;
  }

  private void enter(int newLeaf) {
    leaf = newLeaf;
    at = LongNodes.at(newLeaf);
    end = at + nodes.count(newLeaf);
    expectedModificationCount = tree.modificationCount();
  }

  private boolean leave() {
    leaf = LongNodes.NONE;
    return false;
  }

  private void checkPlace() {
    if (leaf == LongNodes.NONE) {
      throw new IllegalStateException("the cursor stands at no entry");
    }
    tree.checkUnchanged(expectedModificationCount);
  }
}
