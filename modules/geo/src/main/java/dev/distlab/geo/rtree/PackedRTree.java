package dev.distlab.geo.rtree;

import dev.distlab.geo.Area;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PageQueue;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SearchRun;
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

  private static final int PAGE_SHIFT = 4;

  /** Enough for 16^8 entries: one page waiting for each of its 16 places, at each level. */
  private static final int STACK_SIZE = PAGE_SIZE * 8;

  private final int size;
  private final boolean isCutOpen;
  private final int[] ids;
  private final Boxes entries;

  /** The rectangles of all pages, level by level from the lowest; the last one is the root. */
  private final Boxes pages;

  /** Where each level begins in {@link #pages}; the end of the last level closes the list. */
  private final int[] levelStart;

  private final VisitCounter counter = new VisitCounter();

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

  private int height() {
    return levelStart.length - 1;
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    SearchRun run = SearchRun.of(area, visitor, counter);
    if (isCutOpen || !entries.arePoints() && run.filter().pieces().size() > 1) {
      Set<Integer> seen = new HashSet<>();
      IdVisitor once = id -> !seen.add(id) || visitor.visit(id);
      run = SearchRun.of(area, once, counter);
    }
    for (Rectangle piece : run.filter().pieces()) {
      if (ids.length > 0 && !new Descent(piece, run).search()) {
        return;
      }
    }
  }

  /** A search for one piece of an area: a stack of pages that still have to be looked into. */
  private final class Descent {

    private final double south;
    private final double west;
    private final double north;
    private final double east;
    private final Rectangle piece;
    private final SearchRun run;

    private final int[] stackLevel = new int[STACK_SIZE];
    private final int[] stackPage = new int[STACK_SIZE];
    private int stackSize;

    private Descent(Rectangle piece, SearchRun run) {
      this.piece = piece;
      this.south = piece.south();
      this.west = piece.west();
      this.north = piece.north();
      this.east = piece.east();
      this.run = run;
    }

    private boolean search() {
      int level = height() - 1;
      int page = 0;
      if (!meets(pages, levelStart[level])) {
        return true;
      }
      while (true) {
        visit(level, page);
        boolean goesOn = level == 0 ? searchEntries(page) : pushChildren(level, page);
        if (!goesOn) {
          return false;
        }
        if (stackSize == 0) {
          return true;
        }
        stackSize--;
        level = stackLevel[stackSize];
        page = stackPage[stackSize];
      }
    }

    private boolean meets(Boxes boxes, int i) {
      return boxes.south[i] <= north
          && boxes.north[i] >= south
          && boxes.west[i] <= east
          && boxes.east[i] >= west;
    }

    private boolean pushChildren(int level, int page) {
      int start = levelStart[level - 1];
      int first = page << PAGE_SHIFT;
      int end = Math.min(countAt(level - 1), first + PAGE_SIZE);
      for (int child = end - 1; child >= first; child--) {
        int i = start + child;
        if (meets(pages, i)
            && run.mayMeet(pages.south[i], pages.west[i], pages.north[i], pages.east[i])) {
          if (entries.arePoints()
              && run.encloses(
                  piece, pages.south[i], pages.west[i], pages.north[i], pages.east[i])) {
            if (!takeAll(level - 1, child)) {
              return false;
            }
          } else {
            stackLevel[stackSize] = level - 1;
            stackPage[stackSize] = child;
            stackSize++;
          }
        }
      }
      return true;
    }

    /** All entries below a page are one stretch. */
    private boolean takeAll(int level, int page) {
      visit(level, page);
      int shift = PAGE_SHIFT * (level + 1);
      int end = (int) Math.min(ids.length, page + 1L << shift);
      int first = page << shift;
      counter.addCandidates(end - first);
      for (int i = first; i < end; i++) {
        if (!run.hit(ids[i], entries.south[i], entries.west[i])) {
          return false;
        }
      }
      return true;
    }

    private boolean searchEntries(int page) {
      int first = page << PAGE_SHIFT;
      int end = Math.min(ids.length, first + PAGE_SIZE);
      counter.addCandidates(end - first);
      for (int i = first; i < end; i++) {
        if (meets(entries, i) && isHit(i) && !run.hit(ids[i], entries.south[i], entries.west[i])) {
          return false;
        }
      }
      return true;
    }

    private boolean isHit(int i) {
      return entries.isPoint(i)
          ? run.accepts(entries.south[i], entries.west[i])
          : run.filter()
              .meets(entries.south[i], entries.west[i], entries.north[i], entries.east[i]);
    }
  }

  private void visit(int level, int page) {
    counter.addPages(1);
    if (counter.isWatched()) {
      counter.show(height() - 1 - level, pages.rectangle(levelStart[level] + page), PAGE_SIZE);
    }
  }

  /** Best first: the page that may hold the nearest entry is opened next. */
  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    if (ids.length == 0) {
      return;
    }
    Haversine distance = Haversine.from(from);
    PageQueue queue = new PageQueue();
    queue.add(0, (long) (height() - 1) << 32);
    while (!queue.isEmpty()) {
      long taken = queue.take();
      if (queue.takenBound() > hits.limit()) {
        break;
      }
      int level = (int) (taken >>> 32);
      int page = (int) taken;
      visit(level, page);
      if (level == 0) {
        offerEntries(page, distance, hits);
      } else {
        queueChildren(level, page, distance, hits.limit(), queue);
      }
    }
    counter.addHits(hits.size());
  }

  private void queueChildren(
      int level, int page, Haversine distance, double limit, PageQueue queue) {
    int start = levelStart[level - 1];
    int first = page << PAGE_SHIFT;
    int end = Math.min(countAt(level - 1), first + PAGE_SIZE);
    for (int child = first; child < end; child++) {
      int i = start + child;
      double bound =
          distance.atLeastTo(pages.south[i], pages.west[i], pages.north[i], pages.east[i]);
      if (bound <= limit) {
        queue.add(bound, (long) (level - 1) << 32 | child);
      }
    }
  }

  private void offerEntries(int page, Haversine distance, NearestHits hits) {
    int first = page << PAGE_SHIFT;
    int end = Math.min(ids.length, first + PAGE_SIZE);
    counter.addCandidates(end - first);
    for (int i = first; i < end; i++) {
      double haversine =
          entries.isPoint(i)
              ? distance.to(entries.south[i], entries.west[i])
              : distance.toRectangle(
                  entries.south[i], entries.west[i], entries.north[i], entries.east[i]);
      if (isCutOpen) {
        hits.offerAgain(ids[i], haversine);
      } else {
        hits.offer(ids[i], haversine);
      }
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

  /** The rectangles of the pages, for tests that break a law on purpose. */
  Boxes pages() {
    return pages;
  }
}
