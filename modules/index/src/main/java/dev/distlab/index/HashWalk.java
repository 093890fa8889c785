package dev.distlab.index;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks over the used slots of a table whose entries never move but when it grows. */
abstract class HashWalk<T> implements Iterator<T> {

  private static final int NONE = -1;

  private int next = NONE;
  private int last = NONE;
  private int expectedModificationCount;

  abstract int slotCount();

  abstract boolean isUsed(int slot);

  abstract int modificationCount();

  abstract T item(int slot);

  abstract void removeItem(int slot);

  /** To be called once the table can be asked. */
  final void start() {
    expectedModificationCount = modificationCount();
    next = usedFrom(0);
  }

  @Override
  public final boolean hasNext() {
    return next != NONE;
  }

  private int usedFrom(int slot) {
    for (int at = slot; at < slotCount(); at++) {
      if (isUsed(at)) {
        return at;
      }
    }
    return NONE;
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the walk is at its end");
    }
    checkNotChanged();
    last = next;
    next = usedFrom(last + 1);
    return item(last);
  }

  @Override
  public final void remove() {
    if (last == NONE) {
      throw new IllegalStateException("no entry to remove: next() comes first, then one remove()");
    }
    checkNotChanged();
    removeItem(last);
    last = NONE;
    expectedModificationCount = modificationCount();
  }

  private void checkNotChanged() {
    if (modificationCount() != expectedModificationCount) {
      throw new ConcurrentModificationException();
    }
  }
}
