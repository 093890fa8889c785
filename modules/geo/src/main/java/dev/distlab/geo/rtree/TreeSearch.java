package dev.distlab.geo.rtree;

import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.VisitCounter;
import java.util.Arrays;

/** One search of an R-tree for an area: from the root down, into every page that meets it. */
final class TreeSearch {

  private final TreeNode root;
  private final AreaFilter filter;
  private final boolean isExact;
  private final SpatialIndex.IdVisitor visitor;
  private final VisitCounter counter;

  private final int[] found;

  /** Pages that still have to be entered, the next one last. */
  private TreeNode[] waiting = new TreeNode[64];

  private int waitingCount;

  TreeSearch(
      TreeNode root, AreaFilter filter, SpatialIndex.IdVisitor visitor, VisitCounter counter) {
    this.root = root;
    this.filter = filter;
    this.isExact = filter.isExact();
    this.visitor = visitor;
    this.counter = counter;
    this.found = new int[root.room()];
  }

  void run() {
    for (Rectangle piece : filter.pieces()) {
      if (!search(piece)) {
        return;
      }
    }
  }

  /** Searches one piece of the area; returns false if the visitor has enough. */
  private boolean search(Rectangle piece) {
    waiting[0] = root;
    waitingCount = 1;
    while (waitingCount > 0) {
      TreeNode page = waiting[--waitingCount];
      counter.addPages(1);
      if (counter.isWatched()) {
        counter.show(root.level - page.level, page.bounds(), page.count());
      }
      int foundCount = page.meeting(piece, found);
      if (!page.isLeaf()) {
        enter(page, foundCount);
      } else if (!take(page, foundCount)) {
        return false;
      }
    }
    return true;
  }

  /** The first child is entered first, so it is put on the stack last. */
  private void enter(TreeNode page, int foundCount) {
    if (waitingCount + foundCount > waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * (waitingCount + foundCount));
    }
    for (int f = foundCount - 1; f >= 0; f--) {
      int i = found[f];
      if (isExact || filter.mayMeet(page.south(i), page.west(i), page.north(i), page.east(i))) {
        waiting[waitingCount++] = page.child(i);
      }
    }
  }

  private boolean take(TreeNode leaf, int foundCount) {
    counter.addCandidates(leaf.count());
    for (int f = 0; f < foundCount; f++) {
      int i = found[f];
      if (isExact || isHit(leaf, i)) {
        counter.addHits(1);
        if (!visitor.visit(leaf.id(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Refines: the exact test of a candidate. */
  private boolean isHit(TreeNode leaf, int i) {
    double south = leaf.south(i);
    double west = leaf.west(i);
    if (leaf.holdsPoints() || south == leaf.north(i) && west == leaf.east(i)) {
      return filter.contains(south, west);
    }
    return filter.meets(south, west, leaf.north(i), leaf.east(i));
  }
}
