package dev.distlab.geo.rtree;

import dev.distlab.geo.VisitCounter;

/**
 * The rules of the R*-tree: above the leaves the child is chosen whose overlap with its siblings
 * grows least; a page is cut along one axis, the one that gives the squarest halves, at the cut
 * with the least overlap; and before that the outermost entries of a page are inserted once more.
 *
 * <p>Source: N. Beckmann, H.-P. Kriegel, R. Schneider and B. Seeger, "The R*-tree: An Efficient and
 * Robust Access Method for Points and Rectangles", SIGMOD 1990, sections 4.1 (ChooseSubtree), 4.2
 * (split: m = 40 % of M) and 4.3 (forced reinsertion: p = 30 % of M, nearest first).
 */
final class RStarSplit implements SplitPolicy {

  private final VisitCounter counter;

  RStarSplit(VisitCounter counter) {
    this.counter = counter;
  }

  @Override
  public int chooseSubtree(TreeNode page, Entry entry) {
    counter.addUpdateSteps(page.count());
    if (page.level > 1) {
      return SplitPolicy.leastEnlargement(page, entry);
    }
    int around = smallestAround(page, entry);
    return around >= 0 ? around : leastOverlapEnlargement(page, entry);
  }

  /**
   * A child that needs not grow costs no overlap: the smallest of these, or -1 if there is none.
   */
  private static int smallestAround(TreeNode page, Entry entry) {
    int best = -1;
    double bestArea = Double.POSITIVE_INFINITY;
    for (int i = 0; i < page.count(); i++) {
      if (page.encloses(i, entry)) {
        double area = (page.north(i) - page.south(i)) * (page.east(i) - page.west(i));
        if (area < bestArea) {
          best = i;
          bestArea = area;
        }
      }
    }
    return best;
  }

  private int leastOverlapEnlargement(TreeNode page, Entry entry) {
    int best = 0;
    double bestOverlap = Double.POSITIVE_INFINITY;
    double bestEnlargement = Double.POSITIVE_INFINITY;
    double bestArea = Double.POSITIVE_INFINITY;
    for (int i = 0; i < page.count(); i++) {
      double south = Math.min(page.south(i), entry.south());
      double west = Math.min(page.west(i), entry.west());
      double north = Math.max(page.north(i), entry.north());
      double east = Math.max(page.east(i), entry.east());
      double area = (page.north(i) - page.south(i)) * (page.east(i) - page.west(i));
      double enlargement = (north - south) * (east - west) - area;
      double overlap = 0;
      counter.addUpdateSteps(page.count());
      for (int j = 0; j < page.count() && overlap <= bestOverlap; j++) {
        if (j != i) {
          overlap += overlap(page, j, south, west, north, east);
          overlap -= overlap(page, j, page.south(i), page.west(i), page.north(i), page.east(i));
        }
      }
      if (isBetter(overlap, bestOverlap, enlargement, bestEnlargement, area < bestArea)) {
        best = i;
        bestOverlap = overlap;
        bestEnlargement = enlargement;
        bestArea = area;
      }
    }
    return best;
  }

  private static boolean isBetter(
      double overlap, double bestOverlap, double growth, double bestGrowth, boolean smaller) {
    if (overlap != bestOverlap) {
      return overlap < bestOverlap;
    }
    return growth != bestGrowth ? growth < bestGrowth : smaller;
  }

  private static double overlap(
      TreeNode page, int j, double south, double west, double north, double east) {
    double height = Math.min(page.north(j), north) - Math.max(page.south(j), south);
    double width = Math.min(page.east(j), east) - Math.max(page.west(j), west);
    return height > 0 && width > 0 ? height * width : 0;
  }

  @Override
  public int reinsertCount(int maxEntries) {
    return Math.max(1, maxEntries * 3 / 10);
  }

  @Override
  public boolean[] split(TreeNode page, int minEntries) {
    // Each order is sorted, then its rectangles are added up from both ends.
    counter.addUpdateSteps((page.holdsPoints() ? 2L : 4L) * 3 * page.count());
    Cut byLatitude = Cut.best(page, minEntries, true);
    Cut byLongitude = Cut.best(page, minEntries, false);
    Cut best = byLatitude.marginSum <= byLongitude.marginSum ? byLatitude : byLongitude;
    boolean[] moves = new boolean[page.count()];
    for (int i = best.firstCount; i < best.order.length; i++) {
      moves[best.order[i]] = true;
    }
    return moves;
  }

  /** The entries of a page in the order of one axis, and the best place to cut this order. */
  private static final class Cut {

    private double marginSum;
    private double leastOverlap = Double.POSITIVE_INFINITY;
    private double leastArea = Double.POSITIVE_INFINITY;
    private int[] order;
    private int firstCount;

    /** Of the orders by lower and by upper edge; the margins of both tell how good the axis is. */
    private static Cut best(TreeNode page, int minEntries, boolean byLatitude) {
      Cut cut = new Cut();
      cut.consider(page, minEntries, sorted(page, byLatitude, false));
      if (!page.holdsPoints()) {
        cut.consider(page, minEntries, sorted(page, byLatitude, true));
      }
      return cut;
    }

    private void consider(TreeNode page, int minEntries, int[] candidate) {
      int count = candidate.length;
      Mbr[] fromEnd = new Mbr[count];
      Mbr mbr = new Mbr();
      for (int i = count - 1; i >= minEntries; i--) {
        mbr.addEntry(page, candidate[i]);
        fromEnd[i] = new Mbr();
        fromEnd[i].add(mbr);
      }
      mbr.clear();
      for (int i = 0; i < count - minEntries; i++) {
        mbr.addEntry(page, candidate[i]);
        if (i + 1 >= minEntries) {
          considerCut(mbr, fromEnd[i + 1], candidate, i + 1);
        }
      }
    }

    private void considerCut(Mbr first, Mbr second, int[] candidate, int count) {
      marginSum += first.margin() + second.margin();
      double overlap = first.overlap(second);
      double area = first.area() + second.area();
      if (overlap < leastOverlap || overlap == leastOverlap && area < leastArea) {
        leastOverlap = overlap;
        leastArea = area;
        order = candidate;
        firstCount = count;
      }
    }

    /** An insertion sort: pages are small. */
    private static int[] sorted(TreeNode page, boolean byLatitude, boolean byUpperEdge) {
      int count = page.count();
      int[] order = new int[count];
      double[] keys = new double[count];
      for (int i = 0; i < count; i++) {
        double key = key(page, i, byLatitude, byUpperEdge);
        int hole = i;
        while (hole > 0 && keys[hole - 1] > key) {
          keys[hole] = keys[hole - 1];
          order[hole] = order[hole - 1];
          hole--;
        }
        keys[hole] = key;
        order[hole] = i;
      }
      return order;
    }

    private static double key(TreeNode page, int i, boolean byLatitude, boolean byUpperEdge) {
      if (byLatitude) {
        return byUpperEdge ? page.north(i) : page.south(i);
      }
      return byUpperEdge ? page.east(i) : page.west(i);
    }
  }
}
