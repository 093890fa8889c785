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
 * <p>Cost for n entries: insert O(log n), amortised; remove the same and a look at the entries that
 * share the key; a search one look-up of O(log n) for each cell of the cover, and the entries in
 * these cells. For one thread.
 */
public final class GeoHashIndex implements UpdatableIndex {

  /*
   * The value of a key is the list of ids filed under it: first how many there are, then the ids,
   * then room for more, so that many in one place cost no more than many places. A list that has
   * changed is put again, so that the map may keep copies, as a store outside of this process would.
   * The places stand beside it in an array by id, since a key knows a place only to some
   * centimetres.
   */

  /**
   * Bits of a key: cells of 0.6 by 0.3 metres at the equator, and a number that a double can hold.
   */
  public static final int KEY_BITS = 52;

  /** The greatest id: two numbers for each up to it fill the longest array that Java allows. */
  public static final int MAX_ID = (1 << 30) - 8;

  private final NavigableMap<Long, int[]> idsByKey;
  private final CellCover cover;
  private final VisitCounter counter = new VisitCounter();

  private double[] places = new double[32];
  private long lengthOfLists;
  private int size;

  /** An index over a {@link TreeMap} with a cover of at most 16 cells. */
  public GeoHashIndex() {
    this(new TreeMap<>(), new AdaptiveCover(16, KEY_BITS));
  }

  /**
   * An index over a map of the caller's choice.
   *
   * @param emptyMap an ordered map in the natural order of its keys, this index's own from here on;
   *     a value is the number of ids under the key, followed by the ids
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

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if the id is greater than {@link #MAX_ID}
   */
  @Override
  public void insert(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    if (id > MAX_ID) {
      throw new IllegalArgumentException("id=" + id + " is out of range: allowed 0.." + MAX_ID);
    }
    makeRoomFor(id);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    long key = GeoHash.encodeBits(latitude, filed, KEY_BITS);
    countLookUp(1);
    int[] others = idsByKey.putIfAbsent(key, new int[] {1, id});
    if (others == null) {
      lengthOfLists += 2;
    } else {
      append(key, others, id);
    }
    places[2 * id] = latitude;
    places[2 * id + 1] = filed;
    counter.addUpdate();
    size++;
  }

  private void makeRoomFor(int id) {
    if (2 * id >= places.length) {
      long doubled = Math.min(2L * places.length, 2L * MAX_ID + 2);
      places = Arrays.copyOf(places, (int) Math.max(2L * id + 2, doubled));
    }
  }

  /** Adds an id to those of a key, of which there are some. */
  private void append(long key, int[] ids, int id) {
    int count = ids[0] + 1;
    boolean isFull = count == ids.length;
    int[] more = isFull ? Arrays.copyOf(ids, 2 * count) : ids;
    more[0] = count;
    more[count] = id;
    countLookUp(isFull ? count : 1);
    lengthOfLists += more.length - ids.length;
    idsByKey.put(key, more);
  }

  @Override
  public boolean remove(int id, double latitude, double longitude) {
    UpdatableIndex.check(id, latitude, longitude);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    long key = GeoHash.encodeBits(latitude, filed, KEY_BITS);
    int[] ids = idsByKey.get(key);
    int position = ids == null ? 0 : positionOf(id, ids);
    if (position == 0 || places[2 * id] != latitude || places[2 * id + 1] != filed) {
      return false;
    }
    countLookUp(position);
    countLookUp(1);
    if (ids[0] == 1) {
      idsByKey.remove(key);
      lengthOfLists -= ids.length;
    } else {
      ids[position] = ids[ids[0]];
      ids[0]--;
      idsByKey.put(key, ids);
    }
    counter.addUpdate();
    size--;
    return true;
  }

  /** Where an id stands among those of a key; 0 if it does not. */
  private static int positionOf(int id, int[] ids) {
    int position = ids[0];
    while (position > 0 && ids[position] != id) {
      position--;
    }
    return position;
  }

  /** A balanced map compares about log2 of its keys to find one, whose ids are touched then. */
  private void countLookUp(int idsTouched) {
    counter.addUpdateSteps(32L - Integer.numberOfLeadingZeros(idsByKey.size()) + idsTouched);
  }

  @Override
  public void search(Area area, IdVisitor visitor) {
    long updates = counter.updates();
    search(SearchRun.of(area, visitor, counter));
    counter.checkNoUpdateSince(updates);
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
      counter.addCandidates(ids[0]);
      for (int i = 1; i <= ids[0]; i++) {
        int id = ids[i];
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
      for (int i = 1; i <= ids[0]; i++) {
        int id = ids[i];
        hits.offer(id, distance.to(places[2 * id], places[2 * id + 1]));
      }
      offered += ids[0];
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

  /** Bytes: 64 for each key of a tree map with its boxed key, its list of ids, and the places. */
  @Override
  public SpatialStats stats() {
    long bytes = 16 + 8L * places.length + (64 + 16) * (long) idsByKey.size() + 4 * lengthOfLists;
    return counter.stats(idsByKey.size(), 1, bytes);
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
    long length = 0;
    for (Map.Entry<Long, int[]> entry : idsByKey.entrySet()) {
      int[] ids = entry.getValue();
      length += ids.length;
      Invariant.check(ids[0] > 0, "I1: key %d holds nobody", entry.getKey());
      for (int i = 1; i <= ids[0]; i++) {
        int id = ids[i];
        long key = GeoHash.encodeBits(places[2 * id], places[2 * id + 1], KEY_BITS);
        Invariant.check(
            key == entry.getKey(), "I2: id %d of key %d is under %d", id, key, entry.getKey());
        counted++;
      }
    }
    Invariant.check(counted == size, "I1: %d entries under the keys, %d counted", counted, size);
    Invariant.check(
        length == lengthOfLists, "I1: lists of %d numbers, %d counted", length, lengthOfLists);
  }
}
