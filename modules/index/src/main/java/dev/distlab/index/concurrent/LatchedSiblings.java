package dev.distlab.index.concurrent;

/**
 * Two neighbours below one parent, one of which holds a key too few; all three are latched
 * exclusively.
 *
 * @param place the place of the left one among the parent's children
 */
record LatchedSiblings(LatchedNode parent, int place) {

  /** Borrows one entry or child from the neighbour that can spare it; if it cannot, merges. */
  void mend(int minKeys) {
    if (left().count > minKeys) {
      borrowFromLeft();
    } else if (right().count > minKeys) {
      borrowFromRight();
    } else {
      left().append(separator(), right());
      parent.removeChildAfter(place);
    }
  }

  private void borrowFromLeft() {
    LatchedNode left = left();
    LatchedNode right = right();
    int last = left.count - 1;
    if (left.isLeaf) {
      Object key = left.keys[last];
      right.insertEntry(0, key, left.removeEntry(last));
      parent.keys[place] = left.keys[last - 1];
    } else {
      right.insert(0, separator(), 0, left.slots[left.count]);
      parent.keys[place] = left.keys[last];
      left.remove(last, last + 1);
    }
  }

  private void borrowFromRight() {
    LatchedNode left = left();
    LatchedNode right = right();
    Object key = right.keys[0];
    if (left.isLeaf) {
      left.insertEntry(left.count, key, right.removeEntry(0));
    } else {
      left.insert(left.count, separator(), left.count + 1, right.slots[0]);
      right.remove(0, 0);
    }
    parent.keys[place] = key;
  }

  private LatchedNode left() {
    return parent.child(place);
  }

  private LatchedNode right() {
    return parent.child(place + 1);
  }

  private Object separator() {
    return parent.keys[place];
  }
}
