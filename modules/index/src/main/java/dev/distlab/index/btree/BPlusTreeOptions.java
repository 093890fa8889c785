package dev.distlab.index.btree;

import java.util.Objects;

/**
 * The choices of a {@link BPlusTree}. What becomes of emptied pages and the limit on entries are
 * laws of the pages: they are stored, and a tree is opened with the ones that it was made with, or
 * refused. The other two are not stored and may change each time.
 *
 * @param split where full pages are cut
 * @param rebalance what happens to emptied pages
 * @param fillFactor how full bulk load and appending splits leave a page, 0.5 to 1
 * @param maxEntriesPerPage a limit on the entries of a page besides its bytes, for pictures and
 *     tests: 0 for none, else 3 to {@value #LARGEST_LIMIT}
 */
public record BPlusTreeOptions(
    SplitPolicy split, RebalancePolicy rebalance, double fillFactor, int maxEntriesPerPage) {

  /** The largest limit on the entries of a page; no page has room for so many. */
  public static final int LARGEST_LIMIT = 65_535;

  public BPlusTreeOptions {
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(rebalance, "rebalance");
    if (!(fillFactor >= 0.5 && fillFactor <= 1)) {
      throw new IllegalArgumentException("fillFactor=" + fillFactor + ": allowed 0.5..1");
    }
    if (maxEntriesPerPage != 0 && (maxEntriesPerPage < 3 || maxEntriesPerPage > LARGEST_LIMIT)) {
      throw new IllegalArgumentException(
          "maxEntriesPerPage="
              + maxEntriesPerPage
              + ": allowed 0 (no limit) or 3.."
              + LARGEST_LIMIT);
    }
  }

  /** What is stored, as a number of 17 bits; 0 for the defaults. */
  int laws() {
    return maxEntriesPerPage << 1 | (rebalance == RebalancePolicy.MERGE_AT_HALF ? 0 : 1);
  }

  static String textOfLaws(int laws) {
    RebalancePolicy policy =
        (laws & 1) == 0 ? RebalancePolicy.MERGE_AT_HALF : RebalancePolicy.FREE_AT_EMPTY;
    return "rebalance=" + policy + " and maxEntriesPerPage=" + (laws >>> 1);
  }

  /** Rightmost splits, merging at half, 90 % fill, no limit but the bytes. */
  public static BPlusTreeOptions defaults() {
    return new BPlusTreeOptions(SplitPolicy.RIGHTMOST, RebalancePolicy.MERGE_AT_HALF, 0.9, 0);
  }

  /** These options with another split policy. */
  public BPlusTreeOptions withSplit(SplitPolicy other) {
    return new BPlusTreeOptions(other, rebalance, fillFactor, maxEntriesPerPage);
  }

  /** These options with another delete policy. */
  public BPlusTreeOptions withRebalance(RebalancePolicy other) {
    return new BPlusTreeOptions(split, other, fillFactor, maxEntriesPerPage);
  }

  /** These options with another fill factor. */
  public BPlusTreeOptions withFillFactor(double other) {
    return new BPlusTreeOptions(split, rebalance, other, maxEntriesPerPage);
  }

  /** These options with another limit on the entries of a page. */
  public BPlusTreeOptions withMaxEntriesPerPage(int other) {
    return new BPlusTreeOptions(split, rebalance, fillFactor, other);
  }
}
