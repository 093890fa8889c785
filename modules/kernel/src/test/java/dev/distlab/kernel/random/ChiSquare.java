package dev.distlab.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;

/** Pearson's test: do counts agree with probabilities? */
final class ChiSquare {

  private ChiSquare() {}

  /**
   * Fails when counts this far from their expectation come about less than once in 30,000 runs
   * (four standard deviations, by the cube root of Wilson and Hilferty).
   */
  static void assertFits(long[] counts, double[] probabilities) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = total * probabilities[i];
      assertThat(expected).as("expected count of cell %d", i).isGreaterThan(5);
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    double spread = 2.0 / (9.0 * (counts.length - 1));
    double deviations =
        (Math.cbrt(statistic / (counts.length - 1)) - (1 - spread)) / Math.sqrt(spread);
    assertThat(deviations).as("chi-square %s of %s", statistic, counts.length).isLessThan(4);
  }
}
