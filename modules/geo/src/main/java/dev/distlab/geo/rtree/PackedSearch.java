package dev.distlab.geo.rtree;

import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;

/**
 * One search of a packed R-tree for an area: from the root down, into every page that meets it, in
 * the order of the curve.
 */
final class PackedSearch {

  /*
   * A page that waits is its level above its number, in one int: pages of the lowest level are at
   * most 2^27. Since the children of a page lie side by side, all are compared before the first is
   * entered, and the pages in between wait on a stack. A page inside the area is one stretch of ids.
   */

  private static final int LEVEL_SHIFT = 27;
  private static final int PAGE_NUMBER = (1 << LEVEL_SHIFT) - 1;

  /** Enough for 16^8 entries: one page waiting for each of its 16 places, at each level. */
  private static final int STACK_SIZE = PackedRTree.PAGE_SIZE * 8;

  private final PackedRTree tree;
  private final AreaFilter filter;
  private final boolean isExact;
  private final SpatialIndex.IdVisitor visitor;

  private final int[] waiting = new int[STACK_SIZE];
  private final int[] found = new int[PackedRTree.PAGE_SIZE];
  private int waitingCount;

  PackedSearch(PackedRTree tree, AreaFilter filter, SpatialIndex.IdVisitor visitor) {
    this.tree = tree;
    this.filter = filter;
    this.isExact = filter.isExact();
    this.visitor = visitor;
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
    int root = tree.startOf(tree.height() - 1);
    if (tree.pages.meeting(piece, root, root + 1, found) == 0) {
      return true;
    }
    waiting[0] = tree.height() - 1 << LEVEL_SHIFT;
    waitingCount = 1;
    while (waitingCount > 0) {
      int next = waiting[--waitingCount];
      int level = next >>> LEVEL_SHIFT;
      int page = next & PAGE_NUMBER;
      boolean goesOn;
      if (level == 0) {
        goesOn = searchEntries(page, piece);
      } else {
        goesOn = searchPages(level, page, piece);
      }
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  private boolean searchPages(int level, int page, Rectangle piece) {
    tree.visit(level, page);
    Boxes pages = tree.pages;
    int start = tree.startOf(level - 1);
    int first = start + (page << PackedRTree.PAGE_SHIFT);
    int foundCount = pages.meeting(piece, first, start + tree.endOfChildren(level, page), found);
    boolean mayEnclose = tree.entries.arePoints();
    for (int f = foundCount - 1; f >= 0; f--) {
      int i = found[f];
      if (!isExact
          && !filter.mayMeet(pages.south[i], pages.west[i], pages.north[i], pages.east[i])) {
        continue;
      }
      if (mayEnclose && encloses(piece, i)) {
        if (!takeAll(level - 1, i - start)) {
          return false;
        }
      } else {
        waiting[waitingCount++] = level - 1 << LEVEL_SHIFT | i - start;
      }
    }
    return true;
  }

  /** Whether every point of a page is a hit. */
  private boolean encloses(Rectangle piece, int i) {
    Boxes pages = tree.pages;
    return piece.encloses(pages.south[i], pages.west[i], pages.north[i], pages.east[i])
        && (isExact
            || filter.encloses(pages.south[i], pages.west[i], pages.north[i], pages.east[i]));
  }

  /** All entries below a page are one stretch. */
  private boolean takeAll(int level, int page) {
    tree.visit(level, page);
    int shift = PackedRTree.PAGE_SHIFT * (level + 1);
    int[] ids = tree.ids;
    int end = (int) Math.min(ids.length, page + 1L << shift);
    int first = page << shift;
    tree.counter.addCandidates(end - first);
    tree.counter.addHits(end - first);
    for (int i = first; i < end; i++) {
      if (!visitor.visit(ids[i])) {
        tree.counter.addHits(i + 1 - end);
        return false;
      }
    }
    return true;
  }

  private boolean searchEntries(int page, Rectangle piece) {
    tree.visit(0, page);
    int first = page << PackedRTree.PAGE_SHIFT;
    int end = tree.endOfChildren(0, page);
    tree.counter.addCandidates(end - first);
    int foundCount = tree.entries.meeting(piece, first, end, found);
    if (!isExact) {
      foundCount = keepHits(foundCount);
    }
    tree.counter.addHits(foundCount);
    for (int f = 0; f < foundCount; f++) {
      if (!visitor.visit(tree.ids[found[f]])) {
        tree.counter.addHits(f + 1 - foundCount);
        return false;
      }
    }
    return true;
  }

  /** Refines: of the candidates found, those that the exact test accepts. */
  private int keepHits(int candidateCount) {
    Boxes entries = tree.entries;
    int kept = 0;
    for (int f = 0; f < candidateCount; f++) {
      int i = found[f];
      boolean isHit =
          entries.isPoint(i)
              ? filter.contains(entries.south[i], entries.west[i])
              : filter.meets(entries.south[i], entries.west[i], entries.north[i], entries.east[i]);
      if (isHit) {
        found[kept++] = i;
      }
    }
    return kept;
  }
}
