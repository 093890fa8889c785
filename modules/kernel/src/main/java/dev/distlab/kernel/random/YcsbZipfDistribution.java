package dev.distlab.kernel.random;

import dev.distlab.kernel.PortableMath;

/**
 * Zipf's law as the YCSB benchmark draws it: item 0 is the most popular. The first two items have
 * their exact probabilities, the others those of a continuous curve that starts behind them: the
 * third is drawn up to a fifth too often, the tenth by a few percent. For comparisons with figures
 * that were measured with YCSB; {@link ZipfDistribution} is exact and takes larger exponents.
 *
 * <p>Cost: O(1) to construct and to draw.
 *
 * <p>Source: B. F. Cooper et al., "Benchmarking cloud serving systems with YCSB", SoCC 2010,
 * section "Distributions"; J. Gray et al., "Quickly generating billion-record synthetic databases",
 * SIGMOD 1994, the generator of Zipfian distributions.
 */
public final class YcsbZipfDistribution implements LongDistribution {

  /** The skew that YCSB takes if none is given. */
  public static final double DEFAULT_THETA = 0.99;

  /** Terms of {@link #zeta} that are added one by one. */
  private static final int SUMMED_TERMS = 64;

  private final long itemCount;
  private final double theta;

  private final double zeta;
  private final double firstTwo;
  private final double eta;

  /** A distribution with {@link #DEFAULT_THETA}. */
  public YcsbZipfDistribution(long itemCount) {
    this(itemCount, DEFAULT_THETA);
  }

  /**
   * @param itemCount 1 to 2^52
   * @param theta the skew, above 0 and below 1
   * @throws IllegalArgumentException if one of the two is out of its range
   */
  public YcsbZipfDistribution(long itemCount, double theta) {
    Arguments.requireItemCount(itemCount, Arguments.MAX_ITEM_COUNT);
    if (!(theta > 0 && theta < 1)) {
      throw new IllegalArgumentException(
          "theta=" + theta + " is not above 0 and below 1: use ZipfDistribution beyond");
    }
    this.itemCount = itemCount;
    this.theta = theta;
    this.zeta = zeta(itemCount, theta);
    this.firstTwo = 1 + PortableMath.pow(0.5, theta);
    this.eta = (1 - PortableMath.pow(2.0 / itemCount, 1 - theta)) / (1 - firstTwo / zeta);
  }

  /** How many items there are to draw from. */
  public long itemCount() {
    return itemCount;
  }

  /** The constant of YCSB, its exponent: 0.99 there. */
  public double theta() {
    return theta;
  }

  @Override
  public long next(SeededRandom random) {
    double u = random.nextDouble();
    double scaled = u * zeta;
    if (scaled < 1) {
      return 0;
    }
    if (scaled < firstTwo || itemCount <= 2) {
      return 1;
    }
    double share = PortableMath.pow(eta * u - eta + 1, 1 / (1 - theta));
    return Math.min(itemCount - 1, (long) (itemCount * share));
  }

  /**
   * The sum of {@code 1 / i^theta} for i from 1 to {@code n}: the first terms one by one, the rest
   * by the formula of Euler and Maclaurin, whose next term is below 2^-53 of the sum.
   */
  static double zeta(long n, double theta) {
    long summed = Math.min(n, SUMMED_TERMS);
    double sum = 0;
    for (long i = summed; i >= 1; i--) {
      sum += PortableMath.pow(i, -theta);
    }
    if (n == summed) {
      return sum;
    }
    return sum + tailUpTo(n, theta) - tailUpTo(summed, theta);
  }

  /** Integral, half of the last term, and the corrections with B2/2!, B4/4! and B6/6!. */
  private static double tailUpTo(double x, double theta) {
    double term = PortableMath.pow(x, -theta);
    double perSquare = 1 / (x * x);
    double third = theta * (theta + 1) * (theta + 2) / 720;
    double fifth = theta * (theta + 1) * (theta + 2) * (theta + 3) * (theta + 4) / 30240;
    double corrections = theta / 12 - perSquare * (third - perSquare * fifth);
    return term * (x / (1 - theta) + 0.5 - corrections / x);
  }
}
