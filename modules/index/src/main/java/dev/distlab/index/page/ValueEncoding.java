package dev.distlab.index.page;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What a page keeps for a value: the value itself, or, if it is large, where its overflow pages
 * are.
 *
 * <pre>
 *   | length 2 | the value ... |        | 0xffff 2 | first page 4 | length 4 |
 * </pre>
 */
public final class ValueEncoding {

  private static final int OVERFLOW_MARK = 0xffff;
  private static final int MARK_BYTES = 2;
  private static final int REFERENCE_BYTES = MARK_BYTES + 2 * Integer.BYTES;

  private final OverflowChain overflow;
  private final int maxEntryBytes;

  /**
   * @param maxEntryBytes the most that an entry may take in its page, with all that belongs to it
   */
  public ValueEncoding(Pager pager, int maxEntryBytes) {
    this.overflow = new OverflowChain(pager);
    this.maxEntryBytes = maxEntryBytes;
  }

  /** How many bytes the payload at {@code offset} takes. */
  public static int payloadBytes(byte[] page, int offset) {
    int mark = PageBytes.shortAt(page, offset);
    return mark == OVERFLOW_MARK ? REFERENCE_BYTES : MARK_BYTES + mark;
  }

  /**
   * The payload for a value; writes overflow pages if the entry would be too large.
   *
   * @param otherBytes what the entry takes besides its payload
   */
  public byte[] encode(int otherBytes, byte[] value) {
    if (otherBytes + MARK_BYTES + value.length <= maxEntryBytes) {
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

  /** The value whose payload stands at {@code offset} of {@code page}. */
  public byte[] decode(byte[] page, int offset) {
    int mark = PageBytes.shortAt(page, offset);
    if (mark != OVERFLOW_MARK) {
      return Arrays.copyOfRange(page, offset + MARK_BYTES, offset + MARK_BYTES + mark);
    }
    return overflow.read(firstPage(page, offset), length(page, offset));
  }

  /**
   * Copies the value whose payload stands at {@code offset} of {@code page}, as much of it as fits
   * into {@code target}.
   *
   * @return the length of the value, which may be more than {@code target} holds
   */
  public int decode(byte[] page, int offset, byte[] target) {
    int length = PageBytes.shortAt(page, offset);
    if (length == OVERFLOW_MARK) {
      byte[] value = decode(page, offset);
      System.arraycopy(value, 0, target, 0, Math.min(value.length, target.length));
      return value.length;
    }
    System.arraycopy(page, offset + MARK_BYTES, target, 0, Math.min(length, target.length));
    return length;
  }

  /** How many overflow pages the payload at {@code offset} has. */
  public int overflowPages(byte[] page, int offset) {
    boolean has = PageBytes.shortAt(page, offset) == OVERFLOW_MARK;
    return has ? overflow.pages(length(page, offset)) : 0;
  }

  /** Gives the overflow pages of a payload back, if it has any. */
  public void free(byte[] page, int offset) {
    if (PageBytes.shortAt(page, offset) == OVERFLOW_MARK) {
      overflow.free(firstPage(page, offset));
    }
  }

  /** Shows the overflow pages of a payload. */
  public void forEachPage(byte[] page, int offset, IntConsumer action) {
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
