package dev.distlab.index.bitcask;

import dev.distlab.index.page.PageBytes;
import dev.distlab.kernel.hash.Checksum;
import dev.distlab.kernel.hash.Crc32c;
import java.util.Arrays;

/**
 * A record of a data file: a value under a key, or a tombstone, which says that the key is deleted.
 *
 * <pre>
 *   0            4            6      7     8             12
 *   | CRC masked | key length | kind | 0   | value length | key ... | value ... |
 *                |----------------------- checked ---------------------------|
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LogRecord(byte[] key, byte[] value) {

  static final int HEADER_BYTES = 12;
  static final int MAX_KEY_BYTES = 0xffff;

  private static final int KEY_LENGTH = 4;
  private static final int KIND = 6;
  private static final int ZERO = 7;
  private static final int VALUE_LENGTH = 8;
  private static final int PUT = 1;
  private static final int TOMBSTONE = 2;

  static LogRecord tombstone(byte[] key) {
    return new LogRecord(key, null);
  }

  boolean isTombstone() {
    return value == null;
  }

  byte[] encode(Checksum crc) {
    int valueBytes = value == null ? 0 : value.length;
    byte[] bytes = new byte[HEADER_BYTES + key.length + valueBytes];
    PageBytes.putShort(bytes, KEY_LENGTH, key.length);
    bytes[KIND] = (byte) (value == null ? TOMBSTONE : PUT);
    PageBytes.putInt(bytes, VALUE_LENGTH, valueBytes);
    System.arraycopy(key, 0, bytes, HEADER_BYTES, key.length);
    if (value != null) {
      System.arraycopy(value, 0, bytes, HEADER_BYTES + key.length, valueBytes);
    }
    int sum = crc.of(bytes, KEY_LENGTH, bytes.length - KEY_LENGTH);
    PageBytes.putInt(bytes, 0, Crc32c.mask(sum));
    return bytes;
  }

  /**
   * The length of the record whose header stands at {@code from}, -1 if it cannot be one. To be
   * asked before anything is allocated.
   */
  static long lengthAt(byte[] bytes, int from) {
    int kind = bytes[from + KIND];
    int valueBytes = PageBytes.intAt(bytes, from + VALUE_LENGTH);
    boolean possible =
        bytes[from + ZERO] == 0
            && (kind == PUT && valueBytes >= 0 || kind == TOMBSTONE && valueBytes == 0);
    long keyBytes = PageBytes.shortAt(bytes, from + KEY_LENGTH);
    return possible ? HEADER_BYTES + keyBytes + valueBytes : -1;
  }

  /** Whether {@code start}, a header and as many bytes as {@code key} has, is of that key. */
  static boolean isOfKey(byte[] start, byte[] key) {
    return PageBytes.shortAt(start, KEY_LENGTH) == key.length
        && Arrays.equals(start, HEADER_BYTES, start.length, key, 0, key.length);
  }

  /** The record in {@code bytes}, all of them; null if its checksum does not fit. */
  static LogRecord decode(byte[] bytes, Checksum crc) {
    if (bytes.length < HEADER_BYTES || lengthAt(bytes, 0) != bytes.length) {
      return null;
    }
    int sum = crc.of(bytes, KEY_LENGTH, bytes.length - KEY_LENGTH);
    if (PageBytes.intAt(bytes, 0) != Crc32c.mask(sum)) {
      return null;
    }
    int keyBytes = PageBytes.shortAt(bytes, KEY_LENGTH);
    byte[] key = new byte[keyBytes];
    System.arraycopy(bytes, HEADER_BYTES, key, 0, keyBytes);
    if (bytes[KIND] == TOMBSTONE) {
      return tombstone(key);
    }
    byte[] value = new byte[bytes.length - HEADER_BYTES - keyBytes];
    System.arraycopy(bytes, HEADER_BYTES + keyBytes, value, 0, value.length);
    return new LogRecord(key, value);
  }
}
