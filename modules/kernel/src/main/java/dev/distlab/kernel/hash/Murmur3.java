package dev.distlab.kernel.hash;

/**
 * MurmurHash3 of bytes: the x64 128-bit and the x86 32-bit variant, equal to the author's C++ on
 * every input.
 *
 * <p>Bytes above 0x7f are taken as unsigned in the tail. A well-known port takes them as signed
 * there, which agrees on ASCII and on nothing else.
 *
 * <p>Pure functions, O(n) for n bytes, no allocation but the result of {@link #hash128}. Not for
 * secrets: collisions can be made at will.
 *
 * <p>Source: A. Appleby, MurmurHash3.cpp, 2011 (public domain).
 */
public final class Murmur3 {

  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final int D1 = 0xcc9e2d51;
  private static final int D2 = 0x1b873593;

  private Murmur3() {}

  /** The first 64 bits of the x64 128-bit hash with seed 0. */
  public static long hash64(byte[] bytes) {
    return hash64(bytes, 0);
  }

  /** The first 64 bits of the x64 128-bit hash; the seed is taken as an unsigned 32-bit number. */
  public static long hash64(byte[] bytes, int seed) {
    return hash128(bytes, seed)[0];
  }

  /** The x64 128-bit hash as two words, first half first. */
  public static long[] hash128(byte[] bytes, int seed) {
    long h1 = seed & 0xffffffffL;
    long h2 = h1;
    int blocks = bytes.length >>> 4;
    for (int i = 0; i < blocks; i++) {
      h1 ^= mixFirst(LittleEndian.longAt(bytes, i << 4));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mixSecond(LittleEndian.longAt(bytes, (i << 4) + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    int tail = blocks << 4;
    int rest = bytes.length - tail;
    if (rest > 8) {
      h2 ^= mixSecond(LittleEndian.partialLongAt(bytes, tail + 8, rest - 8));
    }
    if (rest > 0) {
      h1 ^= mixFirst(LittleEndian.partialLongAt(bytes, tail, Math.min(rest, 8)));
    }
    h1 ^= bytes.length;
    h2 ^= bytes.length;
    h1 += h2;
    h2 += h1;
    h1 = finish64(h1);
    h2 = finish64(h2);
    h1 += h2;
    h2 += h1;
    return new long[] {h1, h2};
  }

  private static long finish64(long value) {
    long k = value;
    k = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
    k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return k ^ (k >>> 33);
  }

  private static long mixFirst(long word) {
    return Long.rotateLeft(word * C1, 31) * C2;
  }

  private static long mixSecond(long word) {
    return Long.rotateLeft(word * C2, 33) * C1;
  }

  /** The x86 32-bit hash. */
  public static int hash32(byte[] bytes, int seed) {
    int h = seed;
    int blocks = bytes.length >>> 2;
    for (int i = 0; i < blocks; i++) {
      h ^= Integer.rotateLeft(LittleEndian.intAt(bytes, i << 2) * D1, 15) * D2;
      h = Integer.rotateLeft(h, 13) * 5 + 0xe6546b64;
    }
    int tail = blocks << 2;
    if (tail < bytes.length) {
      int word = (int) LittleEndian.partialLongAt(bytes, tail, bytes.length - tail);
      h ^= Integer.rotateLeft(word * D1, 15) * D2;
    }
    h ^= bytes.length;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
