package dev.distlab.geo;

import java.util.Arrays;

/**
 * A growing list of entries with their places, in parallel arrays of primitives: what a bucket, a
 * grid cell and a linear scan are made of. Order is of no importance: a removed entry is replaced
 * by the last one. For one thread.
 */
public final class PlacedEntries {

  private static final int FIRST_CAPACITY = 4;

  private int[] ids;
  private double[] places;
  private int size;

  /** An empty list. */
  public PlacedEntries() {
    ids = new int[FIRST_CAPACITY];
    places = new double[2 * FIRST_CAPACITY];
  }

  /** How many entries there are. */
  public int size() {
    return size;
  }

  /** The id of entry {@code i}, 0 to size - 1. */
  public int id(int i) {
    return ids[i];
  }

  /** Its latitude. */
  public double latitude(int i) {
    return places[2 * i];
  }

  /** Its longitude. */
  public double longitude(int i) {
    return places[2 * i + 1];
  }

  /** Adds an entry. Amortised O(1). */
  public void add(int id, double latitude, double longitude) {
    if (size == ids.length) {
      int capacity = size + (size >> 1) + 1;
      ids = Arrays.copyOf(ids, capacity);
      places = Arrays.copyOf(places, 2 * capacity);
    }
    ids[size] = id;
    // No -0.0: then the sign bit of a difference tells which of two numbers is smaller.
    places[2 * size] = latitude + 0.0;
    places[2 * size + 1] = longitude + 0.0;
    size++;
  }

  /** Where an entry stands, or -1 if it is not there. O(size). */
  public int indexOf(int id, double latitude, double longitude) {
    for (int i = 0; i < size; i++) {
      if (ids[i] == id && places[2 * i] == latitude && places[2 * i + 1] == longitude) {
        return i;
      }
    }
    return -1;
  }

  /** Takes the entry out that stands at {@code i}; the last one takes its place. O(1). */
  public void removeAt(int i) {
    size--;
    ids[i] = ids[size];
    places[2 * i] = places[2 * size];
    places[2 * i + 1] = places[2 * size + 1];
  }

  /**
   * Shows the entries in a plane rectangle that lie in the searched area to its visitor.
   *
   * @return false if the visitor has enough
   */
  public boolean search(Rectangle piece, SearchRun run) {
    run.counter().addCandidates(size);
    for (int first = 0; first < size; first += SearchRun.BATCH) {
      int foundCount = inside(piece, first, Math.min(size, first + SearchRun.BATCH), run.found());
      for (int f = 0; f < foundCount; f++) {
        int i = run.found()[f];
        double latitude = places[2 * i];
        double longitude = places[2 * i + 1];
        if (run.accepts(latitude, longitude) && !run.hit(ids[i], latitude, longitude)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Writes down which of a stretch lie in a rectangle; returns how many. Without branches, since
   * whether one does is hard to guess: the place for the next moves on only past those that count.
   */
  private int inside(Rectangle piece, int first, int end, int[] found) {
    double south = piece.south() + 0.0;
    double west = piece.west() + 0.0;
    double north = piece.north() + 0.0;
    double east = piece.east() + 0.0;
    int count = 0;
    for (int i = first; i < end; i++) {
      found[count] = i;
      double latitude = places[2 * i];
      double longitude = places[2 * i + 1];
      long outside =
          Double.doubleToRawLongBits(latitude - south)
              | Double.doubleToRawLongBits(north - latitude)
              | Double.doubleToRawLongBits(longitude - west)
              | Double.doubleToRawLongBits(east - longitude);
      count += (int) (~outside >>> 63);
    }
    return count;
  }

  /** Shows all entries to the visitor; returns false if it has enough. */
  public boolean searchAll(SearchRun run) {
    run.counter().addCandidates(size);
    for (int i = 0; i < size; i++) {
      if (!run.hit(ids[i], places[2 * i], places[2 * i + 1])) {
        return false;
      }
    }
    return true;
  }

  /** Offers all entries to a search for neighbours. */
  public void offerTo(NearestHits hits, Haversine from) {
    for (int i = 0; i < size; i++) {
      hits.offerPlace(ids[i], from, places[2 * i], places[2 * i + 1]);
    }
  }

  /** Bytes in the arrays. */
  public long sizeBytes() {
    return 32 + 16 + 4L * ids.length + 16 + 8L * places.length;
  }
}
