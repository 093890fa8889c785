package dev.distlab.index;

/**
 * Where a key belongs in a hash table with linear probing, and a filter that knows most absent keys
 * without a look at the slots.
 *
 * <p>The search for a key begins at its home slot. Of each slot, the filter notes in four bits
 * which keys have their home there: each sets one of the four, chosen by its hash. A key whose bit
 * is not set is not in the table; at a load of 2/3, that tells 85 % of the absent keys. The filter
 * is a small part of the table, so it stays near the processor when the slots do not.
 *
 * <p>Source: B. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13(7),
 * 1970, with one bit a key here; multiplicative hashing, D. Knuth, "The Art of Computer
 * Programming", volume 3, 2nd edition 1998, section 6.4; mapping a hash to a range with a
 * multiplication, D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1),
 * 2019.
 */
final class HomeFilter {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  /** As many as the product of a hash and a number of slots, below 2^30, has room for. */
  private static final int HASH_BITS = 33;

  private static final int BITS = 4;
  private static final int ALL_BITS = (1 << BITS) - 1;

  private HomeFilter() {}

  /** A filter for so many slots, without keys. Two slots share a byte. */
  static byte[] of(int slots) {
    return new byte[slots / 2 + 1];
  }

  /**
   * A hash spread over the slots, of which there need not be a power of two: a fixed-point number
   * whose whole part is the home, and whose fraction chooses the bit.
   *
   * @param hash the hash of a key, or a key that is a number; it need not be random
   */
  static long spread(long hash, int slots) {
    return (hash * GOLDEN_RATIO >>> Long.SIZE - HASH_BITS) * slots;
  }

  /** The slot where a search begins. */
  static int home(long spread) {
    return (int) (spread >>> HASH_BITS);
  }

  /** False if the key is certainly not in the table. */
  static boolean mayHold(byte[] filter, long spread) {
    return (filter[byteOf(spread)] & bit(spread)) != 0;
  }

  /** Notes a key of the table. */
  static void add(byte[] filter, long spread) {
    filter[byteOf(spread)] |= (byte) bit(spread);
  }

  /** Forgets all keys with one home. */
  static void clear(byte[] filter, int home) {
    filter[home >> 1] &= (byte) ~(ALL_BITS << BITS * (home & 1));
  }

  private static int byteOf(long spread) {
    return (int) (spread >>> HASH_BITS + 1);
  }

  /** One of eight: the last bit of the home chooses which four, the fraction which of them. */
  private static int bit(long spread) {
    return 1 << (spread >>> HASH_BITS - 2 & 7);
  }
}
