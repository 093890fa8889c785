package dev.distlab.geo;

/**
 * What a structure is, and what searches and updates have touched.
 *
 * @param pageCount pages (cells, quadrants, tree nodes) that it consists of
 * @param height pages from the root to the deepest leaf, both included; 1 without a hierarchy
 * @param sizeBytes bytes in its arrays, object headers and references between objects included by
 *     estimate
 * @param pagesVisited pages touched by searches
 * @param candidates entries looked at by searches
 * @param hits entries found by searches
 * @param updateSteps keys, quadrants, rectangles and entries compared or moved by updates
 */
public record SpatialStats(
    long pageCount,
    int height,
    long sizeBytes,
    long pagesVisited,
    long candidates,
    long hits,
    long updateSteps) {

  /** The counters since {@code earlier}; size and shape as they are now. */
  public SpatialStats since(SpatialStats earlier) {
    return new SpatialStats(
        pageCount,
        height,
        sizeBytes,
        pagesVisited - earlier.pagesVisited,
        candidates - earlier.candidates,
        hits - earlier.hits,
        updateSteps - earlier.updateSteps);
  }
}
