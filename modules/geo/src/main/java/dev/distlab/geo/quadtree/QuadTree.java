package dev.distlab.geo.quadtree;

import dev.distlab.geo.Area;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.PageQueue;
import dev.distlab.geo.PlacedEntries;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SearchRun;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * A PR bucket quadtree: the region is quartered wherever a quadrant holds more points than a bucket
 * takes, so that the tree is deep where points are dense and flat where there are none.
 *
 * <p>Points sit in the leaves only. Where the quarters meet is fixed by the region alone, so the
 * shape depends on which points there are, not on the order in which they came.
 *
 * <p>Cost for n points, buckets of b, depth d (about log4(n / b) for even points, up to the limit
 * for clustered ones): insert and remove O(d + b), a search O(d) plus the quadrants that the area
 * touches. For one thread.
 *
 * <p>Source: R. Finkel and J. Bentley, "Quad Trees: A Data Structure for Retrieval on Composite
 * Keys", Acta Informatica 4, 1974; H. Samet, "The Quadtree and Related Hierarchical Data
 * Structures", ACM Computing Surveys 16(2), 1984 (PR quadtree).
 */
public final class QuadTree implements UpdatableIndex {

  /*
   * A region is one rectangle of the plane and has one root, but for two kinds of places that are
   * filed outside of it: those at longitude 180 stand under -180, a pole under 0. A region that ends
   * there has one more root for each, as flat as a line or a point. The globe has none of these.
   */

  private final QuadTreeOptions options;
  private final Trace trace;
  private final VisitCounter counter = new VisitCounter();
  private final List<Quadrant> roots = new ArrayList<>();

  /** A tree over the globe. */
  public QuadTree() {
    this(QuadTreeOptions.defaults());
  }

  /** A tree over the region of {@code options}. */
  public QuadTree(QuadTreeOptions options) {
    this(options, Trace.none());
  }

  /** A tree that tells {@code trace} about splits and collapses. */
  public QuadTree(QuadTreeOptions options, Trace trace) {
    this.options = options;
    this.trace = trace;
    for (Rectangle piece : options.region().pieces()) {
      roots.add(new Quadrant(piece, 0));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws OutsideRegionException if the place is outside of the region
   */
  @Override
  public void insert(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    Quadrant leaf = rootOf(latitude, filed);
    if (leaf == null) {
      throw new OutsideRegionException(latitude, longitude, options.region());
    }
    counter.addUpdate();
    while (!leaf.isLeaf()) {
      leaf.count++;
      leaf = leaf.quarterOf(latitude, filed);
    }
    counter.addUpdateSteps(leaf.depth + 1L);
    leaf.addToBucket(id, latitude, filed);
    while (leaf.count > options.bucketCapacity() && leaf.depth < options.maxDepth()) {
      leaf = split(leaf);
    }
  }

  /** The root that covers a point of the plane; null if none does. */
  private Quadrant rootOf(double latitude, double longitude) {
    for (Quadrant root : roots) {
      if (root.bounds().contains(latitude, longitude)) {
        return root;
      }
    }
    return null;
  }

  /**
   * Spreads the points of a leaf over its quarters. All of them may fall into one quarter, which is
   * then as full as the leaf was.
   *
   * @return the fullest quarter
   */
  private Quadrant split(Quadrant leaf) {
    PlacedEntries points = leaf.bucket;
    leaf.bucket = null;
    leaf.quarter();
    counter.addUpdateSteps(points.size());
    for (int i = 0; i < points.size(); i++) {
      Quadrant quarter = leaf.quarterOf(points.latitude(i), points.longitude(i));
      quarter.addToBucket(points.id(i), points.latitude(i), points.longitude(i));
    }
    Quadrant fullest = leaf.quarters[0];
    for (Quadrant quarter : leaf.quarters) {
      fullest = quarter.count > fullest.count ? quarter : fullest;
    }
    if (trace.isRecording()) {
      trace.event("split", whySplit(leaf));
    }
    return fullest;
  }

  private String whySplit(Quadrant leaf) {
    StringBuilder why = new StringBuilder(describe(leaf));
    why.append(" at depth ").append(leaf.depth).append(" held ").append(leaf.count);
    why.append(" points, more than ")
        .append(options.bucketCapacity())
        .append(": its quarters hold");
    for (Quadrant quarter : leaf.quarters) {
      why.append(' ').append(quarter.count);
    }
    return why.toString();
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    Quadrant leaf = rootOf(latitude, filed);
    if (leaf == null) {
      return false;
    }
    List<Quadrant> path = new ArrayList<>();
    while (!leaf.isLeaf()) {
      path.add(leaf);
      leaf = leaf.quarterOf(latitude, filed);
    }
    int position = leaf.bucket == null ? -1 : leaf.bucket.indexOf(id, latitude, filed);
    if (position < 0) {
      return false;
    }
    leaf.bucket.removeAt(position);
    leaf.count--;
    counter.addUpdate();
    counter.addUpdateSteps(leaf.depth + 2L + position);
    for (Quadrant ancestor : path) {
      ancestor.count--;
    }
    for (Quadrant ancestor : path) {
      if (ancestor.count <= options.bucketCapacity()) {
        collapse(ancestor);
        break;
      }
    }
    return true;
  }

  /** Makes a leaf of an inner quadrant whose points fit into one bucket again. */
  private void collapse(Quadrant inner) {
    PlacedEntries bucket = new PlacedEntries();
    gather(inner, bucket);
    inner.quarters = null;
    inner.bucket = bucket;
    counter.addUpdateSteps(inner.count);
    if (trace.isRecording()) {
      String why =
          describe(inner)
              + " at depth "
              + inner.depth
              + " holds "
              + inner.count
              + " points below: they fit into one bucket of "
              + options.bucketCapacity();
      trace.event("collapse", why);
    }
  }

  private static void gather(Quadrant from, PlacedEntries bucket) {
    if (!from.isLeaf()) {
      for (Quadrant quarter : from.quarters) {
        gather(quarter, bucket);
      }
    } else if (from.bucket != null) {
      PlacedEntries points = from.bucket;
      for (int i = 0; i < points.size(); i++) {
        bucket.add(points.id(i), points.latitude(i), points.longitude(i));
      }
    }
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    long updates = counter.updates();
    search(SearchRun.of(area, visitor, counter));
    counter.checkNoUpdateSince(updates);
  }

  private void search(SearchRun run) {
    for (Rectangle piece : run.filter().pieces()) {
      for (Quadrant root : roots) {
        if (!search(root, piece, run)) {
          return;
        }
      }
    }
  }

  /** Searches a quadrant and what is below; returns false if the visitor has enough. */
  private boolean search(Quadrant quadrant, Rectangle piece, SearchRun run) {
    boolean mayMeet =
        quadrant.count > 0
            && piece.meets(quadrant.south, quadrant.west, quadrant.north, quadrant.east)
            && run.mayMeet(quadrant.south, quadrant.west, quadrant.north, quadrant.east);
    if (!mayMeet) {
      return true;
    }
    visit(quadrant);
    if (run.encloses(piece, quadrant.south, quadrant.west, quadrant.north, quadrant.east)) {
      return takeAll(quadrant, run);
    }
    if (quadrant.isLeaf()) {
      return quadrant.bucket.search(piece, run);
    }
    for (Quadrant quarter : quadrant.quarters) {
      if (!search(quarter, piece, run)) {
        return false;
      }
    }
    return true;
  }

  private boolean takeAll(Quadrant quadrant, SearchRun run) {
    if (quadrant.isLeaf()) {
      return quadrant.bucket == null || quadrant.bucket.searchAll(run);
    }
    for (Quadrant quarter : quadrant.quarters) {
      if (quarter.count > 0) {
        visit(quarter);
        if (!takeAll(quarter, run)) {
          return false;
        }
      }
    }
    return true;
  }

  private void visit(Quadrant quadrant) {
    counter.addPages(1);
    if (counter.isWatched()) {
      counter.show(quadrant.depth, quadrant.bounds(), quadrant.count);
    }
  }

  /** Best first: the quadrant that may hold the nearest point is opened next. */
  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    Haversine distance = Haversine.from(from);
    PageQueue queue = new PageQueue();
    List<Quadrant> waiting = new ArrayList<>();
    for (Quadrant root : roots) {
      if (root.count > 0) {
        queue.add(0, waiting.size());
        waiting.add(root);
      }
    }
    while (!queue.isEmpty()) {
      Quadrant quadrant = waiting.get((int) queue.take());
      if (queue.takenBound() > hits.limit()) {
        break;
      }
      visit(quadrant);
      if (quadrant.isLeaf()) {
        counter.addCandidates(quadrant.count);
        quadrant.bucket.offerTo(hits, distance);
        continue;
      }
      for (Quadrant quarter : quadrant.quarters) {
        if (quarter.count > 0) {
          double bound =
              distance.atLeastTo(quarter.south, quarter.west, quarter.north, quarter.east);
          if (bound <= hits.limit()) {
            queue.add(bound, waiting.size());
            waiting.add(quarter);
          }
        }
      }
    }
    counter.addHits(hits.size());
  }

  @Override
  public int size() {
    int size = 0;
    for (Quadrant root : roots) {
      size += root.count;
    }
    return size;
  }

  /** The options it was made with. */
  public QuadTreeOptions options() {
    return options;
  }

  @Override
  public SpatialStats stats() {
    long[] pagesDepthBytes = new long[3];
    for (Quadrant root : roots) {
      measure(root, pagesDepthBytes);
    }
    return counter.stats(pagesDepthBytes[0], (int) pagesDepthBytes[1] + 1, pagesDepthBytes[2]);
  }

  private static void measure(Quadrant quadrant, long[] pagesDepthBytes) {
    pagesDepthBytes[0]++;
    pagesDepthBytes[1] = Math.max(pagesDepthBytes[1], quadrant.depth);
    pagesDepthBytes[2] += 64;
    if (quadrant.isLeaf()) {
      pagesDepthBytes[2] += quadrant.bucket == null ? 0 : quadrant.bucket.sizeBytes();
      return;
    }
    pagesDepthBytes[2] += 32;
    for (Quadrant quarter : quadrant.quarters) {
      measure(quarter, pagesDepthBytes);
    }
  }

  @Override
  public void forEachPage(PageVisitor visitor) {
    for (Quadrant root : roots) {
      forEachPage(root, visitor);
    }
  }

  private static void forEachPage(Quadrant quadrant, PageVisitor visitor) {
    visitor.page(quadrant.depth, quadrant.bounds(), quadrant.count);
    if (!quadrant.isLeaf()) {
      for (Quadrant quarter : quadrant.quarters) {
        forEachPage(quarter, visitor);
      }
    }
  }

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  /** Checks the laws I3 to I6 of the package description. */
  @Override
  public void checkInvariants() {
    for (Quadrant root : roots) {
      check(root, root);
    }
  }

  private void check(Quadrant quadrant, Quadrant root) {
    if (quadrant.isLeaf()) {
      checkLeaf(quadrant, root);
      return;
    }
    Invariant.check(
        quadrant.count > options.bucketCapacity() && quadrant.bucket == null,
        "I5: inner %s holds %d points, which fit into a bucket of %d",
        describe(quadrant),
        quadrant.count,
        options.bucketCapacity());
    int below = 0;
    for (Quadrant quarter : quadrant.quarters) {
      check(quarter, root);
      below += quarter.count;
    }
    Invariant.check(
        below == quadrant.count,
        "I6: %s counts %d points, its quarters %d",
        describe(quadrant),
        quadrant.count,
        below);
  }

  private void checkLeaf(Quadrant leaf, Quadrant root) {
    int inBucket = leaf.bucket == null ? 0 : leaf.bucket.size();
    Invariant.check(
        inBucket == leaf.count,
        "I6: %s counts %d points, its bucket %d",
        describe(leaf),
        leaf.count,
        inBucket);
    Invariant.check(
        inBucket <= options.bucketCapacity() || leaf.depth == options.maxDepth(),
        "I4: leaf %s at depth %d holds %d points",
        describe(leaf),
        leaf.depth,
        inBucket);
    for (int i = 0; i < inBucket; i++) {
      double latitude = leaf.bucket.latitude(i);
      double longitude = leaf.bucket.longitude(i);
      Invariant.check(
          owns(leaf, latitude, longitude, root),
          "I3: point %s,%s is not owned by %s",
          latitude,
          longitude,
          describe(leaf));
    }
  }

  private static boolean owns(Quadrant quadrant, double latitude, double longitude, Quadrant root) {
    boolean belowNorth = latitude < quadrant.north || quadrant.north == root.north;
    boolean beforeEast = longitude < quadrant.east || quadrant.east == root.east;
    return quadrant.bounds().contains(latitude, longitude) && belowNorth && beforeEast;
  }

  /** The first root, for tests that break a law on purpose. */
  Quadrant root() {
    return roots.get(0);
  }

  private static String describe(Quadrant quadrant) {
    return "quadrant " + quadrant.bounds().describe();
  }
}
