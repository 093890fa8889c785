package dev.distlab.limiter;

/** Cells for one thread: simulations, and browsers, which have no atomic arrays. */
final class PlainCells implements Cells {

  private final long[] cells;

  PlainCells(int count) {
    this.cells = new long[count];
  }

  @Override
  public long get(int index) {
    return cells[index];
  }

  @Override
  public void setRelease(int index, long value) {
    cells[index] = value;
  }

  @Override
  public boolean compareAndSet(int index, long expected, long value) {
    if (cells[index] != expected) {
      return false;
    }
    cells[index] = value;
    return true;
  }
}
