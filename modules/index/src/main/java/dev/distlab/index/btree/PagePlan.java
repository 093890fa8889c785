package dev.distlab.index.btree;

import java.util.List;

/** What a page is to hold: reckoned with before anything is written. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PagePlan(int level, byte[] low, byte[] high, List<Cell> cells) {

  /** The bytes behind the header that the page would use. */
  int usedBytes() {
    return bytesWith(Separators.prefixBytes(low, high));
  }

  /** The bytes that it would use if the keys stood there whole, without their prefix apart. */
  int plainBytes() {
    return bytesWith(0);
  }

  private int bytesWith(int prefix) {
    int used = low.length + (high == null ? 0 : high.length);
    for (Cell cell : cells) {
      used += cell.bytesIn(prefix);
    }
    return used;
  }

  int count() {
    return cells.size();
  }
}
