package dev.distlab.index.hash;

import java.util.Objects;

/**
 * The choices of a hash index on pages. All but {@code maxFill} decide where a key stands: an index
 * is opened with the ones that it was made with, or refused.
 *
 * @param hash how keys become numbers
 * @param maxDepth how many bits of the hash may be used to choose a bucket, 1 to 30; the directory
 *     has at most 2^maxDepth entries of 4 bytes
 * @param maxEntriesPerBucket a limit on the entries of a page besides its bytes, for pictures and
 *     tests: 0 for none, at most {@value #LARGEST_LIMIT}
 * @param maxFill linear hashing: the share of the buckets' bytes in use above which the next bucket
 *     is split, 0.5 to 1; extendible hashing splits when a bucket is full
 */
public record HashOptions(
    HashFunction hash, int maxDepth, int maxEntriesPerBucket, double maxFill) {

  /** The largest limit on the entries of a page; no page has room for so many. */
  public static final int LARGEST_LIMIT = 65_535;

  private static final int DEPTH_BITS = 5;

  public HashOptions {
    Objects.requireNonNull(hash, "hash");
    if (maxDepth < 1 || maxDepth > 30) {
      throw new IllegalArgumentException("maxDepth=" + maxDepth + ": allowed 1..30");
    }
    if (maxEntriesPerBucket < 0 || maxEntriesPerBucket > LARGEST_LIMIT) {
      throw new IllegalArgumentException(
          "maxEntriesPerBucket="
              + maxEntriesPerBucket
              + ": allowed 0 (no limit).."
              + LARGEST_LIMIT);
    }
    if (!(maxFill >= 0.5 && maxFill <= 1)) {
      throw new IllegalArgumentException("maxFill=" + maxFill + ": allowed 0.5..1");
    }
  }

  /** The limits as they are stored, as one number. */
  int limits() {
    return maxEntriesPerBucket << DEPTH_BITS | maxDepth;
  }

  static String textOfLimits(int limits) {
    int maxDepth = limits & (1 << DEPTH_BITS) - 1;
    return "maxDepth=" + maxDepth + " and maxEntriesPerBucket=" + (limits >>> DEPTH_BITS);
  }

  /** Murmur3, at most 24 bits, no limit but the bytes, linear hashing splits above 75 %. */
  public static HashOptions defaults() {
    return new HashOptions(HashFunction.murmur3(), 24, 0, 0.75);
  }

  /** These options with another hash. */
  public HashOptions withHash(HashFunction other) {
    return new HashOptions(other, maxDepth, maxEntriesPerBucket, maxFill);
  }

  /** These options with another limit on the bits used. */
  public HashOptions withMaxDepth(int other) {
    return new HashOptions(hash, other, maxEntriesPerBucket, maxFill);
  }

  /** These options with another limit on the entries of a page. */
  public HashOptions withMaxEntriesPerBucket(int other) {
    return new HashOptions(hash, maxDepth, other, maxFill);
  }

  /** These options with another fill. */
  public HashOptions withMaxFill(double other) {
    return new HashOptions(hash, maxDepth, maxEntriesPerBucket, other);
  }
}
