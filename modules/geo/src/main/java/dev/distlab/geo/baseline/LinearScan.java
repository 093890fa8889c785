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

    /** Whether this is what somebody means by an id and a box; a point has more than one name. */
    private boolean isMeant(int meantId, GeoBox meant) {
      boolean isSamePoint =
          box.isPoint() && meant.isPoint() && box.contains(meant.south(), meant.west());
      return id == meantId && (isSamePoint || box.equals(meant));
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
    UpdatableIndex.check(id, box.south(), box.west());
    entries.add(new Entry(id, box));
    counter.addUpdate();
    counter.addUpdateSteps(1);
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    return remove(id, GeoBox.ofPoint(new GeoPoint(latitude, longitude)));
  }

  /** Takes a box out; returns false if it is not there. */
  public boolean remove(int id, GeoBox box) {
    UpdatableIndex.check(id, box.south(), box.west());
    int position = 0;
    while (position < entries.size() && !entries.get(position).isMeant(id, box)) {
      position++;
    }
    if (position == entries.size()) {
      return false;
    }
    // Those before it have been compared, those behind it move up.
    counter.addUpdateSteps(entries.size());
    counter.addUpdate();
    entries.remove(position);
    return true;
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    counter.visit(0, Rectangle.WORLD, entries.size());
    counter.addCandidates(entries.size());
    long updates = counter.updates();
    AreaFilter filter = area.filter();
    for (Entry entry : entries) {
      if (isHit(area, filter, entry)) {
        counter.addHits(1);
        if (!visitor.visit(entry.id)) {
          break;
        }
      }
    }
    counter.checkNoUpdateSince(updates);
  }

  private static boolean isHit(Area area, AreaFilter filter, Entry entry) {
    GeoBox box = entry.box;
    if (entry.box.isPoint()) {
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
    if (entry.box.isPoint()) {
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
