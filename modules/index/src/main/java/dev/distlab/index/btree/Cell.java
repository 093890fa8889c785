package dev.distlab.index.btree;

import dev.distlab.index.page.PageBytes;

/**
 * An entry of a page outside its page: a key with what the page keeps for it. In a leaf that is the
 * encoded value (see {@link dev.distlab.index.page.ValueEncoding}), in an inner page the number of
 * the child whose keys are at least this key.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Cell(byte[] key, byte[] payload) {

  static Cell ofChild(byte[] separator, int child) {
    byte[] payload = new byte[Integer.BYTES];
    PageBytes.putInt(payload, 0, child);
    return new Cell(separator, payload);
  }

  int child() {
    return PageBytes.intAt(payload, 0);
  }

  /** The bytes that the cell takes in a page whose keys share {@code prefixBytes}. */
  int bytesIn(int prefixBytes) {
    return TreePage.SLOT_BYTES + key.length - prefixBytes + payload.length;
  }
}
