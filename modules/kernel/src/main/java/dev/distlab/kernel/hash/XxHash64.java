package dev.distlab.kernel.hash;

/**
 * xxHash64 of bytes, equal to the author's C on every input.
 *
 * <p>Pure functions, O(n) for n bytes, no allocation. Not for secrets.
 *
 * <p>Source: Y. Collet, "xxHash fast digest algorithm", specification v0.1.1, section "XXH64
 * algorithm description".
 */
public final class XxHash64 {

  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private XxHash64() {}

  /** The hash with seed 0. */
  public static long hash64(byte[] bytes) {
    return hash64(bytes, 0);
  }

  /** The hash with the given seed. */
  public static long hash64(byte[] bytes, long seed) {
    int offset = 0;
    long h;
    if (bytes.length >= 32) {
      long a = seed + P1 + P2;
      long b = seed + P2;
      long c = seed;
      long d = seed - P1;
      for (; offset <= bytes.length - 32; offset += 32) {
        a = round(a, LittleEndian.longAt(bytes, offset));
        b = round(b, LittleEndian.longAt(bytes, offset + 8));
        c = round(c, LittleEndian.longAt(bytes, offset + 16));
        d = round(d, LittleEndian.longAt(bytes, offset + 24));
      }
      h =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      h = merge(merge(merge(merge(h, a), b), c), d);
    } else {
      h = seed + P5;
    }
    return avalanche(consumeTail(h + bytes.length, bytes, offset));
  }

  private static long consumeTail(long start, byte[] bytes, int from) {
    long h = start;
    int offset = from;
    for (; offset <= bytes.length - 8; offset += 8) {
      h = Long.rotateLeft(h ^ round(0, LittleEndian.longAt(bytes, offset)), 27) * P1 + P4;
    }
    if (offset <= bytes.length - 4) {
      h ^= (LittleEndian.intAt(bytes, offset) & 0xffffffffL) * P1;
      h = Long.rotateLeft(h, 23) * P2 + P3;
      offset += 4;
    }
    for (; offset < bytes.length; offset++) {
      h = Long.rotateLeft(h ^ (bytes[offset] & 0xff) * P5, 11) * P1;
    }
    return h;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long merge(long h, long lane) {
    return (h ^ round(0, lane)) * P1 + P4;
  }

  private static long avalanche(long value) {
    long h = value;
    h = (h ^ (h >>> 33)) * P2;
    h = (h ^ (h >>> 29)) * P3;
    return h ^ (h >>> 32);
  }
}
