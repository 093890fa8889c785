package dev.distlab.geo.rtree;

import dev.distlab.geo.VisitCounter;

/** The rules by which an R-tree chooses where to put an entry and how to divide a full page. */
interface SplitPolicy {

  /** The child of an inner page into which an entry goes. */
  int chooseSubtree(TreeNode page, Entry entry);

  /**
   * Divides the entries of a page that has one too many.
   *
   * @return true for each entry that moves to the new page; at least {@code minEntries} move and as
   *     many stay
   */
  boolean[] split(TreeNode page, int minEntries);

  /** How many entries of an overfull page to insert again before splitting it, 0 for none. */
  int reinsertCount(int maxEntries);

  /** The rules of an algorithm; {@code counter} counts the rectangles that they compare. */
  static SplitPolicy of(RTreeOptions.Algorithm algorithm, VisitCounter counter) {
    return switch (algorithm) {
      case QUADRATIC -> new QuadraticSplit(counter);
      case R_STAR -> new RStarSplit(counter);
    };
  }

  /** The child that grows least; of equals the smallest. Guttman's ChooseLeaf. */
  static int leastEnlargement(TreeNode page, Entry entry) {
    int best = 0;
    double bestEnlargement = Double.POSITIVE_INFINITY;
    double bestArea = Double.POSITIVE_INFINITY;
    for (int i = 0; i < page.count(); i++) {
      double area = (page.north(i) - page.south(i)) * (page.east(i) - page.west(i));
      double height =
          Math.max(page.north(i), entry.north()) - Math.min(page.south(i), entry.south());
      double width = Math.max(page.east(i), entry.east()) - Math.min(page.west(i), entry.west());
      double enlargement = height * width - area;
      if (enlargement < bestEnlargement || enlargement == bestEnlargement && area < bestArea) {
        best = i;
        bestEnlargement = enlargement;
        bestArea = area;
      }
    }
    return best;
  }
}
