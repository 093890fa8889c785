package dev.distlab.geo.baseline;

import dev.distlab.geo.Area;
import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * No index at all: every search looks at every entry. The definition of the right answer, and the
 * baseline that an index has to beat; below a few hundred entries few do.
 *
 * <p>Entries are boxes on the globe; a point is a box without size. Cost: insert O(1), everything
 * else O(n). For one thread.
 */
public final class LinearScan implements UpdatableIndex {

  /*
   * Nothing here knows of planes, pieces or the cut at the antimeridian: the answer comes from
   * GeoBox.contains, GeoBox.meets and haversines alone, so that it can judge the structures that do.
   */

  private record Entry(int id, GeoBox box) {

    private boolean isPoint() {
      return box.south() == box.north() && box.west() == box.east();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final VisitCounter counter = new VisitCounter();

  @Override
  public void insert(int id, double latitude, double longitude) {
    insert(id, GeoBox.ofPoint(new GeoPoint(latitude, longitude)));
  }

  /** Adds an entry that is a box. */
  public void insert(int id, GeoBox box) {
    if (id < 0) {
      throw new IllegalArgumentException("id=" + id + " is negative");
    }
    entries.add(new Entry(id, box));
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    return remove(id, GeoBox.ofPoint(new GeoPoint(latitude, longitude)));
  }

  /** Takes a box out; returns false if it is not there. */
  public boolean remove(int id, GeoBox box) {
    return entries.remove(new Entry(id, box));
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    counter.visit(0, Rectangle.WORLD, entries.size());
    counter.addCandidates(entries.size());
    AreaFilter filter = area.filter();
    for (Entry entry : entries) {
      if (isHit(area, filter, entry)) {
        counter.addHits(1);
        if (!visitor.visit(entry.id)) {
          return;
        }
      }
    }
  }

  private static boolean isHit(Area area, AreaFilter filter, Entry entry) {
    GeoBox box = entry.box;
    if (entry.isPoint()) {
      return filter.contains(box.south(), box.west());
    }
    if (area instanceof GeoBox searched) {
      return searched.meets(box);
    }
    if (area instanceof Circle) {
      return box.pieces().stream()
          .anyMatch(p -> filter.meets(p.south(), p.west(), p.north(), p.east()));
    }
    throw new UnsupportedOperationException(area + " finds points, not rectangles");
  }

  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    counter.visit(0, Rectangle.WORLD, entries.size());
    counter.addCandidates(entries.size());
    Haversine distance = Haversine.from(from);
    for (Entry entry : entries) {
      hits.offer(entry.id, distanceTo(entry, distance));
    }
    counter.addHits(hits.size());
  }

  private static double distanceTo(Entry entry, Haversine distance) {
    if (entry.isPoint()) {
      return distance.to(entry.box.south(), entry.box.west());
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (Rectangle piece : entry.box.pieces()) {
      double toPiece =
          distance.toRectangle(piece.south(), piece.west(), piece.north(), piece.east());
      nearest = Math.min(nearest, toPiece);
    }
    return nearest;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public SpatialStats stats() {
    return counter.stats(1, 1, entries.size() * 72L);
  }

  @Override
  public void forEachPage(PageVisitor visitor) {
    visitor.page(0, Rectangle.WORLD, entries.size());
  }

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  @Override
  public void checkInvariants() {}
}
