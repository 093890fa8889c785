package dev.distlab.kernel.random;

/**
 * Which item is asked for next: a draw of an item's number, 0 to the item count - 1.
 *
 * <p>All randomness comes from the stream that is handed in, so that the same distribution serves
 * many streams. Implementations are immutable and safe for any thread unless they say otherwise.
 */
@FunctionalInterface
public interface LongDistribution {

  /** Draws one item. */
  long next(SeededRandom random);
}
