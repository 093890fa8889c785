package dev.distlab.kernel.random;

/** All items alike. O(1) a draw. */
public record UniformDistribution(long itemCount) implements LongDistribution {

  /**
   * @throws IllegalArgumentException if {@code itemCount} is not positive
   */
  public UniformDistribution {
    Arguments.requireItemCount(itemCount, Long.MAX_VALUE);
  }

  @Override
  public long next(SeededRandom random) {
    return random.nextLong(itemCount);
  }
}
