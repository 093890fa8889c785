package dev.distlab.index.btree;

/** Where a full page is cut in two. */
public enum SplitPolicy {
  /** In the middle, by bytes: right for keys that arrive anywhere. */
  MIDDLE,
  /**
   * In the middle, but where an ascending load goes on, behind the last key of the last page, only
   * the part above the fill factor moves: otherwise every page of such a load stays half empty.
   */
  RIGHTMOST
}
