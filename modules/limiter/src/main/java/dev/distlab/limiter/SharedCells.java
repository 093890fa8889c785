package dev.distlab.limiter;

import java.util.concurrent.atomic.AtomicLongArray;

/** Cells for any number of threads. */
final class SharedCells implements Cells {

  private final AtomicLongArray cells;

  SharedCells(int count) {
    this.cells = new AtomicLongArray(count);
  }

  @Override
  public long get(int index) {
    return cells.get(index);
  }

  @Override
  public void setRelease(int index, long value) {
    cells.setRelease(index, value);
  }

  @Override
  public boolean compareAndSet(int index, long expected, long value) {
    return cells.compareAndSet(index, expected, value);
  }
}
