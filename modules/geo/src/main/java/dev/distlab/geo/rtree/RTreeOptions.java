package dev.distlab.geo.rtree;

import java.util.Objects;

/**
 * How an R-tree grows.
 *
 * @param maxEntries entries in a page before it splits (Guttman's M), 4 to 256
 * @param minEntries entries that a page must keep (Guttman's m), 2 to half of {@code maxEntries}
 * @param algorithm whose rules choose pages and split them
 * @param contents points, which need half the room in the leaves, or rectangles
 */
public record RTreeOptions(int maxEntries, int minEntries, Algorithm algorithm, Contents contents) {

  /** Whose rules. */
  public enum Algorithm {
    /** Guttman 1984, with the quadratic split. */
    QUADRATIC,
    /** Beckmann et al. 1990: overlap counts, and entries get a second chance before a split. */
    R_STAR
  }

  /** What the leaves hold. */
  public enum Contents {
    POINTS,
    RECTANGLES
  }

  /**
   * Options.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public RTreeOptions {
    if (maxEntries < 4 || maxEntries > 256) {
      throw new IllegalArgumentException(
          "maxEntries=" + maxEntries + " is out of range: allowed 4..256");
    }
    if (minEntries < 2 || minEntries > maxEntries / 2) {
      throw new IllegalArgumentException(
          "minEntries=" + minEntries + " is out of range: allowed 2.." + maxEntries / 2);
    }
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(contents, "contents");
  }

  /** R*, 16 entries a page and at least 6 of them, points. */
  public static RTreeOptions defaults() {
    return new RTreeOptions(16, 6, Algorithm.R_STAR, Contents.POINTS);
  }

  /** The same with pages of another size, 40 % of it as the least. */
  public RTreeOptions withMaxEntries(int newMax) {
    return new RTreeOptions(newMax, Math.max(2, newMax * 2 / 5), algorithm, contents);
  }

  /** The same by other rules. */
  public RTreeOptions withAlgorithm(Algorithm newAlgorithm) {
    return new RTreeOptions(maxEntries, minEntries, newAlgorithm, contents);
  }

  /** The same for other contents. */
  public RTreeOptions withContents(Contents newContents) {
    return new RTreeOptions(maxEntries, minEntries, algorithm, newContents);
  }
}
