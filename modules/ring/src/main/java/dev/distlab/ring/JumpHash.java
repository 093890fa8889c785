package dev.distlab.ring;

/**
 * Jump consistent hash: a key's bucket out of 0 to n - 1, from arithmetic alone.
 *
 * <p>Think of the buckets being added one by one: at each n a key jumps to the new bucket with
 * probability 1/n. The algorithm computes from one jump where the next one is, about ln(n) of them.
 * Pure, no memory, O(log n).
 *
 * <p>Source: J. Lamping and E. Veach, "A fast, minimal memory, consistent hash algorithm", 2014
 * (arXiv 1406.2294).
 */
public final class JumpHash {

  private static final long MULTIPLIER = 2862933555777941757L;

  private JumpHash() {}

  /**
   * The bucket of a key.
   *
   * @param key any 64 bits, taken as unsigned
   * @param buckets above 0
   * @return 0 to {@code buckets} - 1
   * @throws IllegalArgumentException if {@code buckets} is not above 0
   */
  public static int bucket(long key, int buckets) {
    if (buckets <= 0) {
      throw new IllegalArgumentException("buckets=" + buckets + ": must be above 0");
    }
    long state = key;
    long bucket = -1;
    long next = 0;
    while (next < buckets) {
      bucket = next;
      state = state * MULTIPLIER + 1;
      next = (long) ((bucket + 1) * (0x1.0p31 / ((state >>> 33) + 1)));
    }
    return (int) bucket;
  }
}
