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
    return Expected.between(
        down(Math.max(0, percent - slack), 10), up(Math.min(100, percent + slack), 10));
  }

  /**
   * The part of {@code samples} that has a property of probability {@code p}, as a percentage. Rare
   * events stray further than their standard deviation says, by a few samples.
   */
  static Expected percentOf(double p, double samples) {
    double deviation = Math.sqrt(p * (1 - p) / samples) + RARE_SAMPLES / SIGMAS / samples;
    return percent(100 * p, 100 * deviation);
  }

  /** At most 1 and what a deviation of this size can add: for the busiest node over the mean. */
  static Expected busiest(double deviation) {
    return Expected.atMost(up(1 + SIGMAS * deviation, 100));
  }

  /** Values around {@code mean}, given their standard deviation. */
  static Expected around(double mean, double deviation) {
    return Expected.between(
        down(mean - SIGMAS * deviation, 100), up(mean + SIGMAS * deviation, 100));
  }

  private static double up(double value, int places) {
    return Math.ceil(value * places) / places;
  }

  private static double down(double value, int places) {
    return Math.floor(value * places) / places;
  }
}
