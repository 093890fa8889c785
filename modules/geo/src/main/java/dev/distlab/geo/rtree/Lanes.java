package dev.distlab.geo.rtree;

/**
 * Sixteen small numbers, 0 to 32,767, in four longs, compared four at a time: each has 16 bits, and
 * the highest of them, its guard, is left free to say how a comparison went.
 *
 * <p>Number i stands in word {@code i % 4}: so the guards of the four words, each moved by one bit
 * more than the last, follow each other in the order of the numbers.
 */
final class Lanes {

  /** The largest number. */
  static final int MAX = 0x7FFF;

  /** The words of sixteen numbers. */
  static final int WORDS = 4;

  static final long GUARDS = 0x8000_8000_8000_8000L;
  private static final long EACH = 0x0001_0001_0001_0001L;

  private Lanes() {}

  /** A lower limit for {@link #atLeast}; any int. */
  static long lowest(int limit) {
    return EACH * Math.max(0, Math.min(MAX + 1, limit));
  }

  /** An upper limit for {@link #atMost}; any int. */
  static long highest(int limit) {
    return EACH * (Math.max(-1, Math.min(MAX, limit)) + MAX + 1 & 0xFFFF);
  }

  /** Guards are set where a number is not below the limit; the other bits mean nothing. */
  static long atLeast(long numbers, long lowest) {
    return (numbers | GUARDS) - lowest;
  }

  /** Guards are set where a number is not above the limit; the other bits mean nothing. */
  static long atMost(long numbers, long highest) {
    return highest - numbers;
  }

  /** How far each interval lies above one limit or below the other; 0 for the rest. */
  static long apart(long lows, long highs, long lowest, long highest) {
    return positive((lows | GUARDS) - lowest) | positive(highest - highs);
  }

  /** The differences whose guard survived, without it; 0 for the others. */
  private static long positive(long differences) {
    long guards = differences & GUARDS;
    return differences & guards - (guards >>> 15);
  }

  /** The guards of word {@code word} as bits in their places; those of other words may be added. */
  static long spread(long compared, int word) {
    return (compared & GUARDS) >>> 15 - word;
  }

  /** The guards of all four words, spread and put together, as a mask: bit i is for number i. */
  static int mask(long spread) {
    long pairs = spread | spread >>> 12;
    return (int) (pairs & 0xFF | pairs >>> 24 & 0xFF00);
  }

  /** The mask of the first {@code count} numbers. */
  static int first(int count) {
    return (1 << count) - 1;
  }

  static int get(long[] words, int at, int i) {
    return (int) (words[at + (i & 3)] >>> (i >> 2 << 4)) & MAX;
  }

  static void set(long[] words, int at, int i, int number) {
    words[at + (i & 3)] |= (long) number << (i >> 2 << 4);
  }
}
