package dev.distlab.kernel.random;

/**
 * The newest items are the most popular, as with news: the item {@code rank} places before the
 * newest one, with a rank drawn from {@link YcsbZipfDistribution}. The set of items can grow.
 *
 * <p>Cost: O(1) a draw and a {@link #growTo}. For one thread. Source: Cooper et al. 2010, section
 * "Distributions" (workload D).
 */
public final class LatestDistribution implements LongDistribution {

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
    this.ranks = new YcsbZipfDistribution(itemCount, theta);
  }

  /** How many items there are; the newest has this number less one. */
  public long itemCount() {
    return ranks.itemCount();
  }

  /**
   * Takes note that items have been added.
   *
   * @throws IllegalArgumentException if {@code itemCount} is below the present count
   */
  public void growTo(long itemCount) {
    if (itemCount < ranks.itemCount()) {
      throw new IllegalArgumentException(
          "itemCount=" + itemCount + " is below the present " + ranks.itemCount());
    }
    ranks = new YcsbZipfDistribution(itemCount, ranks.theta());
  }

  @Override
  public long next(SeededRandom random) {
    return ranks.itemCount() - 1 - ranks.next(random);
  }
}
