package dev.distlab.geo;

/**
 * One search under way: its area made ready, who takes the hits, and the counters it moves. What
 * the structures share; a caller never meets it.
 */
public final class SearchRun {

  /** How many entries are compared before the first of them is looked at. */
  static final int BATCH = 64;

  private final Area area;
  private final AreaFilter filter;
  private final boolean exact;
  private final Sink sink;
  private final VisitCounter counter;
  private final int[] found = new int[BATCH];

  /** A search whose hits go to {@code sink}. */
  public SearchRun(Area area, Sink sink, VisitCounter counter) {
    this.area = area;
    this.filter = area.filter();
    this.exact = filter.isExact();
    this.sink = sink;
    this.counter = counter;
  }

  /** A search whose hits go to {@code visitor}. */
  public static SearchRun of(Area area, SpatialIndex.IdVisitor visitor, VisitCounter counter) {
    return new SearchRun(area, (id, latitude, longitude) -> visitor.visit(id), counter);
  }

  /** What is searched. */
  public Area area() {
    return area;
  }

  /** The area prepared for this search. */
  public AreaFilter filter() {
    return filter;
  }

  /** What counts the search. */
  public VisitCounter counter() {
    return counter;
  }

  /** Room for the candidates of one batch. */
  int[] found() {
    return found;
  }

  /** Whether a point that lies in one of the pieces lies in the area. */
  public boolean accepts(double latitude, double longitude) {
    return exact || filter.contains(latitude, longitude);
  }

  /** Whether a page that meets {@code piece} may hold a hit. */
  public boolean mayMeet(double south, double west, double north, double east) {
    return exact || filter.mayMeet(south, west, north, east);
  }

  /** Whether every point of a page is a hit. */
  public boolean encloses(Rectangle piece, double south, double west, double north, double east) {
    return piece.encloses(south, west, north, east)
        && (exact || filter.encloses(south, west, north, east));
  }

  /** Hands out a hit; returns false if its taker has enough. */
  public boolean hit(int id, double latitude, double longitude) {
    counter.addHits(1);
    return sink.take(id, latitude, longitude);
  }

  /** Takes hits with their places. */
  @FunctionalInterface
  public interface Sink {

    /** Takes a hit; returns false to end the search. */
    boolean take(int id, double latitude, double longitude);
  }
}
