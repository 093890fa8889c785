package dev.distlab.geo;

import dev.distlab.kernel.Invariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A set of named places that can be asked what is near: the commands of Redis' GEO family ({@code
 * GEOADD, GEOPOS, GEODIST, GEOSEARCH}) over any {@link UpdatableIndex}.
 *
 * <p>Names are values with {@code equals} and {@code hashCode}. Each name has one place; {@link
 * #put} moves it. All results are the same whatever index stands below, but for the order of
 * unsorted results and the choice among them that {@link SearchOptions#any} leaves open. For one
 * thread.
 */
public final class GeoIndex<T> {

  /*
   * The index below knows small numbers only. They are slots of three parallel arrays here; slots
   * of removed names are handed out again, last freed first. The hash map is never iterated, so its
   * order reaches nobody.
   */

  private static final Comparator<Found> NEAREST_FIRST =
      Comparator.comparingDouble(Found::haversine).thenComparingInt(Found::slot);

  private final UpdatableIndex index;
  private final Map<T, Integer> slots = new HashMap<>();

  private List<T> names = new ArrayList<>();
  private double[] latitudes = new double[16];
  private double[] longitudes = new double[16];
  private int[] freeSlots = new int[16];
  private int freeCount;

  /**
   * A set over {@code index}, which must be empty and is this set's own from here on.
   *
   * @throws IllegalArgumentException if the index is not empty
   */
  public GeoIndex(UpdatableIndex index) {
    if (index.size() != 0) {
      throw new IllegalArgumentException("the index holds " + index.size() + " entries, not 0");
    }
    this.index = index;
  }

  /**
   * Puts a name at a place, or moves it there ({@code GEOADD}).
   *
   * @return where it was before
   * @throws IllegalArgumentException if the index refuses the place; nothing has changed then
   */
  public Optional<GeoPoint> put(T name, GeoPoint place) {
    Integer known = slots.get(name);
    if (known == null) {
      int slot = nextSlot();
      index.insert(slot, place.latitude(), place.longitude());
      takeSlot(slot, name);
      settle(slot, place);
      return Optional.empty();
    }
    GeoPoint before = placeOf(known);
    if (!before.equals(place)) {
      move(known, before, place);
      settle(known, place);
    }
    return Optional.of(before);
  }

  /** Moves an entry of the index; one that the index will not have elsewhere stays where it was. */
  private void move(int slot, GeoPoint from, GeoPoint to) {
    index.remove(slot, from.latitude(), from.longitude());
    try {
      index.insert(slot, to.latitude(), to.longitude());
    } catch (RuntimeException refused) {
      index.insert(slot, from.latitude(), from.longitude());
      throw refused;
    }
  }

  private int nextSlot() {
    return freeCount > 0 ? freeSlots[freeCount - 1] : names.size();
  }

  private void takeSlot(int slot, T name) {
    if (slot == names.size()) {
      names.add(name);
    } else {
      names.set(slot, name);
      freeCount--;
    }
    slots.put(name, slot);
  }

  private void settle(int slot, GeoPoint place) {
    if (slot >= latitudes.length) {
      latitudes = Arrays.copyOf(latitudes, slot * 2);
      longitudes = Arrays.copyOf(longitudes, slot * 2);
    }
    latitudes[slot] = place.latitude();
    longitudes[slot] = place.longitude();
  }

  /** Takes a name out; returns false if it was not there. */
  public boolean remove(T name) {
    Integer slot = slots.remove(name);
    if (slot == null) {
      return false;
    }
    index.remove(slot, latitudes[slot], longitudes[slot]);
    names.set(slot, null);
    if (freeCount == freeSlots.length) {
      freeSlots = Arrays.copyOf(freeSlots, freeCount * 2);
    }
    freeSlots[freeCount++] = slot;
    return true;
  }

  /** Where a name is ({@code GEOPOS}), exactly as it was put. */
  public Optional<GeoPoint> position(T name) {
    return Optional.ofNullable(slots.get(name)).map(this::placeOf);
  }

  private GeoPoint placeOf(int slot) {
    return new GeoPoint(latitudes[slot], longitudes[slot]);
  }

  /** How far two names are apart ({@code GEODIST}); empty if one is not there. */
  public OptionalDouble distanceMetres(T a, T b) {
    Integer slotA = slots.get(a);
    Integer slotB = slots.get(b);
    return slotA == null || slotB == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Haversine.metres(placeOf(slotA), placeOf(slotB)));
  }

  /**
   * The names in an area ({@code GEOSEARCH}), with their distances from its center. With a limit
   * and no {@code any}, all names in the area are found and the nearest (or farthest) of them
   * returned; with {@code any} the search ends as soon as it has enough.
   */
  public List<Hit<T>> search(Area area, SearchOptions options) {
    Haversine from = Haversine.from(area.center());
    List<Found> found = new ArrayList<>();
    index.search(
        area,
        slot -> {
          found.add(new Found(slot, from.to(latitudes[slot], longitudes[slot])));
          return !options.any() || found.size() < options.limit();
        });
    switch (options.order()) {
      case ASCENDING -> found.sort(NEAREST_FIRST);
      case DESCENDING -> found.sort(NEAREST_FIRST.reversed());
      case NONE -> {}
    }
    return found.stream()
        .limit(options.limit())
        .map(each -> hit(each.slot(), each.haversine()))
        .toList();
  }

  /** All names in an area, in no particular order. */
  public List<Hit<T>> search(Area area) {
    return search(area, SearchOptions.ALL);
  }

  /**
   * The {@code k} names nearest to a place, nearest first; fewer if there are not so many.
   *
   * @throws IllegalArgumentException if {@code k} is below 1
   */
  public List<Hit<T>> nearest(GeoPoint from, int k) {
    NearestHits nearest = new NearestHits(Math.min(k, Math.max(1, size())));
    index.nearest(from, nearest);
    nearest.sort();
    List<Hit<T>> hits = new ArrayList<>(nearest.size());
    for (int rank = 0; rank < nearest.size(); rank++) {
      hits.add(hit(nearest.id(rank), nearest.haversine(rank)));
    }
    return List.copyOf(hits);
  }

  private Hit<T> hit(int slot, double haversine) {
    return new Hit<>(names.get(slot), placeOf(slot), Haversine.toMetres(haversine));
  }

  /** How many names there are. */
  public int size() {
    return slots.size();
  }

  /** Size, shape and counters of the index below. */
  public SpatialStats stats() {
    return index.stats();
  }

  /** Checks the index below, and that it holds each name at its place. O(n) searches. */
  public void checkInvariants() {
    index.checkInvariants();
    Invariant.check(
        index.size() == slots.size(),
        "I1: the index holds %d entries for %d names",
        index.size(),
        slots.size());
    for (int slot = 0; slot < names.size(); slot++) {
      T name = names.get(slot);
      Invariant.check(
          name == null || isAtItsPlace(slot),
          "I1: the index does not hold %s at %s",
          name,
          placeOf(slot));
    }
  }

  private boolean isAtItsPlace(int slot) {
    boolean[] found = new boolean[1];
    index.search(
        GeoBox.ofPoint(placeOf(slot)),
        id -> {
          found[0] = id == slot;
          return !found[0];
        });
    return found[0];
  }

  private record Found(int slot, double haversine) {}

  /**
   * A name found.
   *
   * @param distanceMetres from the center of the search
   */
  public record Hit<T>(T name, GeoPoint place, double distanceMetres) {}
}
