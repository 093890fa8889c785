package dev.distlab.index.secondary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns lists of values into keys, so that the order of the keys is the order of the lists: first
 * value first, null before everything.
 *
 * <pre>
 *   null          01
 *   Long          02 | eight bytes, highest first, sign bit flipped
 *   Double        02 | eight bytes of the bits; sign flipped if positive, all flipped if negative
 *   text, bytes   02 | the bytes, each 00 as 00 FF | 00 00
 * </pre>
 *
 * <p>The escape is what makes it prefix free: no value's bytes are the start of another's, so that
 * what follows cannot leak into the comparison. (Plain {@code key | version} puts {@code "00" |
 * 00..03} behind {@code "00 00 .. 00 02" | ..}, though "00" is the smaller key.)
 */
public final class TupleCodec {

  private static final int NULL = 1;
  private static final int VALUE = 2;
  private static final int ESCAPE = 0;
  private static final int ESCAPED_ZERO = 0xff;
  private static final int END = 0;

  private TupleCodec() {}

  /**
   * The key of a list of {@link Long}, {@link Double}, {@link String}, {@code byte[]} and null.
   *
   * @throws IllegalArgumentException for any other value, and for a text that is not Unicode
   */
  public static byte[] encode(List<?> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object value : values) {
      encode(value, out);
    }
    return out.toByteArray();
  }

  private static void encode(Object value, ByteArrayOutputStream out) {
    if (value == null) {
      out.write(NULL);
      return;
    }
    out.write(VALUE);
    if (value instanceof Long number) {
      writeLong(number ^ Long.MIN_VALUE, out);
    } else if (value instanceof Double number) {
      writeLong(orderedBits(number), out);
    } else if (value instanceof String text) {
      checkSurrogates(text);
      writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    } else if (value instanceof byte[] bytes) {
      writeBytes(bytes, out);
    } else {
      throw new IllegalArgumentException(
          "no key for the "
              + value.getClass().getSimpleName()
              + " "
              + value
              + ": allowed Long, Double, String, byte[] and null");
    }
  }

  /** UTF-8 has no half of a pair: it would become "?", and two texts one key. */
  private static void checkSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw new IllegalArgumentException("a text with half a surrogate pair at place " + i);
        }
        i++;
      }
    }
  }

  private static long orderedBits(double number) {
    double oneZero = number == 0 ? 0.0 : number;
    long bits = Double.doubleToLongBits(oneZero);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static void writeLong(long value, ByteArrayOutputStream out) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  private static void writeBytes(byte[] bytes, ByteArrayOutputStream out) {
    for (byte b : bytes) {
      out.write(b);
      if (b == ESCAPE) {
        out.write(ESCAPED_ZERO);
      }
    }
    out.write(ESCAPE);
    out.write(END);
  }

  /**
   * The values of a key.
   *
   * @throws IllegalArgumentException if the bytes are not such a key
   */
  public static List<Object> decode(byte[] key, List<ColumnType> types) {
    Reader reader = new Reader(key);
    List<Object> values = new ArrayList<>(types.size());
    for (ColumnType type : types) {
      values.add(reader.next(type));
    }
    if (reader.at != key.length) {
      throw new IllegalArgumentException((key.length - reader.at) + " bytes behind the last value");
    }
    return values;
  }

  /** Takes one value after the other off a key. */
  private static final class Reader {

    private final byte[] key;
    private int at;

    Reader(byte[] key) {
      this.key = key;
    }

    Object next(ColumnType type) {
      int tag = nextByte();
      if (tag == NULL) {
        return null;
      }
      if (tag != VALUE) {
        throw new IllegalArgumentException("tag " + tag + " at byte " + (at - 1));
      }
      return switch (type) {
        case LONG -> nextLong() ^ Long.MIN_VALUE;
        case DOUBLE -> fromOrderedBits(nextLong());
        case TEXT -> nextText();
        case BYTES -> nextBytes();
      };
    }

    private static double fromOrderedBits(long bits) {
      return Double.longBitsToDouble(bits < 0 ? bits ^ Long.MIN_VALUE : ~bits);
    }

    private int nextByte() {
      if (at == key.length) {
        throw new IllegalArgumentException("the key ends at byte " + at + ", in a value");
      }
      return key[at++] & 0xff;
    }

    private long nextLong() {
      long value = 0;
      for (int i = 0; i < 8; i++) {
        value = value << 8 | nextByte();
      }
      return value;
    }

    /** What is not UTF-8 is decoded to the replacement character, which may also be meant. */
    private String nextText() {
      byte[] bytes = nextBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.indexOf('\ufffd') >= 0
          && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
        throw new IllegalArgumentException("a text before byte " + at + " that is not UTF-8");
      }
      return text;
    }

    private byte[] nextBytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (true) {
        int b = nextByte();
        if (b == ESCAPE) {
          int escaped = nextByte();
          if (escaped == END) {
            return bytes.toByteArray();
          }
          if (escaped != ESCAPED_ZERO) {
            throw new IllegalArgumentException("00 before " + escaped + " at byte " + (at - 1));
          }
        }
        bytes.write(b);
      }
    }
  }
}
