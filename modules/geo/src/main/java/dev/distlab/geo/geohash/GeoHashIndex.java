package dev.distlab.geo.geohash;

import dev.distlab.geo.Area;
import dev.distlab.geo.Circle;
import dev.distlab.geo.ExpandingCircle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SearchRun;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.VisitCounter;
import dev.distlab.kernel.Invariant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Places in an ordered map by their geohash: what turns any sorted set, B-tree or key-value store
 * into a spatial index.
 *
 * <p>A cell is an interval of keys. A search covers its area with cells, reads the interval of
 * each, and tests what it finds. The map may be any {@link NavigableMap}, so that a B+tree can
 * carry it.
 *
 * <p>Cost for n entries: insert and remove O(log n); a search one look-up of O(log n) for each cell
 * of the cover, and the entries in these cells. For one thread.
 */
public final class GeoHashIndex implements UpdatableIndex {

  /*
   * The value of a key is the list of ids filed under it, replaced as a whole, as a store outside of
   * this process would do it. The places stand beside it in an array by id, since a key knows a
   * place only to some centimetres.
   */

  /**
   * Bits of a key: cells of 0.6 by 0.3 metres at the equator, and a number that a double can hold.
   */
  public static final int KEY_BITS = 52;

  private static final int[] NOBODY = {};

  private final NavigableMap<Long, int[]> idsByKey;
  private final CellCover cover;
  private final VisitCounter counter = new VisitCounter();

  private double[] places = new double[32];
  private int size;

  /** An index over a {@link TreeMap} with a cover of at most 16 cells. */
  public GeoHashIndex() {
    this(new TreeMap<>(), new AdaptiveCover(16, KEY_BITS));
  }

  /**
   * An index over a map of the caller's choice.
   *
   * @param emptyMap an ordered map in the natural order of its keys, this index's own from here on
   * @param cover how to cover an area; one that leaves places out loses them
   * @throws IllegalArgumentException if the map is not empty
   */
  public GeoHashIndex(NavigableMap<Long, int[]> emptyMap, CellCover cover) {
    if (!emptyMap.isEmpty()) {
      throw new IllegalArgumentException("the map holds " + emptyMap.size() + " keys, not 0");
    }
    this.idsByKey = emptyMap;
    this.cover = cover;
  }

  @Override
  public void insert(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    long key = GeoHash.encodeBits(latitude, filed, KEY_BITS);
    int[] ids = idsByKey.getOrDefault(key, NOBODY);
    int[] more = Arrays.copyOf(ids, ids.length + 1);
    more[ids.length] = id;
    idsByKey.put(key, more);
    countUpdate();
    if (2 * id >= places.length) {
      places = Arrays.copyOf(places, Math.max(2 * id + 2, 2 * places.length));
    }
    places[2 * id] = latitude;
    places[2 * id + 1] = filed;
    size++;
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    double filed = Rectangle.planeLongitude(latitude, longitude);
    long key = GeoHash.encodeBits(latitude, filed, KEY_BITS);
    int[] ids = idsByKey.getOrDefault(key, NOBODY);
    int position = 0;
    while (position < ids.length && ids[position] != id) {
      position++;
    }
    boolean isThere =
        position < ids.length && places[2 * id] == latitude && places[2 * id + 1] == filed;
    if (!isThere) {
      return false;
    }
    if (ids.length == 1) {
      idsByKey.remove(key);
    } else {
      int[] fewer = Arrays.copyOf(ids, ids.length - 1);
      System.arraycopy(ids, position + 1, fewer, position, fewer.length - position);
      idsByKey.put(key, fewer);
    }
    countUpdate();
    size--;
    return true;
  }

  /** A balanced map compares about log2 n keys to find one, and finds it twice here. */
  private void countUpdate() {
    counter.addUpdateSteps(2L * (32 - Integer.numberOfLeadingZeros(size)));
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    search(SearchRun.of(area, visitor, counter));
  }

  private void search(SearchRun run) {
    List<GeoHashCell> cells = cover.cover(run.area());
    int next = 0;
    while (next < cells.size()) {
      // Cells that follow one another in the order are one interval.
      long first = cells.get(next).firstKey(KEY_BITS);
      long last = cells.get(next).lastKey(KEY_BITS);
      visit(cells.get(next));
      next++;
      while (next < cells.size() && cells.get(next).firstKey(KEY_BITS) == last + 1) {
        last = cells.get(next).lastKey(KEY_BITS);
        visit(cells.get(next));
        next++;
      }
      if (!searchKeys(first, last, run)) {
        return;
      }
    }
  }

  private void visit(GeoHashCell cell) {
    counter.addPages(1);
    if (counter.isWatched()) {
      GeoBox box = cell.bounds();
      counter.show(
          cell.length(), new Rectangle(box.south(), box.west(), box.north(), box.east()), 0);
    }
  }

  private boolean searchKeys(long first, long last, SearchRun run) {
    for (int[] ids : idsByKey.subMap(first, true, last, true).values()) {
      counter.addCandidates(ids.length);
      for (int id : ids) {
        double latitude = places[2 * id];
        double longitude = places[2 * id + 1];
        if (isInPieces(run.filter().pieces(), latitude, longitude)
            && run.accepts(latitude, longitude)
            && !run.hit(id, latitude, longitude)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isInPieces(List<Rectangle> pieces, double latitude, double longitude) {
    for (Rectangle piece : pieces) {
      if (piece.contains(latitude, longitude)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The k entries before and after a place in the order of keys are seldom the nearest, but the k
   * nearest of them cannot be nearer than the true ones: they give the radius of a search that must
   * hold these.
   */
  @Override
  public void nearest(GeoPoint from, NearestHits hits) {
    double filed = Rectangle.planeLongitude(from.latitude(), from.longitude());
    long key = GeoHash.encodeBits(from.latitude(), filed, KEY_BITS);
    Haversine distance = Haversine.from(from);
    offerSome(idsByKey.tailMap(key, true), distance, hits);
    offerSome(idsByKey.headMap(key, false).descendingMap(), distance, hits);
    if (hits.size() == 0) {
      return;
    }
    double reach = hits.size() < hits.k() ? 1 : hits.limit();
    hits.clear();
    Circle first = new Circle(from, Haversine.toMetres(reach));
    ExpandingCircle.of(size, counter).nearest(first, hits, this::search);
  }

  private void offerSome(Map<Long, int[]> inOrder, Haversine distance, NearestHits hits) {
    int offered = 0;
    for (int[] ids : inOrder.values()) {
      for (int id : ids) {
        hits.offer(id, distance.to(places[2 * id], places[2 * id + 1]));
      }
      offered += ids.length;
      if (offered >= hits.k()) {
        break;
      }
    }
    counter.addCandidates(offered);
  }

  @Override
  public int size() {
    return size;
  }

  /** Bytes: 64 for each key of a tree map, its boxed key and its array, and the places. */
  @Override
  public SpatialStats stats() {
    return counter.stats(
        idsByKey.size(), 1, idsByKey.size() * 88L + 4L * size + 8L * places.length);
  }

  @Override
  public void forEachPage(PageVisitor visitor) {}

  @Override
  public void watch(PageVisitor watcher) {
    counter.watch(watcher);
  }

  /**
   * Checks that every id stands under the key of its place, and that there are as many as counted.
   */
  @Override
  public void checkInvariants() {
    int counted = 0;
    for (Map.Entry<Long, int[]> entry : idsByKey.entrySet()) {
      Invariant.check(entry.getValue().length > 0, "I1: key %d holds nobody", entry.getKey());
      for (int id : entry.getValue()) {
        long key = GeoHash.encodeBits(places[2 * id], places[2 * id + 1], KEY_BITS);
        Invariant.check(
            key == entry.getKey(), "I2: id %d of key %d is under %d", id, key, entry.getKey());
        counted++;
      }
    }
    Invariant.check(counted == size, "I1: %d entries under the keys, %d counted", counted, size);
  }
}
