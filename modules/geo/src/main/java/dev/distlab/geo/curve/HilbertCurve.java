package dev.distlab.geo.curve;

/**
 * The Hilbert curve: like the Z-order it visits a square quarter by quarter, but it turns the
 * quarters so that each step goes to a neighbouring cell. It never jumps, and a window falls into
 * fewer intervals; a code costs a table look-up for every four levels.
 *
 * <pre>
 *   order 1        order 2          a quarter is the whole curve again,
 *    1--2          5--6  9-10       as it is (quarters 1 and 2), or
 *    |  |          |  |  |  |       mirrored at a diagonal (0 and 3)
 *    0  3          4  7--8 11
 *                  |        |
 *                  3--2 13-12
 *                     |  |
 *                  0--1 14-15
 * </pre>
 *
 * <p>Source: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flaechenstueck",
 * Mathematische Annalen 38, 1891.
 */
public final class HilbertCurve implements SpaceFillingCurve {

  /*
   * A quarter's curve is one of four: as drawn (state 0), mirrored at the rising diagonal (bit 0 of
   * the state: x and y swapped), at the falling one (bit 1: both complemented on top), or both. One
   * level maps a state and a bit of x and y to a digit of the code and the state of that quarter. The
   * tables hold four levels at once: the key is state, 4 bits of x, 4 bits of y; the value is 8 bits
   * of code and the state after them.
   */

  /** The one instance: it has no state. */
  public static final HilbertCurve INSTANCE = new HilbertCurve();

  private static final int LEVELS = 4;
  private static final short[] FOUR_LEVELS = tabulate();

  private HilbertCurve() {}

  /** The digit of a quarter of the curve as drawn: 0, 1, 2, 3 for (0,0) (0,1) (1,1) (1,0). */
  private static int digit(int x, int y) {
    return x << 1 | x ^ y;
  }

  private static int nextState(int state, int digit) {
    return switch (digit) {
      case 0 -> state ^ 1;
      case 3 -> state ^ 3;
      default -> state;
    };
  }

  private static short[] tabulate() {
    short[] table = new short[4 << 2 * LEVELS];
    for (int key = 0; key < table.length; key++) {
      int state = key >>> 2 * LEVELS;
      int code = 0;
      for (int level = LEVELS - 1; level >= 0; level--) {
        int x = key >>> LEVELS + level & 1;
        int y = key >>> level & 1;
        int flip = state >> 1;
        int digit = (state & 1) == 0 ? digit(x ^ flip, y ^ flip) : digit(y ^ flip, x ^ flip);
        code = code << 2 | digit;
        state = nextState(state, digit);
      }
      table[key] = (short) (code << 2 | state);
    }
    return table;
  }

  @Override
  public long code(int x, int y, int bits) {
    // Leading levels that fill up a table key are quarter 0 each time, which swaps x and y.
    int padding = (LEVELS - bits % LEVELS) % LEVELS;
    int state = padding & 1;
    long code = 0;
    for (int shift = bits + padding - LEVELS; shift >= 0; shift -= LEVELS) {
      int key = state << 2 * LEVELS | (x >>> shift & 15) << LEVELS | y >>> shift & 15;
      int entry = FOUR_LEVELS[key];
      code = code << 2 * LEVELS | entry >>> 2 & 255;
      state = entry & 3;
    }
    return code;
  }

  /** The place of a cell of a square of 65,536 by 65,536 cells, as an unsigned int. */
  public static int code16(int x, int y) {
    int first = FOUR_LEVELS[(x >>> 12 & 15) << 4 | y >>> 12 & 15];
    int second = FOUR_LEVELS[(first & 3) << 8 | (x >>> 8 & 15) << 4 | y >>> 8 & 15];
    int third = FOUR_LEVELS[(second & 3) << 8 | (x >>> 4 & 15) << 4 | y >>> 4 & 15];
    int fourth = FOUR_LEVELS[(third & 3) << 8 | (x & 15) << 4 | y & 15];
    return (first >>> 2 & 255) << 24
        | (second >>> 2 & 255) << 16
        | (third >>> 2 & 255) << 8
        | fourth >>> 2 & 255;
  }

  @Override
  public int x(long code, int bits) {
    return (int) (cell(code, bits) >>> 32);
  }

  @Override
  public int y(long code, int bits) {
    return (int) cell(code, bits);
  }

  /** Column and row of a place on the curve, level by level. */
  private static long cell(long code, int bits) {
    int state = 0;
    long x = 0;
    long y = 0;
    for (int level = bits - 1; level >= 0; level--) {
      int digit = (int) (code >>> 2 * level & 3);
      int drawnX = digit >>> 1;
      int drawnY = digit >>> 1 ^ digit & 1;
      int flip = state >> 1;
      x = x << 1 | ((state & 1) == 0 ? drawnX : drawnY) ^ flip;
      y = y << 1 | ((state & 1) == 0 ? drawnY : drawnX) ^ flip;
      state = nextState(state, digit);
    }
    return x << 32 | y;
  }
}
