package dev.distlab.kernel.hash;

import java.nio.charset.StandardCharsets;

/**
 * xxHash64 of bytes, equal to the author's C on every input, and of strings.
 *
 * <p>A string has the hash of its UTF-8 bytes, so that a key has one place however it arrives.
 * Where half of a surrogate pair stands alone, UTF-8 has no bytes for it and a question mark is
 * hashed, as {@link String#getBytes(java.nio.charset.Charset)} puts one there.
 *
 * <p>Pure functions, O(n) for n bytes, no allocation for bytes and for ASCII strings. Not for
 * secrets.
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

  /*
   * Keys are mostly short ASCII strings, and copying such a string into an array costs more than
   * hashing it: so ASCII is hashed where it lies. At the first other character this is given up for
   * the array after all, because the JDK encodes faster than a loop over characters could.
   */

  private static final int STRIPE = 32;

  private XxHash64() {}

  /** The hash with seed 0. */
  public static long hash64(byte[] bytes) {
    return hash64(bytes, 0);
  }

  /** The hash with the given seed. */
  public static long hash64(byte[] bytes, long seed) {
    int offset = 0;
    long h = seed + P5;
    if (bytes.length >= STRIPE) {
      long a = seed + P1 + P2;
      long b = seed + P2;
      long c = seed;
      long d = seed - P1;
      for (; offset <= bytes.length - STRIPE; offset += STRIPE) {
        a = round(a, LittleEndian.longAt(bytes, offset));
        b = round(b, LittleEndian.longAt(bytes, offset + 8));
        c = round(c, LittleEndian.longAt(bytes, offset + 16));
        d = round(d, LittleEndian.longAt(bytes, offset + 24));
      }
      h = converge(a, b, c, d);
    }
    return avalanche(consumeTail(h + bytes.length, bytes, offset));
  }

  private static long consumeTail(long start, byte[] bytes, int from) {
    long h = start;
    int offset = from;
    for (; offset <= bytes.length - 8; offset += 8) {
      h = mixLong(h, LittleEndian.longAt(bytes, offset));
    }
    if (offset <= bytes.length - 4) {
      h = mixInt(h, LittleEndian.intAt(bytes, offset) & 0xffffffffL);
      offset += 4;
    }
    for (; offset < bytes.length; offset++) {
      h = mixByte(h, bytes[offset] & 0xff);
    }
    return h;
  }

  /** The hash of the string's UTF-8 bytes with seed 0. */
  public static long hash64(String text) {
    int length = text.length();
    int offset = 0;
    long h = P5;
    if (length >= STRIPE) {
      long a = P1 + P2;
      long b = P2;
      long c = 0;
      long d = -P1;
      for (; offset <= length - STRIPE; offset += STRIPE) {
        long first = asciiLongAt(text, offset);
        long second = asciiLongAt(text, offset + 8);
        long third = asciiLongAt(text, offset + 16);
        long fourth = asciiLongAt(text, offset + 24);
        if ((first | second | third | fourth) < 0) {
          return hashEncoded(text);
        }
        a = round(a, first);
        b = round(b, second);
        c = round(c, third);
        d = round(d, fourth);
      }
      h = converge(a, b, c, d);
    }
    return hashTail(h + length, text, offset);
  }

  private static long hashTail(long start, String text, int from) {
    int length = text.length();
    long h = start;
    int offset = from;
    for (; offset <= length - 8; offset += 8) {
      long word = asciiLongAt(text, offset);
      if (word < 0) {
        return hashEncoded(text);
      }
      h = mixLong(h, word);
    }
    if (offset <= length - 4) {
      int word = asciiIntAt(text, offset);
      if (word < 0) {
        return hashEncoded(text);
      }
      h = mixInt(h, word);
      offset += 4;
    }
    for (; offset < length; offset++) {
      char letter = text.charAt(offset);
      if (letter >= 0x80) {
        return hashEncoded(text);
      }
      h = mixByte(h, letter);
    }
    return avalanche(h);
  }

  private static long hashEncoded(String text) {
    return hash64(wellFormed(text).getBytes(StandardCharsets.UTF_8));
  }

  /** The JDK would do the same while it encodes; the browser's library drops characters instead. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return withoutUnpairedSurrogates(text);
      }
    }
    return text;
  }

  private static String withoutUnpairedSurrogates(String text) {
    StringBuilder paired = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      boolean unpaired =
          codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      paired.appendCodePoint(unpaired ? '?' : codePoint);
      i += Character.charCount(codePoint);
    }
    return paired.toString();
  }

  /** Eight ASCII characters as a word, or -1 if one of them is not ASCII. */
  private static long asciiLongAt(String text, int offset) {
    int low = asciiIntAt(text, offset);
    int high = asciiIntAt(text, offset + 4);
    return (low | high) < 0 ? -1 : low | (long) high << 32;
  }

  /** Four ASCII characters as a word, or -1 if one of them is not ASCII. */
  private static int asciiIntAt(String text, int offset) {
    char a = text.charAt(offset);
    char b = text.charAt(offset + 1);
    char c = text.charAt(offset + 2);
    char d = text.charAt(offset + 3);
    return (a | b | c | d) >= 0x80 ? -1 : a | b << 8 | c << 16 | d << 24;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long mixLong(long h, long word) {
    return Long.rotateLeft(h ^ round(0, word), 27) * P1 + P4;
  }

  private static long mixInt(long h, long word) {
    return Long.rotateLeft(h ^ word * P1, 23) * P2 + P3;
  }

  private static long mixByte(long h, long value) {
    return Long.rotateLeft(h ^ value * P5, 11) * P1;
  }

  private static long converge(long a, long b, long c, long d) {
    long h =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    return merge(merge(merge(merge(h, a), b), c), d);
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
