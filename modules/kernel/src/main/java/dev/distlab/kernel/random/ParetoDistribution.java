package dev.distlab.kernel.random;

import dev.distlab.kernel.PortableMath;

/**
 * A heavy tail, as pauses and file sizes have it: {@code P(X > x) = (scale / x)^shape} for x above
 * scale. The mean is {@code scale * shape / (shape - 1)}, and infinite for a shape of 1 or less;
 * the variance is infinite for a shape of 2 or less. A shape below 0.06 draws infinity now and
 * then, for want of larger doubles. O(1) a draw.
 *
 * @param scale the smallest value, in the unit of the draws
 * @param shape how fast the tail thins out: the smaller, the heavier
 */
public record ParetoDistribution(double scale, double shape) implements DoubleDistribution {

  /**
   * @throws IllegalArgumentException if one of the two is not positive and finite
   */
  public ParetoDistribution {
    Arguments.requirePositive("scale", scale);
    Arguments.requirePositive("shape", shape);
  }

  @Override
  public double next(SeededRandom random) {
    return scale * PortableMath.exp(random.nextExponential() / shape);
  }
}
