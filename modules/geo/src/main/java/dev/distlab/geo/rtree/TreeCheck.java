package dev.distlab.geo.rtree;

import dev.distlab.kernel.Invariant;

/** The laws of an R-tree's pages. */
final class TreeCheck {

  private TreeCheck() {}

  /** Checks the pages, and that their leaves hold {@code entryCount} entries. */
  static void check(TreeNode root, RTreeOptions options, int entryCount) {
    Invariant.check(
        root.isLeaf() || root.count() >= 2, "I8: the root has %d children", root.count());
    int inLeaves = checkBelow(root, true, options);
    Invariant.check(
        inLeaves == entryCount, "I1: %d entries in the leaves, %d counted", inLeaves, entryCount);
  }

  /** Returns how many entries there are in the leaves. */
  private static int checkBelow(TreeNode page, boolean isRoot, RTreeOptions options) {
    boolean enough = isRoot || page.count() >= options.minEntries();
    Invariant.check(
        enough && page.count() <= options.maxEntries(),
        "I8: a page of level %d holds %d entries, allowed %d..%d",
        page.level,
        page.count(),
        options.minEntries(),
        options.maxEntries());
    if (page.isLeaf()) {
      return page.count();
    }
    int inLeaves = 0;
    for (int i = 0; i < page.count(); i++) {
      TreeNode child = page.child(i);
      Invariant.check(
          child.level == page.level - 1,
          "I9: a page of level %d has a child of level %d",
          page.level,
          child.level);
      inLeaves += checkBelow(child, false, options);
      checkTight(page, i, child.mbr());
    }
    return inLeaves;
  }

  private static void checkTight(TreeNode page, int i, Mbr mbr) {
    Invariant.check(
        mbr.south == page.south(i)
            && mbr.west == page.west(i)
            && mbr.north == page.north(i)
            && mbr.east == page.east(i),
        "I7: rectangle %s is not the tightest: %s %s %s %s",
        page.boundsOf(i),
        mbr.south,
        mbr.west,
        mbr.north,
        mbr.east);
  }
}
