package dev.distlab.ring.balance;

/** How much a node may hold: the balance factor c and what follows from it. */
final class LoadCap {

  /** So that the last bit of a product does not round a whole number up to the next one. */
  private static final double ROUNDING_SLACK = 1e-9;

  private LoadCap() {}

  /**
   * Checks a balance factor.
   *
   * @throws IllegalArgumentException if it is not above 1: there would be no room to walk to
   */
  static double require(double balanceFactor) {
    if (!(balanceFactor > 1)) {
      throw new IllegalArgumentException(
          "balanceFactor=" + balanceFactor + ": must be above 1, or nothing can move on");
    }
    return balanceFactor;
  }

  /**
   * ceil(c x load x part), for a node whose weight is {@code part} of the sum of all weights: at
   * least 1 if there is any load, however small the part.
   */
  static int of(double balanceFactor, int load, double part) {
    if (load == 0) {
      return 0;
    }
    if (balanceFactor == Double.POSITIVE_INFINITY) {
      return Integer.MAX_VALUE;
    }
    return (int) Math.max(1, Math.ceil(balanceFactor * load * part - ROUNDING_SLACK));
  }
}
