package dev.distlab.kernel.random;

/**
 * Zipf's law over items whose popular ones lie scattered, as YCSB does it: a rank is drawn among
 * ten billion, hashed with FNV-1a and taken modulo the item count.
 *
 * <p>Which items are popular does not depend on a seed. Because ranks share items, the most popular
 * item is a little more popular and the least popular ones much more so than under {@link
 * YcsbZipfDistribution}.
 *
 * <p>Cost: O(1) to construct and to draw. Source: Cooper et al. 2010, section "Distributions".
 */
public final class ScrambledZipfDistribution implements LongDistribution {

  private static final long RANKS = 10_000_000_000L;
  private static final long FNV_OFFSET_BASIS = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private final long itemCount;
  private final YcsbZipfDistribution ranks;

  /** A distribution with {@link YcsbZipfDistribution#DEFAULT_THETA}. */
  public ScrambledZipfDistribution(long itemCount) {
    this(itemCount, YcsbZipfDistribution.DEFAULT_THETA);
  }

  /**
   * @param itemCount 1 or more
   * @param theta the skew, above 0 and below 1
   * @throws IllegalArgumentException if one of the two is out of its range
   */
  public ScrambledZipfDistribution(long itemCount, double theta) {
    Arguments.requireItemCount(itemCount, Long.MAX_VALUE);
    this.itemCount = itemCount;
    this.ranks = new YcsbZipfDistribution(RANKS, theta);
  }

  /** How many items there are to draw from. */
  public long itemCount() {
    return itemCount;
  }

  @Override
  public long next(SeededRandom random) {
    return itemOfRank(ranks.next(random));
  }

  /** The item that a rank falls on; rank 0 is the most popular. */
  public long itemOfRank(long rank) {
    return Math.abs(fnv1a(rank) % itemCount);
  }

  private static long fnv1a(long value) {
    long hash = FNV_OFFSET_BASIS;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      hash = (hash ^ (value >>> shift & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
