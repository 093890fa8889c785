package dev.distlab.kernel.random;

/**
 * The newest items are the most popular, as with news: the item {@code rank} places before the
 * newest one, with a rank drawn from {@link YcsbZipfDistribution}. The set of items can grow.
 *
 * <p>Cost: O(1) a draw and a {@link #growTo}. For one thread. Source: Cooper et al. 2010, section
 * "Distributions" (workload D).
 */
public final class LatestDistribution implements LongDistribution {

  /*
   * The sum behind Zipf's law is taken anew for another item count, but by the draw that needs it:
   * who adds thousands of items between two draws pays for one sum.
   */

  private long itemCount;

  /** Of {@link #itemCount} items, or of fewer if none was drawn since there are more. */
  private YcsbZipfDistribution ranks;

  /** A distribution with {@link YcsbZipfDistribution#DEFAULT_THETA}. */
  public LatestDistribution(long itemCount) {
    this(itemCount, YcsbZipfDistribution.DEFAULT_THETA);
  }

  /**
   * @param itemCount 1 to 2^52
   * @param theta the skew, above 0 and below 1
   * @throws IllegalArgumentException if one of the two is out of its range
   */
  public LatestDistribution(long itemCount, double theta) {
    this.itemCount = itemCount;
    this.ranks = new YcsbZipfDistribution(itemCount, theta);
  }

  /** How many items there are; the newest has this number less one. */
  public long itemCount() {
    return itemCount;
  }

  /**
   * Takes note that items have been added.
   *
   * @throws IllegalArgumentException if {@code itemCount} is below the present count, or above 2^52
   */
  public void growTo(long itemCount) {
    if (itemCount < this.itemCount) {
      throw new IllegalArgumentException(
          "itemCount=" + itemCount + " is below the present " + this.itemCount);
    }
    Arguments.requireItemCount(itemCount, Arguments.MAX_ITEM_COUNT);
    this.itemCount = itemCount;
  }

  @Override
  public long next(SeededRandom random) {
    if (ranks.itemCount() < itemCount) {
      ranks = new YcsbZipfDistribution(itemCount, ranks.theta());
    }
    return itemCount - 1 - ranks.next(random);
  }
}
