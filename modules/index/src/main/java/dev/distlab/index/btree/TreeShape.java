package dev.distlab.index.btree;

/**
 * How large a tree is and how well its pages are used.
 *
 * @param height levels, 1 if the root is a leaf
 * @param leafPages pages with entries
 * @param innerPages pages with separators
 * @param entries keys
 * @param leafFill the share of the leaves' bytes that is in use, 0 to 1
 * @param innerFill the same of the inner pages, 0 if there are none
 */
public record TreeShape(
    int height, int leafPages, int innerPages, long entries, double leafFill, double innerFill) {

  static TreeShape of(TreeFile file) {
    long[] pages = new long[2];
    long[] used = new long[2];
    long[] entries = new long[2];
    PageView.walk(
        file,
        page -> {
          int kind = TreePage.isLeaf(page.bytes()) ? 0 : 1;
          pages[kind]++;
          used[kind] += TreePage.usedBytes(page.bytes());
          entries[kind] += TreePage.count(page.bytes());
        });
    return new TreeShape(
        file.rootLevel() + 1,
        (int) pages[0],
        (int) pages[1],
        entries[0],
        fill(used[0], pages[0] * file.capacityBytes()),
        fill(used[1], pages[1] * file.capacityBytes()));
  }

  private static double fill(long used, long capacity) {
    return capacity == 0 ? 0 : (double) used / capacity;
  }

  /** The mean number of entries in a leaf. */
  public double entriesPerLeaf() {
    return (double) entries / leafPages;
  }

  /** The mean number of children of an inner page; 0 if there are none. */
  public double fanOut() {
    return innerPages == 0 ? 0 : (double) (leafPages + innerPages - 1) / innerPages;
  }
}
