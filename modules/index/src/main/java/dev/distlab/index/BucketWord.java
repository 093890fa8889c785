package dev.distlab.index;

/**
 * What a {@link HashIndex} knows of the keys in a bucket of eight slots: a byte of the hash of
 * each, its fingerprint, in one word. Fingerprints are odd; a slot with the fingerprint 0 is free.
 *
 * <p>Source: bytes of a word compared all at once: D. Knuth, "The Art of Computer Programming",
 * volume 4A, 2011, section 7.1.3; fingerprints of a bucket in one word: N. Bronson and X. Shi,
 * "Open-sourcing F14 for faster, more memory-efficient hash tables", 2019.
 */
final class BucketWord {

  // Spread. A hash times the number of buckets is a number with 36 bits behind the point. Before
  // the point is the home bucket. The first eight bits behind it are the fingerprint, but that it
  // is made odd; its first three are the home slot in the bucket. The next three bits tell the
  // class.

  static final int SLOTS = 8;
  static final int MAX_BUCKETS = (Integer.MAX_VALUE - 64) / (2 * SLOTS);

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int BITS_BEHIND_POINT = 36;

  private static final long ALL_ONE = 0x01_01_01_01_01_01_01_01L;
  private static final long ALL_HIGH = 0x80_80_80_80_80_80_80_80L;

  private BucketWord() {}

  // --- of a key

  static long spread(int hash, int buckets) {
    return (hash * GOLDEN_RATIO >>> 64 - BITS_BEHIND_POINT) * buckets;
  }

  /** The slot where the search for a key begins, counted through all buckets. */
  static int home(long spread) {
    return (int) (spread >>> BITS_BEHIND_POINT - 3);
  }

  static long fingerprint(long spread) {
    return spread >>> BITS_BEHIND_POINT - 8 & 0xFF | 1;
  }

  /** Which slot of its bucket, 0 to 7, a key with this fingerprint wants. */
  static int wanted(long fingerprint) {
    return (int) fingerprint >>> 5;
  }

  /** One of eight classes, 0 to 7. */
  static int classOf(long spread) {
    return (int) (spread >>> BITS_BEHIND_POINT - 11 & 7);
  }

  // --- of a bucket

  /**
   * The slots with this fingerprint, as a set for {@link #first} and {@link #withoutFirst}. A slot
   * that does not have it may be among them if one with a lower number has it.
   */
  static long slotsWith(long word, long fingerprint) {
    // Bytes that agree are 0, and 0 is all that borrows from its highest bit when 1 is subtracted.
    long differences = word ^ fingerprint * ALL_ONE;
    return differences - ALL_ONE & ~differences & ALL_HIGH;
  }

  /** The first slot of a set, 0 to 7. */
  static int first(long set) {
    return Long.numberOfTrailingZeros(set) >>> 3;
  }

  static long withoutFirst(long set) {
    return set & set - 1;
  }

  /** The fingerprint in a slot, or 0; of the number of the slot, the lowest three bits count. */
  static long fingerprint(long word, int slot) {
    return word >>> 8 * slot & 0xFF;
  }

  static boolean isFull(long word) {
    return slotsWith(word, 0) == 0;
  }

  static long with(long word, int slot, long fingerprint) {
    return word & ~(0xFFL << 8 * slot) | fingerprint << 8 * slot;
  }
}
