package dev.distlab.kernel.random;

/**
 * How long, or how much: a draw of a real number, such as the time until the next request.
 *
 * <p>All randomness comes from the stream that is handed in. Implementations are immutable and safe
 * for any thread.
 */
@FunctionalInterface
public interface DoubleDistribution {

  /** Draws one value. */
  double next(SeededRandom random);
}
