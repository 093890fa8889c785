package dev.distlab.geo.curve;

/**
 * The Z-order: the bits of column and row taken in turns, the column's first. Cheap, and the order
 * of geohashes; at the seams of quarters it jumps.
 *
 * <p>Source: G. M. Morton, "A Computer Oriented Geodetic Data Base and a New Technique in File
 * Sequencing", IBM, 1966; the bit tricks are Hacker's Delight, 2nd ed., 2012, section 7-2.
 */
public final class MortonCurve implements SpaceFillingCurve {

  /** The one instance: it has no state. */
  public static final MortonCurve INSTANCE = new MortonCurve();

  private static final int DIGIT_BITS = 10;
  private static final int DIGITS = 1 << DIGIT_BITS;

  /** Each number of 10 bits with a zero before each of its bits, and with a zero behind. */
  private static final long[] IN_EVEN_PLACES = new long[DIGITS];

  private static final long[] IN_ODD_PLACES = new long[DIGITS];

  static {
    for (int digit = 0; digit < DIGITS; digit++) {
      IN_EVEN_PLACES[digit] = spread(digit);
      IN_ODD_PLACES[digit] = spread(digit) << 1;
    }
  }

  private MortonCurve() {}

  @Override
  public long code(int x, int y, int bits) {
    return interleave(x, y);
  }

  @Override
  public int x(long code, int bits) {
    return gather(code >>> 1);
  }

  @Override
  public int y(long code, int bits) {
    return gather(code);
  }

  /** 64 bits, {@code odd} in the odd places (the highest bit among them), {@code even} between. */
  public static long interleave(int odd, int even) {
    return spread(odd) << 1 | spread(even);
  }

  /**
   * The same for two numbers of 30 bits: six look-ups in tables of 8 KB, which are half as many
   * instructions as five rounds of shifts and masks for each number.
   */
  public static long interleave30(int odd, int even) {
    long high = IN_ODD_PLACES[odd >>> 2 * DIGIT_BITS] | IN_EVEN_PLACES[even >>> 2 * DIGIT_BITS];
    long middle =
        IN_ODD_PLACES[odd >>> DIGIT_BITS & DIGITS - 1]
            | IN_EVEN_PLACES[even >>> DIGIT_BITS & DIGITS - 1];
    long low = IN_ODD_PLACES[odd & DIGITS - 1] | IN_EVEN_PLACES[even & DIGITS - 1];
    return high << 4 * DIGIT_BITS | middle << 2 * DIGIT_BITS | low;
  }

  /** The 32 bits of {@code value} with a zero before each. */
  private static long spread(int value) {
    long bits = value & 0xFFFFFFFFL;
    bits = (bits | bits << 16) & 0x0000FFFF0000FFFFL;
    bits = (bits | bits << 8) & 0x00FF00FF00FF00FFL;
    bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0FL;
    bits = (bits | bits << 2) & 0x3333333333333333L;
    return (bits | bits << 1) & 0x5555555555555555L;
  }

  /** The bits in the even places of {@code code}, moved together. */
  public static int gather(long code) {
    long bits = code & 0x5555555555555555L;
    bits = (bits | bits >>> 1) & 0x3333333333333333L;
    bits = (bits | bits >>> 2) & 0x0F0F0F0F0F0F0F0FL;
    bits = (bits | bits >>> 4) & 0x00FF00FF00FF00FFL;
    bits = (bits | bits >>> 8) & 0x0000FFFF0000FFFFL;
    return (int) (bits | bits >>> 16);
  }
}
