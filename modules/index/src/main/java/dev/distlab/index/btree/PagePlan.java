package dev.distlab.index.btree;

import java.util.List;

/** What a page is to hold: reckoned with before anything is written. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PagePlan(int level, byte[] low, byte[] high, List<Cell> cells) {

  /** The bytes behind the header that the page would use. */
  int usedBytes() {
    int prefix = Separators.prefixBytes(low, high);
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
