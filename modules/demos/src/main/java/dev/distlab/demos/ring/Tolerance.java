package dev.distlab.demos.ring;

import dev.distlab.experiment.Expected;

/**
 * How far from theory a claim lets a run stray: 4.5 standard deviations, which one run in some
 * hundred thousand leaves by chance. Pure functions.
 */
final class Tolerance {

  private static final double SIGMAS = 4.5;
  private static final double RARE_SAMPLES = 3;

  private Tolerance() {}

  /** Percentages around {@code percent}, given their standard deviation. */
  static Expected percent(double percent, double deviation) {
    double slack = SIGMAS * deviation + 0.05;
    return Expected.between(Math.max(0, percent - slack), Math.min(100, percent + slack))
        .roundedOut(1);
  }

  /**
   * The part of {@code samples} that has a property of probability {@code p}, as a percentage. Rare
   * events stray further than their standard deviation says, by a few samples.
   */
  static Expected percentOf(double p, double samples) {
    double deviation = Math.sqrt(p * (1 - p) / samples) + RARE_SAMPLES / SIGMAS / samples;
    return percent(100 * p, 100 * deviation);
  }

  /**
   * At most 1 and what chance can add: for the busiest node over the mean.
   *
   * @param deviation of a node's load over the mean
   * @param samplesPerNode how many keys or requests make up the mean
   */
  static Expected busiest(double deviation, double samplesPerNode) {
    return Expected.atMost(largest(deviation) + RARE_SAMPLES / samplesPerNode).roundedOut(2);
  }

  /**
   * How many times its mean a share of a ring becomes at most: shares have a long tail upwards, the
   * longer the fewer points they have. The quantile of a gamma distribution of this coefficient of
   * variation, after E. Wilson and M. Hilferty, "The distribution of chi-square", PNAS 17, 1931.
   */
  static double largest(double variation) {
    double root = 1 - variation * variation / 9 + SIGMAS * variation / 3;
    return Math.max(1 + SIGMAS * variation, root * root * root);
  }

  /** Values around {@code mean}, given their standard deviation. */
  static Expected around(double mean, double deviation) {
    return Expected.between(mean - SIGMAS * deviation, mean + SIGMAS * deviation).roundedOut(2);
  }
}
