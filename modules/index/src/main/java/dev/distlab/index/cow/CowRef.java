package dev.distlab.index.cow;

/**
 * A reference to a node: by the number of its page, or to a node that has no page yet, since it was
 * made after the last commit.
 *
 * @param page {@link #NO_PAGE} if it has none
 * @param node null if it is on the disk
 */
record CowRef(int page, CowNode node) {

  /** Page 0 and 1 are the meta pages, so no node has number 0. */
  static final int NO_PAGE = 0;

  static CowRef onPage(int page) {
    return new CowRef(page, null);
  }

  static CowRef to(CowNode node) {
    return new CowRef(NO_PAGE, node);
  }

  boolean isOnDisk() {
    return node == null;
  }
}
