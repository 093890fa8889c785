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
   * The edges of the piece searched are rounded to cells like everything on a page. Where a number
   * on a page is beyond such an edge, so is what it stands for, and where it is within, likewise;
   * where both are equal the exact places decide. So each edge makes two limits: one for what may
   * be a hit and one, a step further in, for what is one in any case. Sixteen comparisons with a
   * limit take four instructions, and their outcomes are a mask: nothing is there for a processor
   * to guess wrongly.
   */

  private final PackedRTree tree;
  private final PackedPages pages;
  private final PackedFrames frames;
  private final AreaFilter filter;
  private final boolean isExact;
  private final SpatialIndex.IdVisitor visitor;

  // The piece that is searched, as it is and in cells.
  private Rectangle piece = Rectangle.WORLD;
  private int south;
  private int west;
  private int north;
  private int east;

  // What the last comparison found: bits for children.
  private int mayMeet;
  private int isInside;

  PackedSearch(PackedRTree tree, AreaFilter filter, SpatialIndex.IdVisitor visitor) {
    this.tree = tree;
    this.pages = tree.pages;
    this.frames = new PackedFrames(pages, pages.height());
    this.filter = filter;
    this.isExact = filter.isExact();
    this.visitor = visitor;
  }

  void run() {
    frames.root(pages.height() - 1);
    for (Rectangle each : filter.pieces()) {
      piece = each;
      south = Frame.latitudeCell(piece.south());
      west = Frame.longitudeCell(piece.west());
      north = Frame.latitudeCell(piece.north());
      east = Frame.longitudeCell(piece.east());
      if (pages.meets(south, west, north, east) && !search(pages.height() - 1, 0)) {
        return;
      }
    }
  }

  /** Searches a page, its frame in the slot of its level; false if the visitor has enough. */
  private boolean search(int level, int page) {
    tree.visit(frames, level, level, page);
    compare(level, page);
    int candidates = mayMeet & pages.children(level, page);
    int enclosed = isInside;
    if (level > 0) {
      return searchPages(level, page, candidates, enclosed);
    }
    boolean isDecided = isExact && (candidates & ~enclosed) == 0;
    return take(page, isDecided ? candidates : refine(page, candidates, enclosed));
  }

  /** Which children of a page may meet the piece, and which lie inside in any case. */
  private void compare(int level, int page) {
    int lowest = frames.latitude(level, south);
    int leftmost = frames.longitude(level, west);
    int highest = frames.latitude(level, north);
    int rightmost = frames.longitude(level, east);
    long from = Lanes.lowest(lowest);
    long fromInside = Lanes.lowest(lowest + 1);
    long fromLeft = Lanes.lowest(leftmost);
    long fromLeftInside = Lanes.lowest(leftmost + 1);
    long to = Lanes.highest(highest);
    long toInside = Lanes.highest(highest - 1);
    long toRight = Lanes.highest(rightmost);
    long toRightInside = Lanes.highest(rightmost - 1);
    long[] words = pages.words;
    int low = pages.at(level, page);
    int high = low + pages.toNorth(level);
    long meeting = 0;
    long inside = 0;
    for (int word = 0; word < Lanes.WORDS; word++) {
      long souths = words[low + word];
      long wests = words[low + Lanes.WORDS + word];
      long norths = words[high + word];
      long easts = words[high + Lanes.WORDS + word];
      long meets =
          Lanes.atLeast(norths, from)
              & Lanes.atLeast(easts, fromLeft)
              & Lanes.atMost(souths, to)
              & Lanes.atMost(wests, toRight);
      long isWithin =
          Lanes.atLeast(souths, fromInside)
              & Lanes.atLeast(wests, fromLeftInside)
              & Lanes.atMost(norths, toInside)
              & Lanes.atMost(easts, toRightInside);
      meeting |= Lanes.spread(meets, word);
      inside |= Lanes.spread(isWithin, word);
    }
    mayMeet = Lanes.mask(meeting);
    isInside = Lanes.mask(inside);
  }

  private boolean searchPages(int level, int page, int candidates, int inside) {
    int at = pages.at(level, page);
    int first = page << PackedRTree.PAGE_SHIFT;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      int child = Integer.numberOfTrailingZeros(rest);
      boolean takesAll = pages.arePoints() && (inside & 1 << child) != 0;
      if (!isExact) {
        Rectangle bounds = frames.around(level, at, 2 * Lanes.WORDS, child);
        if (!filter.mayMeet(bounds.south(), bounds.west(), bounds.north(), bounds.east())) {
          continue;
        }
        takesAll =
            takesAll
                && filter.encloses(bounds.south(), bounds.west(), bounds.north(), bounds.east());
      }
      frames.child(level, at, child, level - 1);
      boolean goesOn =
          takesAll ? takeAll(level - 1, first + child) : search(level - 1, first + child);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  /** All entries below a page are one stretch of pages. */
  private boolean takeAll(int level, int page) {
    tree.visit(frames, level, level, page);
    int shift = PackedRTree.PAGE_SHIFT * level;
    int end = (int) Math.min(pages.countAt(0), page + 1L << shift);
    for (int leaf = page << shift; leaf < end; leaf++) {
      if (!take(leaf, pages.children(0, leaf))) {
        return false;
      }
    }
    return true;
  }

  private boolean take(int leaf, int hits) {
    tree.counter.addCandidates(pages.childCount(0, leaf));
    tree.counter.addHits(Integer.bitCount(hits));
    int at = pages.at(0, leaf);
    for (int rest = hits; rest != 0; rest &= rest - 1) {
      if (!visitor.visit(pages.id(at, Integer.numberOfTrailingZeros(rest)))) {
        tree.counter.addHits(1 - Integer.bitCount(rest));
        return false;
      }
    }
    return true;
  }

  /** Of the candidates, those that the exact tests accept. */
  private int refine(int page, int candidates, int inside) {
    int first = page << PackedRTree.PAGE_SHIFT;
    int hits = 0;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      int i = Integer.numberOfTrailingZeros(rest);
      if (isHit(first + i, (inside & 1 << i) != 0)) {
        hits |= 1 << i;
      }
    }
    return hits;
  }

  private boolean isHit(int i, boolean isInPiece) {
    Boxes entries = tree.entries;
    double entrySouth = entries.south[i];
    double entryWest = entries.west[i];
    double entryNorth = entries.north[i];
    double entryEast = entries.east[i];
    if (!isInPiece && !piece.meets(entrySouth, entryWest, entryNorth, entryEast)) {
      return false;
    }
    if (isExact) {
      return true;
    }
    return entries.isPoint(i)
        ? filter.contains(entrySouth, entryWest)
        : filter.meets(entrySouth, entryWest, entryNorth, entryEast);
  }
}
