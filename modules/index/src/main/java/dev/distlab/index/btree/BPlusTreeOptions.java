package dev.distlab.index.btree;

import java.util.Objects;

/**
 * The choices of a {@link BPlusTree}; none of them is stored, each may change when it is opened.
 *
 * @param split where full pages are cut
 * @param rebalance what happens to emptied pages
 * @param fillFactor how full bulk load and appending splits leave a page, 0.5 to 1
 * @param maxEntriesPerPage a limit on the entries of a page besides its bytes, for pictures and
 *     tests: 0 for none, else at least 3
 */
public record BPlusTreeOptions(
    SplitPolicy split, RebalancePolicy rebalance, double fillFactor, int maxEntriesPerPage) {

  public BPlusTreeOptions {
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(rebalance, "rebalance");
    if (!(fillFactor >= 0.5 && fillFactor <= 1)) {
      throw new IllegalArgumentException("fillFactor=" + fillFactor + ": allowed 0.5..1");
    }
    if (maxEntriesPerPage != 0 && maxEntriesPerPage < 3) {
      throw new IllegalArgumentException(
          "maxEntriesPerPage=" + maxEntriesPerPage + ": allowed 0 (no limit) or from 3");
    }
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
