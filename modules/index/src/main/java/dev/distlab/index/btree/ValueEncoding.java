package dev.distlab.index.btree;

import dev.distlab.index.page.OverflowChain;
import dev.distlab.index.page.PageBytes;
import java.util.Arrays;

/**
 * What a leaf keeps for a value: the value itself, or, if it is large, where its overflow pages
 * are.
 *
 * <pre>
 *   | length 2 | the value ... |        | 0xffff 2 | first page 4 | length 4 |
 * </pre>
 */
final class ValueEncoding {

  private static final int OVERFLOW_MARK = 0xffff;
  private static final int MARK_BYTES = 2;
  private static final int REFERENCE_BYTES = MARK_BYTES + 2 * Integer.BYTES;

  private final OverflowChain overflow;
  private final int maxCellBytes;

  /**
   * @param maxCellBytes the most that an entry may take in a leaf, its slot included
   */
  ValueEncoding(OverflowChain overflow, int maxCellBytes) {
    this.overflow = overflow;
    this.maxCellBytes = maxCellBytes;
  }

  static int payloadBytes(int mark) {
    return mark == OVERFLOW_MARK ? REFERENCE_BYTES : MARK_BYTES + mark;
  }

  /** The payload for a value; writes overflow pages if it is too large to stand in a leaf. */
  byte[] encode(byte[] key, byte[] value) {
    if (TreePage.SLOT_BYTES + key.length + MARK_BYTES + value.length <= maxCellBytes) {
      byte[] payload = new byte[MARK_BYTES + value.length];
      PageBytes.putShort(payload, 0, value.length);
      System.arraycopy(value, 0, payload, MARK_BYTES, value.length);
      return payload;
    }
    byte[] payload = new byte[REFERENCE_BYTES];
    PageBytes.putShort(payload, 0, OVERFLOW_MARK);
    PageBytes.putInt(payload, MARK_BYTES, overflow.write(value));
    PageBytes.putInt(payload, MARK_BYTES + Integer.BYTES, value.length);
    return payload;
  }

  /** The value of a slot of a leaf. */
  byte[] decode(byte[] page, int slot) {
    int offset = TreePage.payloadOffset(page, slot);
    int mark = PageBytes.shortAt(page, offset);
    if (mark != OVERFLOW_MARK) {
      return Arrays.copyOfRange(page, offset + MARK_BYTES, offset + MARK_BYTES + mark);
    }
    return overflow.read(firstPage(page, offset), length(page, offset));
  }

  /** Gives the overflow pages of a slot back, if it has any. */
  void free(byte[] page, int slot) {
    int offset = TreePage.payloadOffset(page, slot);
    if (PageBytes.shortAt(page, offset) == OVERFLOW_MARK) {
      overflow.free(firstPage(page, offset));
    }
  }

  /** Shows the overflow pages of a slot. */
  void forEachPage(byte[] page, int slot, java.util.function.IntConsumer action) {
    int offset = TreePage.payloadOffset(page, slot);
    if (PageBytes.shortAt(page, offset) == OVERFLOW_MARK) {
      overflow.forEachPage(firstPage(page, offset), length(page, offset), action);
    }
  }

  private static int firstPage(byte[] page, int offset) {
    return PageBytes.intAt(page, offset + MARK_BYTES);
  }

  private static int length(byte[] page, int offset) {
    return PageBytes.intAt(page, offset + MARK_BYTES + Integer.BYTES);
  }
}
