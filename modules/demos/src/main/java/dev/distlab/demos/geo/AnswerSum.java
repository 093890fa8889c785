package dev.distlab.demos.geo;

import dev.distlab.geo.NearestHits;

/**
 * One number for all answers of a structure: two that find the same have the same, in whatever
 * order they visit, and two that differ in one place hardly ever.
 */
final class AnswerSum {

  private static final long ODD = 0x9e3779b97f4a7c15L;

  private long ended;
  private long hits;

  /** A hit of a search in an area, which tells its hits in an order of its own. */
  boolean hit(int id) {
    hits += scattered(id);
    return true;
  }

  /** What was hit belongs to one search. */
  void endOfSearch() {
    ended = scattered(ended + hits);
    hits = 0;
  }

  /** The answer of a nearest search; sorts it. */
  void nearest(NearestHits nearest) {
    nearest.sort();
    for (int rank = 0; rank < nearest.size(); rank++) {
      ended = scattered(ended + nearest.id(rank));
    }
    endOfSearch();
  }

  long value() {
    return ended;
  }

  private static long scattered(long number) {
    long mixed = (number + ODD) * ODD;
    return (mixed ^ mixed >>> 32) * ODD;
  }
}
