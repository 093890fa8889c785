package dev.distlab.geo.rtree;

import dev.distlab.geo.VisitCounter;

/**
 * Guttman's rules with the quadratic split: the two entries that would waste most area together
 * found two groups, and the others join, the most decided ones first.
 *
 * <p>Source: A. Guttman, "R-Trees: A Dynamic Index Structure for Spatial Searching", SIGMOD 1984,
 * sections 3.2 (ChooseLeaf) and 3.5.2 (PickSeeds, PickNext).
 */
final class QuadraticSplit implements SplitPolicy {

  private final VisitCounter counter;

  QuadraticSplit(VisitCounter counter) {
    this.counter = counter;
  }

  @Override
  public int chooseSubtree(TreeNode page, Entry entry) {
    counter.addUpdateSteps(page.count());
    return SplitPolicy.leastEnlargement(page, entry);
  }

  @Override
  public int reinsertCount(int maxEntries) {
    return 0;
  }

  @Override
  public boolean[] split(TreeNode page, int minEntries) {
    int count = page.count();
    Groups groups = new Groups(page);
    counter.addUpdateSteps((long) count * (count - 1) / 2);
    pickSeeds(page, groups);
    for (int left = count - 2; left > 0; left--) {
      if (groups.firstCount + left == minEntries) {
        groups.joinAll(false);
        break;
      }
      if (groups.secondCount + left == minEntries) {
        groups.joinAll(true);
        break;
      }
      counter.addUpdateSteps(left);
      groups.joinMostDecided();
    }
    return groups.inSecond;
  }

  /** PickSeeds: the pair with the most dead area in their common rectangle. */
  private static void pickSeeds(TreeNode page, Groups groups) {
    double mostWaste = Double.NEGATIVE_INFINITY;
    int first = 0;
    int second = 1;
    Mbr one = new Mbr();
    for (int i = 0; i < page.count(); i++) {
      one.clear();
      one.addEntry(page, i);
      double area = one.area();
      for (int j = i + 1; j < page.count(); j++) {
        double otherArea = (page.north(j) - page.south(j)) * (page.east(j) - page.west(j));
        double waste = one.areaWith(page, j) - area - otherArea;
        if (waste > mostWaste) {
          mostWaste = waste;
          first = i;
          second = j;
        }
      }
    }
    groups.join(first, false);
    groups.join(second, true);
  }

  /** The two groups of a split under way. */
  private static final class Groups {

    private final TreeNode page;
    private final boolean[] decided;
    private final boolean[] inSecond;
    private final Mbr first = new Mbr();
    private final Mbr second = new Mbr();
    private int firstCount;
    private int secondCount;

    private Groups(TreeNode page) {
      this.page = page;
      this.decided = new boolean[page.count()];
      this.inSecond = new boolean[page.count()];
    }

    private void join(int i, boolean toSecond) {
      decided[i] = true;
      inSecond[i] = toSecond;
      if (toSecond) {
        second.addEntry(page, i);
        secondCount++;
      } else {
        first.addEntry(page, i);
        firstCount++;
      }
    }

    private void joinAll(boolean toSecond) {
      for (int i = 0; i < decided.length; i++) {
        if (!decided[i]) {
          join(i, toSecond);
        }
      }
    }

    /** PickNext: the entry that cares most which group it joins. */
    private void joinMostDecided() {
      int next = -1;
      double mostDifference = Double.NEGATIVE_INFINITY;
      boolean toSecond = false;
      for (int i = 0; i < decided.length; i++) {
        if (!decided[i]) {
          double growthOfFirst = first.areaWith(page, i) - first.area();
          double growthOfSecond = second.areaWith(page, i) - second.area();
          double difference = Math.abs(growthOfFirst - growthOfSecond);
          if (difference > mostDifference) {
            mostDifference = difference;
            next = i;
            toSecond = prefersSecond(growthOfFirst, growthOfSecond);
          }
        }
      }
      join(next, toSecond);
    }

    /** Least growth, then the smaller area, then the fewer entries. */
    private boolean prefersSecond(double growthOfFirst, double growthOfSecond) {
      if (growthOfFirst != growthOfSecond) {
        return growthOfSecond < growthOfFirst;
      }
      if (first.area() != second.area()) {
        return second.area() < first.area();
      }
      return secondCount < firstCount;
    }
  }
}
