package dev.distlab.geo.rtree;

import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import java.util.Arrays;

/**
 * Searches of a packed R-tree for an area: from the root down, into every page that meets it, in
 * the order of the curve.
 */
final class PackedSearch {

  /*
   * Most of the time goes to leaves, so these are taken sixteen at a time: those of one page above
   * share its frame, and with it the edges that their entries are compared with. What is found is
   * noted, a bit for an entry, and handed out when all sixteen are done: then one loop over many
   * bits ends where sixteen loops over a few would, and the end of a loop is what a processor
   * guesses wrongly.
   *
   * One search at a time: its notes are kept for the next one.
   */

  private static final int LEAVES_IN_WORD = Long.SIZE / PackedRTree.PAGE_SIZE;

  private final PackedRTree tree;
  private final PackedPages pages;
  private final PageLimits limits = new PageLimits();

  /** A bit for each entry on sixteen leaves; all 0 between two pages. */
  private final long[] found = new long[PackedRTree.PAGE_SIZE / LEAVES_IN_WORD];

  // What is searched, and who takes the hits; nothing and nobody between searches.
  private AreaFilter filter;
  private boolean isExact;
  private SpatialIndex.IdVisitor visitor;

  // The piece that is searched, as it is and in cells.
  private Rectangle piece = Rectangle.WORLD;
  private int south;
  private int west;
  private int north;
  private int east;

  PackedSearch(PackedRTree tree) {
    this.tree = tree;
    this.pages = tree.pages;
  }

  void run(AreaFilter area, SpatialIndex.IdVisitor taker) {
    filter = area;
    isExact = area.isExact();
    visitor = taker;
    boolean goesOn = true;
    for (Rectangle each : area.pieces()) {
      goesOn = goesOn && searchPiece(each);
    }
    filter = null;
    visitor = null;
  }

  /** Searches for what lies in a piece of the area; false if the visitor has enough. */
  private boolean searchPiece(Rectangle newPiece) {
    piece = newPiece;
    south = Frame.latitudeCell(piece.south());
    west = Frame.longitudeCell(piece.west());
    north = Frame.latitudeCell(piece.north());
    east = Frame.longitudeCell(piece.east());
    return !pages.meets(south, west, north, east) || search(pages.height() - 1, 0);
  }

  /** Searches a page; false if the visitor has enough. */
  private boolean search(int level, int page) {
    PackedFrames frames = pages.frames;
    int frame = pages.frame(level, page);
    limits.set(
        frames.latitude(frame, south),
        frames.longitude(frame, west),
        frames.latitude(frame, north),
        frames.longitude(frame, east));
    if (level == 0) {
      return searchLeaves(0, 1, 0);
    }
    tree.visit(level, page);
    int at = pages.at(level, page);
    int candidates = limits.mayMeet(pages.words, at, at + pages.toNorth(level));
    candidates &= pages.children(level, page);
    int enclosed = 0;
    if (pages.arePoints()) {
      enclosed = limits.areInside(pages.words, at, at + pages.toNorth(level));
    }
    if (!isExact) {
      candidates = refinePages(level, page, candidates, false);
      enclosed = refinePages(level, page, candidates & enclosed, true);
    }
    return level == 1
        ? searchLeaves(page, candidates, enclosed)
        : searchPages(level, page, candidates, enclosed);
  }

  /** Of the children of a page, those that the area may meet or, if asked for, those inside it. */
  private int refinePages(int level, int page, int children, boolean isInside) {
    int kept = 0;
    for (int rest = children; rest != 0; rest &= rest - 1) {
      int child = Integer.numberOfTrailingZeros(rest);
      Rectangle bounds = pages.around(level, page, child);
      boolean fits =
          isInside
              ? filter.encloses(bounds.south(), bounds.west(), bounds.north(), bounds.east())
              : filter.mayMeet(bounds.south(), bounds.west(), bounds.north(), bounds.east());
      kept |= fits ? 1 << child : 0;
    }
    return kept;
  }

  private boolean searchPages(int level, int page, int candidates, int enclosed) {
    int first = page << PackedRTree.PAGE_SHIFT;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      int child = Integer.numberOfTrailingZeros(rest);
      boolean goesOn =
          (enclosed & 1 << child) != 0
              ? takeAll(level - 1, first + child)
              : search(level - 1, first + child);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  /** All entries below a page are one stretch. */
  private boolean takeAll(int level, int page) {
    tree.visit(level, page);
    int shift = PackedRTree.PAGE_SHIFT * (level + 1);
    int[] ids = pages.ids;
    int first = page << shift;
    int end = (int) Math.min(ids.length, page + 1L << shift);
    tree.counter.addCandidates(end - first);
    for (int i = first; i < end; i++) {
      if (!visitor.visit(ids[i])) {
        tree.counter.addHits(i + 1 - first);
        return false;
      }
    }
    tree.counter.addHits(end - first);
    return true;
  }

  /** Searches leaves below the page whose edges are set; those enclosed need no look. */
  private boolean searchLeaves(int page, int candidates, int enclosed) {
    int first = page << PackedRTree.PAGE_SHIFT;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      int child = Integer.numberOfTrailingZeros(rest);
      int leaf = first + child;
      tree.visit(0, leaf);
      tree.counter.addCandidates(pages.childCount(0, leaf));
      long hits = (enclosed & 1 << child) != 0 ? pages.children(0, leaf) : hitsOn(leaf);
      int place = child % LEAVES_IN_WORD * PackedRTree.PAGE_SIZE;
      found[child / LEAVES_IN_WORD] |= hits << place;
    }
    return handOut(first << PackedRTree.PAGE_SHIFT);
  }

  private int hitsOn(int leaf) {
    long[] words = pages.words;
    int low = pages.at(0, leaf);
    int high = low + pages.toNorth(0);
    int candidates = limits.mayMeet(words, low, high) & pages.children(0, leaf);
    return isExact && limits.areDecided(words, low, high)
        ? candidates
        : refine(leaf, candidates, limits.areInside(words, low, high));
  }

  /** Of the candidates, those that the exact tests accept. */
  private int refine(int leaf, int candidates, int inside) {
    int first = leaf << PackedRTree.PAGE_SHIFT;
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

  /** Hands out what is found and forgets it; bit 0 stands for entry {@code first}. */
  private boolean handOut(int first) {
    int[] ids = pages.ids;
    for (int word = 0; word < found.length; word++) {
      int from = first + word * Long.SIZE;
      long hits = found[word];
      found[word] = 0;
      tree.counter.addHits(Long.bitCount(hits));
      for (long rest = hits; rest != 0; rest &= rest - 1) {
        if (!visitor.visit(ids[from + Long.numberOfTrailingZeros(rest)])) {
          tree.counter.addHits(1 - Long.bitCount(rest));
          Arrays.fill(found, 0);
          return false;
        }
      }
    }
    return true;
  }
}
