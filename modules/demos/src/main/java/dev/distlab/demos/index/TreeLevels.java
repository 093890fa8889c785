package dev.distlab.demos.index;

import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.PageView;

/**
 * How many levels a tree should have.
 *
 * @param leaves pages with entries
 * @param fanOut mean number of children of an inner page below the root, which may be nearly empty;
 *     NaN where there is none
 * @param most children that the root takes, at the mean length of its separators
 */
record TreeLevels(int leaves, double fanOut, double most) {

  static TreeLevels of(BPlusTree tree) {
    int top = tree.height() - 1;
    int leaves = 0;
    int below = 0;
    long children = 0;
    double most = 1;
    for (PageView page : tree.pages()) {
      leaves += page.level() == 0 ? 1 : 0;
      if (page.level() > 0 && page.level() == top) {
        most = 1 + page.keys().size() * (double) page.capacityBytes() / page.usedBytes();
      } else if (page.level() > 0) {
        below++;
        children += page.children().size();
      }
    }
    return new TreeLevels(leaves, below == 0 ? Double.NaN : (double) children / below, most);
  }

  /** Levels up to a root that takes all pages of the level below it. */
  int levels() {
    return levels(1);
  }

  /**
   * The same with roots that take {@code slack} times as many: separators are not all of a length.
   */
  int levels(double slack) {
    int levels = 1;
    for (double pages = leaves; pages > 1; levels++) {
      boolean fitsARoot = pages <= most * slack || Double.isNaN(fanOut);
      pages = fitsARoot ? 1 : pages / fanOut;
    }
    return levels;
  }
}
