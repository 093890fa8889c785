package dev.distlab.index.secondary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.index.page.PageBytes;
import dev.distlab.kernel.random.SeededRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I5, with strange values: the order of keys is the order of values. */
class TupleCodecTest {

  private static int compare(Object a, Object b) {
    return compareLists(Collections.singletonList(a), Collections.singletonList(b));
  }

  private static int compareLists(List<?> a, List<?> b) {
    return Integer.signum(PageBytes.compare(TupleCodec.encode(a), TupleCodec.encode(b)));
  }

  @Test
  void encode_longs_keepTheirOrder() {
    long[] numbers = {
      Long.MIN_VALUE, -1L << 32, -256, -1, 0, 1, 255, 256, 1L << 40, Long.MAX_VALUE
    };
    for (int i = 0; i < numbers.length; i++) {
      for (int j = 0; j < numbers.length; j++) {
        assertThat(compare(numbers[i], numbers[j])).isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void encode_doubles_keepTheirOrderWithNaNLast() {
    double[] numbers = {
      Double.NEGATIVE_INFINITY,
      -1e300,
      -1,
      -Double.MIN_VALUE,
      0,
      Double.MIN_VALUE,
      1,
      1e300,
      Double.POSITIVE_INFINITY,
      Double.NaN
    };
    for (int i = 0; i < numbers.length; i++) {
      for (int j = 0; j < numbers.length; j++) {
        assertThat(compare(numbers[i], numbers[j])).isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void encode_negativeZeroAndAnyNaN_areOneKeyEach() {
    assertThat(compare(-0.0, 0.0)).isZero();
    assertThat(compare(Double.longBitsToDouble(0xfff8000000000001L), Double.NaN)).isZero();
    assertThat(TupleCodec.decode(TupleCodec.encode(List.of(-0.0)), List.of(ColumnType.DOUBLE)))
        .containsExactly(0.0);
  }

  @Test
  void encode_null_comesBeforeEverything() {
    List<Object> lowest = List.of(Long.MIN_VALUE, Double.NEGATIVE_INFINITY, "", new byte[0]);
    for (Object value : lowest) {
      assertThat(compare(null, value)).isEqualTo(-1);
    }
    assertThat(compare(null, null)).isZero();
  }

  @Test
  void encode_texts_areOrderedByCodePoint() {
    String[] texts = {
      "", "\u0000", "\u0000a", "a", "a\u0000", "a\u0000b", "aa", "ab", "ä", "€", "\uffff", "😀"
    };
    for (int i = 0; i < texts.length; i++) {
      for (int j = 0; j < texts.length; j++) {
        assertThat(compare(texts[i], texts[j])).as(i + " " + j).isEqualTo(Integer.compare(i, j));
      }
    }
  }

  /**
   * Version 3 of key 00 against version 2 of key 00 00: without escape and end they are misordered.
   */
  @Test
  void encode_keyAndVersion_versionDoesNotLeakIntoTheKey() {
    List<Object> shorter = List.of(new byte[] {0}, 3L);
    List<Object> longer = List.of(new byte[] {0, 0}, 2L);
    assertThat(compareLists(shorter, longer)).isEqualTo(-1);

    byte[] naiveShorter = {0, 0, 0, 0, 0, 0, 0, 0, 3};
    byte[] naiveLonger = {0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
    assertThat(PageBytes.compare(naiveShorter, naiveLonger)).isPositive();
  }

  @Test
  void encode_randomTuples_orderAndComeBackAsTheyAre() {
    SeededRandom random = new SeededRandom(9);
    List<ColumnType> types = List.of(ColumnType.TEXT, ColumnType.LONG, ColumnType.BYTES);
    for (int i = 0; i < 20_000; i++) {
      List<Object> a = tuple(random);
      List<Object> b = tuple(random);
      assertThat(compareLists(a, b)).isEqualTo(Integer.signum(order(a, b)));
      List<Object> decoded = TupleCodec.decode(TupleCodec.encode(a), types);
      assertThat(order(decoded, a)).isZero();
    }
  }

  private static List<Object> tuple(SeededRandom random) {
    String text =
        random.nextInt(5) == 0 ? null : "ab\u0000".repeat(2).substring(0, random.nextInt(4));
    Long number = random.nextInt(5) == 0 ? null : (long) random.nextInt(-2, 3);
    byte[] bytes = new byte[random.nextInt(3)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(-1, 2);
    }
    return Arrays.asList(text, number, bytes);
  }

  private static int order(List<Object> a, List<Object> b) {
    int byText = orderOf((String) a.get(0), (String) b.get(0));
    int byNumber = orderOf((Long) a.get(1), (Long) b.get(1));
    int byBytes = Arrays.compareUnsigned((byte[]) a.get(2), (byte[]) b.get(2));
    return byText != 0 ? byText : byNumber != 0 ? byNumber : byBytes;
  }

  private static <T extends Comparable<T>> int orderOf(T a, T b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return a.compareTo(b);
  }

  /** Both would become "?" in UTF-8, and one key. */
  @Test
  void encode_textWithHalfASurrogatePair_isRejected() {
    for (String text : List.of("\uD83D", "a\uDE00", "\uD83Dx\uDE00", "\uDE00\uD83D")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TupleCodec.encode(List.of(text)))
          .withMessageContaining("half a surrogate pair");
    }
    assertThat(TupleCodec.encode(List.of("\uD83D\uDE00"))).hasSize(1 + 4 + 2);
  }

  @Test
  void decode_brokenKeys_areRejected() {
    byte[] good = TupleCodec.encode(List.of("ab", 7L));
    List<ColumnType> types = List.of(ColumnType.TEXT, ColumnType.LONG);
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TupleCodec.decode(cut, types))
          .withMessageContaining("ends at byte " + length);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TupleCodec.decode(Arrays.copyOf(good, good.length + 1), types));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TupleCodec.decode(new byte[] {9}, List.of(ColumnType.LONG)))
        .withMessageContaining("tag 9");
    assertThatIllegalArgumentException().isThrownBy(() -> TupleCodec.encode(List.of(1)));
  }

  @Test
  void decode_bytesThatNoValueHas_isRefused() {
    for (byte[] key :
        new byte[][] {{2, 0, 1, 0, 0}, {2, (byte) 0xc3, 0, 0}, {2, (byte) 0xff, 0, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TupleCodec.decode(key, List.of(ColumnType.TEXT)));
    }
    byte[] meant = TupleCodec.encode(List.of("\ufffd"));
    assertThat(TupleCodec.decode(meant, List.of(ColumnType.TEXT))).containsExactly("\ufffd");
  }
}
