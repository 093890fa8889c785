package dev.distlab.geo.rtree;

import dev.distlab.geo.Area;
import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Invariant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An R-tree for data that does not change: entries sorted along a Hilbert curve, every 16 of them a
 * page, every 16 pages a page above, all in a few arrays.
 *
 * <p>There are no references: the children of page i of a level are 16 i to 16 i + 15 of the level
 * below, and all entries below a page are one stretch of the arrays, so that a page that lies
 * inside the area searched is handed out without looking further.
 *
 * <p>Cost for n entries: building O(n) (a radix sort), 22.1 bytes for a point; a search O(log n)
 * pages plus those that the area touches. For one thread.
 *
 * <p>Source: I. Kamel and C. Faloutsos, "On Packing R-trees", CIKM 1993; the layout is known from
 * V. Agafonkin's flatbush library.
 */
public final class PackedRTree implements SpatialIndex {

  /** Entries or pages in a page. */
  public static final int PAGE_SIZE = 16;

  static final int PAGE_SHIFT = 4;

  private final int size;
  final boolean isCutOpen;
  final int[] ids;
  final Boxes entries;

  /** The rectangles of all pages, level by level from the lowest; the last one is the root. */
  final Boxes pages;

  /** Where each level begins in {@link #pages}; the end of the last level closes the list. */
  private final int[] levelStart;

  final VisitCounter counter = new VisitCounter();

  private PackedRTree(int size, int[] entryIds, Boxes unsorted) {
    this.size = size;
    this.isCutOpen = entryIds.length > size;
    int[] order = HilbertOrder.of(unsorted);
    this.entries = unsorted.inOrder(order);
    this.ids = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ids[i] = entryIds[order[i]];
    }
    this.levelStart = levelStarts(order.length);
    this.pages = new Boxes(levelStart[levelStart.length - 1], false);
    computePages();
  }

  /**
   * A tree of points; their ids are the places in the arrays.
   *
   * @throws IllegalArgumentException if the arrays differ in length or a point is not on the globe
   */
  public static PackedRTree ofPoints(double[] latitudes, double[] longitudes) {
    if (latitudes.length != longitudes.length) {
      throw new IllegalArgumentException(
          latitudes.length + " latitudes but " + longitudes.length + " longitudes");
    }
    Boxes boxes = new Boxes(latitudes.length, true);
    int[] ids = new int[latitudes.length];
    for (int id = 0; id < ids.length; id++) {
      UpdatableIndex.check(id, latitudes[id], longitudes[id]);
      boxes.setPoint(id, latitudes[id], Rectangle.planeLongitude(latitudes[id], longitudes[id]));
      ids[id] = id;
    }
    return new PackedRTree(ids.length, ids, boxes);
  }

  /** A tree of rectangles; their ids are the places in the list. */
  public static PackedRTree ofBoxes(List<GeoBox> objects) {
    int pieceCount = 0;
    for (GeoBox box : objects) {
      pieceCount += box.pieces().size();
    }
    Boxes boxes = new Boxes(pieceCount, false);
    int[] ids = new int[pieceCount];
    int next = 0;
    for (int id = 0; id < objects.size(); id++) {
      for (Rectangle piece : objects.get(id).pieces()) {
        boxes.set(next, piece.south(), piece.west(), piece.north(), piece.east());
        ids[next++] = id;
      }
    }
    return new PackedRTree(objects.size(), ids, boxes);
  }

  private static int[] levelStarts(int entryCount) {
    int levels = 1;
    for (int count = pagesFor(entryCount); count > 1; count = pagesFor(count)) {
      levels++;
    }
    int[] starts = new int[levels + 1];
    int count = entryCount;
    for (int level = 0; level < levels; level++) {
      count = pagesFor(count);
      starts[level + 1] = starts[level] + count;
    }
    return starts;
  }

  private static int pagesFor(int count) {
    return Math.max(1, count + PAGE_SIZE - 1 >> PAGE_SHIFT);
  }

  private void computePages() {
    for (int level = 0; level < height(); level++) {
      Boxes below = level == 0 ? entries : pages;
      int belowStart = level == 0 ? 0 : levelStart[level - 1];
      int belowCount = countAt(level - 1);
      for (int page = 0; page < countAt(level); page++) {
        int first = belowStart + (page << PAGE_SHIFT);
        int end = belowStart + Math.min(belowCount, page + 1 << PAGE_SHIFT);
        pages.setAround(levelStart[level] + page, below, first, end);
      }
    }
  }

  /** Pages of a level; level -1 are the entries. */
  private int countAt(int level) {
    return level < 0 ? ids.length : levelStart[level + 1] - levelStart[level];
  }

  int height() {
    return levelStart.length - 1;
  }

  /** Where a level begins in {@link #pages}. */
  int startOf(int level) {
    return levelStart[level];
  }

  /** The end of the children of a page, counted within their level. */
  int endOfChildren(int level, int page) {
    return Math.min(countAt(level - 1), page + 1 << PAGE_SHIFT);
  }

  /** Counts a page that is visited. */
  void visit(int level, int page) {
    counter.addPages(1);
    if (counter.isWatched()) {
      counter.show(height() - 1 - level, pages.rectangle(levelStart[level] + page), PAGE_SIZE);
    }
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    if (ids.length > 0) {
      AreaFilter filter = area.filter();
      boolean mayRepeat = isCutOpen || !entries.arePoints() && filter.pieces().size() > 1;
      Set<Integer> seen = mayRepeat ? new HashSet<>() : Set.of();
      IdVisitor taker = mayRepeat ? id -> !seen.add(id) || visitor.visit(id) : visitor;
      new PackedSearch(this, filter, taker).run();
    }
  }

  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    if (ids.length > 0) {
      new PackedNearest(this, Haversine.from(from), hits).run();
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public SpatialStats stats() {
    long bytes = 16 + 4L * ids.length + entries.sizeBytes() + pages.sizeBytes();
    return counter.stats(pages.count(), height(), bytes);
  }

  @Override
  public void forEachPage(PageVisitor visitor) {
    for (int level = height() - 1; level >= 0; level--) {
      for (int page = 0; page < countAt(level); page++) {
        int below = Math.min(PAGE_SIZE, countAt(level - 1) - (page << PAGE_SHIFT));
        visitor.page(height() - 1 - level, pages.rectangle(levelStart[level] + page), below);
      }
    }
  }

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  /** Checks that every page's rectangle is the tightest around what is below it (I7). */
  @Override
  public void checkInvariants() {
    Boxes expected = new Boxes(1, false);
    for (int level = 0; level < height() && ids.length > 0; level++) {
      Boxes below = level == 0 ? entries : pages;
      int belowStart = level == 0 ? 0 : levelStart[level - 1];
      for (int page = 0; page < countAt(level); page++) {
        int first = page << PAGE_SHIFT;
        int end = Math.min(countAt(level - 1), first + PAGE_SIZE);
        expected.setAround(0, below, belowStart + first, belowStart + end);
        Rectangle found = pages.rectangle(levelStart[level] + page);
        Invariant.check(
            found.equals(expected.rectangle(0)),
            "I7: page %d of level %d is %s, not %s",
            page,
            level,
            found,
            expected.rectangle(0));
      }
    }
  }
}
