package dev.distlab.geo;

/**
 * Finds the entries of a set that lie in an area or near a point: the one interface of all
 * structures in this module.
 *
 * <p>An entry is an {@code id}, a small number that the caller gives out (an index into an array of
 * his own), at a point or, where the structure says so, with a rectangle. Many entries may share a
 * place. All structures answer alike, to the last bit; they differ in what they touch to find the
 * answer, which {@link #stats} counts. For one thread, also for searching: the counters move.
 */
public interface SpatialIndex {

  /** Entries stored. O(1). */
  int size();

  /**
   * Calls {@code visitor} once for each entry in {@code area}, in an order that depends on the
   * structure and its history only. The visitor must not change the structure, not even with its
   * last hit; it may search it.
   *
   * @throws java.util.ConcurrentModificationException if the visitor has changed the structure: at
   *     the latest when the search ends, and by then it may have missed entries or shown them twice
   */
  void search(Area area, IdVisitor visitor);

  /**
   * Offers entries to {@code hits} until it holds the nearest ones to {@code from}; of entries
   * equally far, those with the smaller ids.
   *
   * @param hits new or cleared: what a search before has left there does not mix with this one
   */
  void nearest(GeoPoint from, NearestHits hits);

  /** Size, shape and counters since the structure was made. O(pages). */
  SpatialStats stats();

  /**
   * Visits every page (cell, quadrant, tree node) of the structure, parents before children, for
   * drawing. Structures without pages of their own visit nothing.
   */
  void forEachPage(PageVisitor visitor);

  /** Lets {@code watcher} see each page that a search touches, from now on; null for nobody. */
  void watch(PageVisitor watcher);

  /**
   * Checks the laws of the structure. O(n).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  void checkInvariants();

  /** Takes the hits of a search. */
  @FunctionalInterface
  interface IdVisitor {

    /** Takes a hit; returns false to end the search. */
    boolean visit(int id);
  }

  /** Takes pages. */
  @FunctionalInterface
  interface PageVisitor {

    /**
     * Takes a page.
     *
     * @param depth 0 for the root
     * @param bounds what it covers
     * @param entryCount entries or children that it holds
     */
    void page(int depth, Rectangle bounds, int entryCount);
  }
}
