package dev.distlab.index.page;

import java.util.Arrays;

/** Reads and writes numbers in pages, little-endian, and compares keys as unsigned bytes. */
public final class PageBytes {

  private PageBytes() {}

  /** The unsigned 16-bit number at {@code offset}. */
  public static int shortAt(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8;
  }

  /** Writes the low 16 bits of {@code value}. */
  public static void putShort(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) value;
    bytes[offset + 1] = (byte) (value >>> 8);
  }

  /** The 32-bit number at {@code offset}. */
  public static int intAt(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff)
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | bytes[offset + 3] << 24;
  }

  /** Writes a 32-bit number. */
  public static void putInt(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) value;
    bytes[offset + 1] = (byte) (value >>> 8);
    bytes[offset + 2] = (byte) (value >>> 16);
    bytes[offset + 3] = (byte) (value >>> 24);
  }

  /** The 64-bit number at {@code offset}. */
  public static long longAt(byte[] bytes, int offset) {
    return (intAt(bytes, offset) & 0xffffffffL) | (long) intAt(bytes, offset + 4) << 32;
  }

  /** Writes a 64-bit number. */
  public static void putLong(byte[] bytes, int offset, long value) {
    putInt(bytes, offset, (int) value);
    putInt(bytes, offset + 4, (int) (value >>> 32));
  }

  /** The order of two keys: unsigned, byte by byte, the shorter first if it is a prefix. */
  public static int compare(byte[] a, byte[] b) {
    return compare(a, 0, a.length, b, 0, b.length);
  }

  /** The order of {@code a[aFrom..aTo)} and {@code b[bFrom..bTo)}. */
  public static int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    int same = Arrays.mismatch(a, aFrom, aTo, b, bFrom, bTo);
    if (same < 0) {
      return 0;
    }
    if (aFrom + same == aTo || bFrom + same == bTo) {
      return (aTo - aFrom) - (bTo - bFrom);
    }
    return (a[aFrom + same] & 0xff) - (b[bFrom + same] & 0xff);
  }
}
