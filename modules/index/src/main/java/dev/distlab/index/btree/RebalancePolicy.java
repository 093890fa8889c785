package dev.distlab.index.btree;

/**
 * What happens to pages that deletes have emptied, and how full a page is at least. The law holds
 * for every page but the root; the last page of a level, which an ascending load goes on with, only
 * has to have an entry.
 */
public enum RebalancePolicy {
  /**
   * A page that falls under half takes entries from a sibling, or is merged with one: the
   * textbook's delete. Space comes back at once.
   *
   * <p>The law: with a limit on entries a page has half of them; without one, or where bytes bind
   * before the limit, its fences and entries would take a quarter of its bytes if each key stood
   * there whole. That is half less what one entry may take: a page that cannot spare an entry may
   * keep its sibling under half. It says nothing about the bytes in use, of which the common prefix
   * of a page's keys may save nearly all, but two such pages may share none, and so not fit in one.
   */
  MERGE_AT_HALF,
  /**
   * A page is given back only when its last entry has gone: what PostgreSQL does, since it is
   * cheaper and most tables grow again. Pages may stay nearly empty for ever; the law is that they
   * are not empty.
   */
  FREE_AT_EMPTY
}
