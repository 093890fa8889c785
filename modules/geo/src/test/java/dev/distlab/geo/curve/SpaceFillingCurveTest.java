package dev.distlab.geo.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpaceFillingCurveTest {

  private static final List<SpaceFillingCurve> CURVES =
      List.of(MortonCurve.INSTANCE, HilbertCurve.INSTANCE);

  @Test
  void code_everyCell_isABijection() {
    for (SpaceFillingCurve curve : CURVES) {
      for (int bits = 1; bits <= 6; bits++) {
        TreeSet<Long> codes = new TreeSet<>();
        for (int x = 0; x < 1 << bits; x++) {
          for (int y = 0; y < 1 << bits; y++) {
            long code = curve.code(x, y, bits);
            codes.add(code);
            assertThat(curve.x(code, bits)).isEqualTo(x);
            assertThat(curve.y(code, bits)).isEqualTo(y);
          }
        }
        assertThat(codes.first()).isZero();
        assertThat(codes.last()).isEqualTo((1L << 2 * bits) - 1);
        assertThat(codes).hasSize(1 << 2 * bits);
      }
    }
  }

  @Test
  void code_randomCellsOfAnyOrder_decodesBack() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 20_000; i++) {
      int bits = 1 + random.nextInt(31);
      int x = (int) random.nextLong(1L << bits);
      int y = (int) random.nextLong(1L << bits);
      for (SpaceFillingCurve curve : CURVES) {
        long code = curve.code(x, y, bits);
        assertThat(curve.x(code, bits)).isEqualTo(x);
        assertThat(curve.y(code, bits)).isEqualTo(y);
      }
    }
  }

  @Test
  void hilbert_nextCode_isTheCellNextDoor() {
    for (int bits = 1; bits <= 7; bits++) {
      for (long code = 1; code < 1L << 2 * bits; code++) {
        int dx = HilbertCurve.INSTANCE.x(code, bits) - HilbertCurve.INSTANCE.x(code - 1, bits);
        int dy = HilbertCurve.INSTANCE.y(code, bits) - HilbertCurve.INSTANCE.y(code - 1, bits);
        assertThat(Math.abs(dx) + Math.abs(dy)).isEqualTo(1);
      }
    }
  }

  @Test
  void hilbert_secondOrder_isAsDrawn() {
    int[][] drawn = {{5, 6, 9, 10}, {4, 7, 8, 11}, {3, 2, 13, 12}, {0, 1, 14, 15}};
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(HilbertCurve.INSTANCE.code(x, y, 2)).isEqualTo(drawn[3 - y][x]);
      }
    }
  }

  @Test
  void hilbert_code16_isTheCodeOf16Bits() {
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < 20_000; i++) {
      int x = random.nextInt(65_536);
      int y = random.nextInt(65_536);
      assertThat(HilbertCurve.code16(x, y)).isEqualTo((int) HilbertCurve.INSTANCE.code(x, y, 16));
    }
  }

  @Test
  void morton_code_takesColumnBitsFirst() {
    assertThat(MortonCurve.INSTANCE.code(1, 0, 1)).isEqualTo(2);
    assertThat(MortonCurve.INSTANCE.code(0b101, 0b010, 3)).isEqualTo(0b100110);
    assertThat(MortonCurve.interleave(-1, 0)).isEqualTo(0xAAAAAAAAAAAAAAAAL);
  }

  @Test
  void ranges_randomWindows_holdTheirCellsAndNoOthers() {
    SeededRandom random = new SeededRandom(3);
    int bits = 4;
    for (int i = 0; i < 500; i++) {
      SpaceFillingCurve.Window window = window(random, bits);
      for (SpaceFillingCurve curve : CURVES) {
        List<Long> expected = new ArrayList<>();
        for (long code = 0; code < 1L << 2 * bits; code++) {
          int x = curve.x(code, bits);
          int y = curve.y(code, bits);
          boolean inside =
              x >= window.firstX()
                  && x <= window.lastX()
                  && y >= window.firstY()
                  && y <= window.lastY();
          if (inside) {
            expected.add(code);
          }
        }
        List<Long> found = new ArrayList<>();
        long before = -2;
        for (SpaceFillingCurve.Range range : curve.ranges(window, bits)) {
          assertThat(range.first()).as("ranges do not touch").isGreaterThan(before + 1);
          before = range.last();
          for (long code = range.first(); code <= range.last(); code++) {
            found.add(code);
          }
        }
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  private static SpaceFillingCurve.Window window(SeededRandom random, int bits) {
    int cells = 1 << bits;
    int x1 = random.nextInt(cells);
    int x2 = random.nextInt(cells);
    int y1 = random.nextInt(cells);
    int y2 = random.nextInt(cells);
    return new SpaceFillingCurve.Window(
        Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }

  @Test
  void ranges_badWindow_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SpaceFillingCurve.Window(2, 0, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MortonCurve.INSTANCE.ranges(new SpaceFillingCurve.Window(0, 0, 4, 0), 2));
  }

  @Test
  void ranges_of31Bits_reachTheLastCell() {
    int last = Integer.MAX_VALUE;
    for (SpaceFillingCurve curve : CURVES) {
      long code = curve.code(last, last, 31);
      assertThat(curve.ranges(new SpaceFillingCurve.Window(last, last, last, last), 31))
          .containsExactly(new SpaceFillingCurve.Range(code, code));
      assertThat(curve.ranges(new SpaceFillingCurve.Window(0, 0, last, last), 31))
          .containsExactly(new SpaceFillingCurve.Range(0, (1L << 62) - 1));
    }
  }

  @Test
  void ranges_badBits_areRefused() {
    for (int bits : new int[] {0, 32}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> MortonCurve.INSTANCE.ranges(new SpaceFillingCurve.Window(0, 0, 0, 0), bits))
          .withMessageContaining("bits=" + bits);
    }
  }
}
