package dev.distlab.index.btree;

/** What happens to pages that deletes have emptied. */
public enum RebalancePolicy {
  /**
   * A page that falls under half takes entries from a sibling, or is merged with one: the
   * textbook's delete. Space comes back at once.
   */
  MERGE_AT_HALF,
  /**
   * A page is given back only when its last entry has gone: what PostgreSQL does, since it is
   * cheaper and most tables grow again. Pages may stay nearly empty for ever.
   */
  FREE_AT_EMPTY
}
