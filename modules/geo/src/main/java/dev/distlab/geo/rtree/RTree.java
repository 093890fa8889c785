package dev.distlab.geo.rtree;

import dev.distlab.geo.Area;
import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PageQueue;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An R-tree: a balanced tree of pages in which each entry of a page carries the rectangle around
 * all that is below it. Rectangles follow the data and may overlap; a search goes into every page
 * whose rectangle meets its area.
 *
 * <p>It holds points, or rectangles if made for them. A rectangle over the antimeridian is filed as
 * two entries with one id and found once.
 *
 * <p>Cost for n entries, pages of up to M: insert O(M log n) (R* O(M^2 + M log n)), remove the same
 * plus a search; a search O(log n) pages at best and all of them at worst. For one thread.
 *
 * <p>Source: A. Guttman, SIGMOD 1984; N. Beckmann et al., SIGMOD 1990; G. Hjaltason and H. Samet,
 * ACM TODS 24(2), 1999 (nearest neighbours).
 */
public final class RTree implements UpdatableIndex {

  private final RTreeOptions options;
  private final VisitCounter counter = new VisitCounter();
  private final GrowingPages pages;

  private int size;

  /**
   * Objects filed under more than one rectangle, by id: only then can a search meet an id twice,
   * and only as a whole do their rectangles come out again.
   */
  private final Map<Integer, GeoBox> cutOpen = new HashMap<>();

  /** An R*-tree of points. */
  public RTree() {
    this(RTreeOptions.defaults());
  }

  /** An empty tree. */
  public RTree(RTreeOptions options) {
    this(options, Trace.none());
  }

  /** A tree that tells {@code trace} which subtrees it chooses, and why it splits or reinserts. */
  public RTree(RTreeOptions options, Trace trace) {
    this.options = options;
    this.pages = new GrowingPages(options, trace, counter);
  }

  /**
   * A tree made at once of points, with full pages; the ids are the places in the arrays. Made for
   * rectangles, it can take some in afterwards.
   *
   * @throws IllegalArgumentException if the arrays differ in length or a point is not on the globe
   */
  public static RTree bulkLoad(
      RTreeOptions options, BulkOrder order, double[] latitudes, double[] longitudes) {
    RTree tree = new RTree(options);
    tree.pages.replace(BulkLoader.load(options, order, BulkLoader.points(latitudes, longitudes)));
    tree.size = latitudes.length;
    return tree;
  }

  /**
   * A tree of rectangles made at once; the ids are the places in the list.
   *
   * @throws IllegalStateException if the options are for points
   */
  public static RTree bulkLoad(RTreeOptions options, BulkOrder order, List<GeoBox> boxes) {
    RTree tree = new RTree(options);
    tree.checkHoldsRectangles();
    tree.pages.replace(BulkLoader.load(options, order, BulkLoader.rectangles(boxes)));
    tree.size = boxes.size();
    for (int id = 0; id < boxes.size(); id++) {
      if (boxes.get(id).pieces().size() > 1) {
        tree.cutOpen.put(id, boxes.get(id));
      }
    }
    return tree;
  }

  @Override
  public void insert(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    pages.insert(Entry.ofPoint(id, latitude, filed));
    counter.addUpdate();
    size++;
  }

  /**
   * Adds a rectangle.
   *
   * @throws IllegalStateException if the tree was made for points
   */
  public void insert(int id, GeoBox box) {
    UpdatableIndex.check(id, box.south(), box.west());
    checkHoldsRectangles();
    List<Rectangle> pieces = box.pieces();
    for (Rectangle piece : pieces) {
      pages.insert(Entry.ofRectangle(id, piece));
    }
    if (pieces.size() > 1) {
      cutOpen.put(id, box);
    }
    counter.addUpdate();
    size++;
  }

  private void checkHoldsRectangles() {
    if (options.contents() != RTreeOptions.Contents.RECTANGLES) {
      throw new IllegalStateException("this tree was made for points: see RTreeOptions.contents");
    }
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    return !cutOpen.containsKey(id) && removeWhole(Entry.ofPoint(id, latitude, filed));
  }

  /** Takes a rectangle out; returns false if it is not there. */
  public boolean remove(int id, GeoBox box) {
    UpdatableIndex.check(id, box.south(), box.west());
    List<Rectangle> pieces = box.pieces();
    if (pieces.size() == 1) {
      return !cutOpen.containsKey(id) && removeWhole(Entry.ofRectangle(id, pieces.get(0)));
    }
    if (!cutOpen.remove(id, box)) {
      return false;
    }
    for (Rectangle piece : pieces) {
      pages.remove(Entry.ofRectangle(id, piece));
    }
    counter.addUpdate();
    size--;
    return true;
  }

  /** Takes out an object that is filed under one rectangle. */
  private boolean removeWhole(Entry entry) {
    if (!pages.remove(entry)) {
      return false;
    }
    counter.addUpdate();
    size--;
    return true;
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    AreaFilter filter = area.filter();
    boolean mayRepeat = mayRepeat(filter);
    Set<Integer> seen = mayRepeat ? new HashSet<>() : Set.of();
    IdVisitor taker = mayRepeat ? id -> !seen.add(id) || visitor.visit(id) : visitor;
    long updates = counter.updates();
    new TreeSearch(root(), filter, taker, counter).run();
    counter.checkNoUpdateSince(updates);
  }

  /** An id comes up twice if its rectangle, or the area searched, is cut open. */
  private boolean mayRepeat(AreaFilter filter) {
    return options.contents() == RTreeOptions.Contents.RECTANGLES
        && (!cutOpen.isEmpty() || filter.pieces().size() > 1);
  }

  /** Best first: the page that may hold the nearest entry is opened next. */
  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    Haversine distance = Haversine.from(from);
    PageQueue queue = new PageQueue();
    List<TreeNode> waiting = new ArrayList<>();
    waiting.add(root());
    queue.add(0, 0);
    while (!queue.isEmpty()) {
      TreeNode page = waiting.get((int) queue.take());
      if (queue.takenBound() > hits.limit()) {
        break;
      }
      counter.addPages(1);
      if (counter.isWatched()) {
        counter.show(root().level - page.level, page.bounds(), page.count());
      }
      if (page.isLeaf()) {
        offerEntries(page, distance, hits);
        continue;
      }
      for (int i = 0; i < page.count(); i++) {
        double bound = distance.atLeastTo(page.south(i), page.west(i), page.north(i), page.east(i));
        if (bound <= hits.limit()) {
          queue.add(bound, waiting.size());
          waiting.add(page.child(i));
        }
      }
    }
    counter.addHits(hits.size());
  }

  private void offerEntries(TreeNode leaf, Haversine distance, NearestHits hits) {
    counter.addCandidates(leaf.count());
    boolean mayRepeat = !cutOpen.isEmpty();
    for (int i = 0; i < leaf.count(); i++) {
      double south = leaf.south(i);
      double west = leaf.west(i);
      if (leaf.holdsPoints()) {
        hits.offerPlace(leaf.id(i), distance, south, west);
        continue;
      }
      boolean isPoint = south == leaf.north(i) && west == leaf.east(i);
      double haversine =
          isPoint
              ? distance.to(south, west)
              : distance.toRectangle(south, west, leaf.north(i), leaf.east(i));
      if (mayRepeat) {
        hits.offerAgain(leaf.id(i), haversine);
      } else {
        hits.offer(leaf.id(i), haversine);
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  /** The options it was made with. */
  public RTreeOptions options() {
    return options;
  }

  @Override
  public SpatialStats stats() {
    long[] pagesAndBytes = new long[2];
    measure(root(), pagesAndBytes);
    return counter.stats(pagesAndBytes[0], root().level + 1, pagesAndBytes[1]);
  }

  private static void measure(TreeNode page, long[] pagesAndBytes) {
    pagesAndBytes[0]++;
    pagesAndBytes[1] += page.sizeBytes();
    for (int i = 0; !page.isLeaf() && i < page.count(); i++) {
      measure(page.child(i), pagesAndBytes);
    }
  }

  @Override
  public void forEachPage(PageVisitor visitor) {
    forEachPage(root(), root().bounds(), visitor);
  }

  private void forEachPage(TreeNode page, Rectangle bounds, PageVisitor visitor) {
    visitor.page(root().level - page.level, bounds, page.count());
    for (int i = 0; !page.isLeaf() && i < page.count(); i++) {
      forEachPage(page.child(i), page.boundsOf(i), visitor);
    }
  }

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  /** Checks the laws I1 and I7 to I9 of the package description. */
  @Override
  public void checkInvariants() {
    int entryCount = size;
    for (GeoBox box : cutOpen.values()) {
      entryCount += box.pieces().size() - 1;
    }
    TreeCheck.check(root(), options, entryCount);
  }

  /** The root, for tests that break a law on purpose. */
  TreeNode root() {
    return pages.root();
  }
}
