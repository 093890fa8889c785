package dev.distlab.kernel.random;

import dev.distlab.kernel.PortableMath;

/**
 * Zipf's law, exactly: item k is drawn with a probability proportional to {@code 1 / (k +
 * 1)^exponent}, so that item 0 is the most popular. An exponent of 0 is the uniform distribution;
 * words, cities and cached pages lie near 1.
 *
 * <p>Cost: O(1) to construct, and O(1) expected a draw, whatever the item count and the exponent.
 *
 * <p>Source: W. Hörmann and G. Derflinger, "Rejection-inversion to generate variates from monotone
 * discrete distributions", ACM Transactions on Modeling and Computer Simulation 6(3), 1996,
 * algorithm ZRI.
 */
public final class ZipfDistribution implements LongDistribution {

  /*
   * The histogram of the law lies under the curve x^-exponent, when each bar is put around its rank.
   * A point is drawn uniformly under the curve by inverting its area function, which also gives the
   * rank of the bar it stands over. Points between bar and curve are rejected. The bars are laid so
   * that they end at the right border of their interval: area(k + 1/2) minus the bar's own area.
   */

  /** Beyond this, item 0 is drawn but for one time in 2^100. */
  private static final double MAX_EXPONENT = 100;

  private final long itemCount;
  private final double exponent;

  private final double areaAtFirst;
  private final double areaAtLast;
  private final double sureDistance;

  /**
   * @param itemCount 1 to 2^52
   * @param exponent 0 (all items alike) to 100
   * @throws IllegalArgumentException if one of the two is out of its range
   */
  public ZipfDistribution(long itemCount, double exponent) {
    Arguments.requireItemCount(itemCount, Arguments.MAX_ITEM_COUNT);
    if (!(exponent >= 0 && exponent <= MAX_EXPONENT)) {
      throw new IllegalArgumentException(
          "exponent=" + exponent + " is not between 0 and " + MAX_EXPONENT);
    }
    this.itemCount = itemCount;
    this.exponent = exponent;
    this.areaAtFirst = areaUpTo(1.5) - 1;
    this.areaAtLast = areaUpTo(itemCount + 0.5);
    this.sureDistance = 2 - rankAtArea(areaUpTo(2.5) - heightAt(2));
  }

  /** How many items there are to draw from. */
  public long itemCount() {
    return itemCount;
  }

  /** The exponent s: item k is drawn in proportion to 1 / (k + 1)^s. */
  public double exponent() {
    return exponent;
  }

  @Override
  public long next(SeededRandom random) {
    while (true) {
      double area = areaAtLast + random.nextDouble() * (areaAtFirst - areaAtLast);
      double position = rankAtArea(area);
      long rank = Math.max(1, Math.min(itemCount, (long) (position + 0.5)));
      if (rank - position <= sureDistance || area >= areaUpTo(rank + 0.5) - heightAt(rank)) {
        return rank - 1;
      }
    }
  }

  private double heightAt(double rank) {
    return PortableMath.exp(-exponent * PortableMath.log(rank));
  }

  /** The integral of the curve from 1 to {@code rank}: (rank^(1-e) - 1) / (1-e), or the log. */
  private double areaUpTo(double rank) {
    double log = PortableMath.log(rank);
    double power = (1 - exponent) * log;
    return power == 0 ? log : PortableMath.expm1(power) / power * log;
  }

  /** The inverse of {@link #areaUpTo}. */
  private double rankAtArea(double area) {
    double power = Math.max(-1, (1 - exponent) * area);
    double log = power == 0 ? area : PortableMath.log1p(power) / power * area;
    return PortableMath.exp(log);
  }
}
