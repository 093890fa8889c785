package dev.distlab.kernel.hash;

/** Reads of little-endian words, from the four basic operations that every platform has. */
final class LittleEndian {

  private LittleEndian() {}

  static int intAt(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff)
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | bytes[offset + 3] << 24;
  }

  static long longAt(byte[] bytes, int offset) {
    return (intAt(bytes, offset) & 0xffffffffL) | (long) intAt(bytes, offset + 4) << 32;
  }

  /** The {@code count} (0 to 8) bytes from {@code offset} on as the low bytes of a word. */
  static long partialLongAt(byte[] bytes, int offset, int count) {
    long word = 0;
    for (int i = count - 1; i >= 0; i--) {
      word = word << 8 | (bytes[offset + i] & 0xff);
    }
    return word;
  }
}
