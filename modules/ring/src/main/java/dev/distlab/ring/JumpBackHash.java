package dev.distlab.ring;

import dev.distlab.kernel.random.SplitMix64;

/**
 * JumpBackHash: jump hash from the other end, a key's bucket in constant time and whole numbers.
 *
 * <p>{@link JumpHash} follows a key from bucket 0 to the last of its jumps below n; this comes from
 * above and meets that jump first. For every range of buckets 2^i to 2^(i+1) - 1 a key has draws of
 * its own, the same whatever n is: none at all in one half of the cases, else a bucket of the
 * range, and then more out of 0 to 2^(i+1) - 1 until one falls below the range. The key's bucket is
 * the first draw below n of the highest range that has one. When n grows by one, the only draw that
 * can come before it is the new bucket: no key moves between old ones.
 *
 * <p>Pure, no memory. Look-up O(1): one random number, and 2/3 more on the average at most.
 *
 * <p>Source: O. Ertl, "JumpBackHash: say goodbye to the modulo operation to distribute keys
 * uniformly to buckets", 2024 (arXiv 2403.18682). With SplitMix64 for the random numbers, its
 * buckets are those of hash4j's {@code jumpBackHash}.
 */
public final class JumpBackHash {

  private JumpBackHash() {}

  /**
   * The bucket of a key.
   *
   * @param key any 64 bits
   * @param buckets above 0
   * @return 0 to {@code buckets} - 1
   * @throws IllegalArgumentException if {@code buckets} is not above 0
   */
  public static int bucket(long key, int buckets) {
    if (buckets <= 0) {
      throw new IllegalArgumentException("buckets=" + buckets + ": must be above 0");
    }
    SplitMix64 random = new SplitMix64(key);
    long first = random.next();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(buckets - 1);
    // Bit i: whether the range that begins at 2^i has draws. Given these bits, either half of the
    // first number is as good as new, so two ranges in a row take one each.
    int ranges = (int) ((first ^ first >>> Integer.SIZE) & (1L << bits) - 1);
    while (ranges != 0) {
      int begin = Integer.highestOneBit(ranges);
      int half = (int) (first >>> Integer.SIZE * Integer.bitCount(ranges));
      int bucket = firstBelow(buckets, begin, begin | half & begin - 1, random);
      if (bucket >= begin) {
        return bucket;
      }
      ranges ^= begin;
    }
    return 0;
  }

  /** The first draw below {@code buckets}, or one below the range if that comes before. */
  private static int firstBelow(int buckets, int begin, int firstDraw, SplitMix64 random) {
    int draw = firstDraw;
    long drawn = 0;
    boolean halfIsLeft = false;
    while (draw >= buckets) {
      drawn = halfIsLeft ? drawn >>> Integer.SIZE : random.next();
      halfIsLeft = !halfIsLeft;
      draw = (int) drawn & 2 * begin - 1;
    }
    return draw;
  }
}
