package dev.distlab.geo.rtree;

import dev.distlab.geo.Area;
import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Invariant;
import java.util.BitSet;
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
 * <p>What a page says of its children is rounded to a grid of 32,768 by 32,768 over the page (a
 * leaf takes the grid of the page above), outwards, so that sixteen rectangles take two cache lines
 * and are compared four at a time. The exact places stand apart. Only where a point and an edge of
 * the area share a cell, or where a distance counts, are they looked at: the answers are exact.
 *
 * <p>Cost for n entries: building O(n) (a radix sort), 24.6 bytes for a point; a search O(log n)
 * pages plus those that the area touches. For one thread. A visitor may search the same tree; a
 * watcher must not ask it for neighbours.
 *
 * <p>Source: I. Kamel and C. Faloutsos, "On Packing R-trees", CIKM 1993; the layout without
 * references is known from V. Agafonkin's flatbush library, relative rectangles from K. Kim, S. Cha
 * and K. Kwon, "Optimizing Multidimensional Index Trees for Main Memory Access", SIGMOD 2001.
 */
public final class PackedRTree implements SpatialIndex {

  /** Entries or pages in a page. */
  public static final int PAGE_SIZE = 16;

  static final int PAGE_SHIFT = 4;

  private final int size;
  final boolean isCutOpen;

  /** The exact places of the entries, in the order of the pages. */
  final Boxes entries;

  final PackedPages pages;

  private final PackedNearest nearest;

  /** A search that is not under way, to be used again. */
  private PackedSearch idle;

  final VisitCounter counter = new VisitCounter();

  private PackedRTree(int size, int[] entryIds, Boxes unsorted) {
    this.size = size;
    this.isCutOpen = entryIds.length > size;
    int[] order = HilbertOrder.of(unsorted);
    this.entries = unsorted.inOrder(order);
    int[] ids = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ids[i] = entryIds[order[i]];
    }
    this.pages = PackedPagesWriter.write(entries, ids);
    this.nearest = new PackedNearest(this);
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

  /** Counts a page that is visited. */
  void visit(int level, int page) {
    counter.addPages(1);
    if (counter.isWatched()) {
      int depth = pages.height() - 1 - level;
      counter.show(depth, pages.bounds(level, page), pages.childCount(level, page));
    }
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    if (size > 0) {
      AreaFilter filter = area.filter();
      boolean mayRepeat = isCutOpen || !entries.arePoints() && filter.pieces().size() > 1;
      Set<Integer> seen = mayRepeat ? new HashSet<>() : Set.of();
      IdVisitor taker = mayRepeat ? id -> !seen.add(id) || visitor.visit(id) : visitor;
      PackedSearch search = idle == null ? new PackedSearch(this) : idle;
      idle = null;
      search.run(filter, taker);
      idle = search;
    }
  }

  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    if (size > 0) {
      nearest.run(from, hits);
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public SpatialStats stats() {
    long bytes = pages.sizeBytes() + entries.sizeBytes();
    return counter.stats(pages.pageCount(), pages.height(), bytes);
  }

  @Override
  public void forEachPage(PageVisitor visitor) {
    if (size > 0) {
      forEachPage(pages.height() - 1, 0, visitor);
    }
  }

  private void forEachPage(int level, int page, PageVisitor visitor) {
    int count = pages.childCount(level, page);
    visitor.page(pages.height() - 1 - level, pages.bounds(level, page), count);
    for (int child = 0; level > 0 && child < count; child++) {
      forEachPage(level - 1, (page << PAGE_SHIFT) + child, visitor);
    }
  }

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  /**
   * Checks that every id is there, once if nothing is cut open (I1), and that every page says of
   * what is below it as little as it can (I7).
   */
  @Override
  public void checkInvariants() {
    checkIds();
    PackedPages expected = PackedPagesWriter.write(entries, pages.ids);
    for (int frame = 0; frame < pages.frames.count(); frame++) {
      Invariant.check(
          pages.frames.isSame(frame, expected.frames), "I7: frame %d is not the finest", frame);
    }
    for (int i = 0; i < pages.words.length; i++) {
      Invariant.check(
          pages.words[i] == expected.words[i],
          "I7: word %d of the pages is %d, not %d",
          i,
          pages.words[i],
          expected.words[i]);
    }
  }

  private void checkIds() {
    BitSet seen = new BitSet(size);
    for (int id : pages.ids) {
      Invariant.check(
          id >= 0 && id < size && (isCutOpen || !seen.get(id)),
          "I1: id %d of %d is in a leaf, once more or out of range",
          id,
          size);
      seen.set(id);
    }
    Invariant.check(
        seen.cardinality() == size, "I1: %d ids in the leaves, not %d", seen.cardinality(), size);
  }
}
