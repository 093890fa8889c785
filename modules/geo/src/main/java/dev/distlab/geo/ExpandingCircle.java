package dev.distlab.geo;

import java.util.function.Consumer;

/**
 * The nearest entries of a structure that can only search areas: circles that grow until one holds
 * enough.
 *
 * <p>A circle that holds k entries holds the k nearest. The first circle is as large as k entries
 * would need if they were spread evenly over the globe (a haversine is the share of the sphere that
 * lies within it); each further one has twice the radius. On clustered data the guess is poor both
 * ways: far too large inside a cluster, many rounds outside.
 */
public final class ExpandingCircle {

  private final int size;
  private final VisitCounter counter;

  private ExpandingCircle(int size, VisitCounter counter) {
    this.size = size;
    this.counter = counter;
  }

  /** For a structure of {@code size} entries with the given counter. */
  public static ExpandingCircle of(int size, VisitCounter counter) {
    return new ExpandingCircle(size, counter);
  }

  /** Finds the nearest entries, starting from the density of the whole set. */
  public void nearest(GeoPoint from, NearestHits hits, Consumer<SearchRun> search) {
    double share = Math.min(1, (hits.k() + 1.0) / Math.max(1, size));
    nearest(new Circle(from, Haversine.toMetres(share)), hits, search);
  }

  /** Finds the nearest entries, starting from a given circle. */
  public void nearest(Circle first, NearestHits hits, Consumer<SearchRun> search) {
    int wanted = Math.min(hits.k(), size);
    Haversine distance = Haversine.from(first.center());
    double radiusMetres = first.radiusMetres();
    while (hits.size() < wanted) {
      hits.clear();
      Circle circle = new Circle(first.center(), radiusMetres);
      search.accept(
          new SearchRun(
              circle,
              (id, latitude, longitude) -> {
                hits.offer(id, distance.to(latitude, longitude));
                return true;
              },
              counter));
      radiusMetres = Math.max(1, radiusMetres) * 2;
    }
  }
}
