package dev.distlab.kernel.random;

/**
 * The time between events that come independently of each other at a constant rate: {@code P(X > x)
 * = exp(-x / mean)}. Its standard deviation equals its mean. O(1) a draw.
 *
 * @param mean in the unit of the draws
 */
public record ExponentialDistribution(double mean) implements DoubleDistribution {

  /**
   * @throws IllegalArgumentException if {@code mean} is not positive and finite
   */
  public ExponentialDistribution {
    Arguments.requirePositive("mean", mean);
  }

  @Override
  public double next(SeededRandom random) {
    return mean * random.nextExponential();
  }
}
