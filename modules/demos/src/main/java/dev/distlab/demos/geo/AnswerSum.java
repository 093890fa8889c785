package dev.distlab.demos.geo;

import dev.distlab.geo.NearestHits;
import dev.distlab.kernel.random.SplitMix64;

/**
 * One number for all answers of a structure: two that find the same have the same, in whatever
 * order they visit, and two that differ in one place hardly ever.
 */
final class AnswerSum {

  private long ended;
  private long hits;

  /** A hit of a search in an area, which tells its hits in an order of its own. */
  boolean hit(int id) {
    hits += SplitMix64.mix(id + 1);
    return true;
  }

  /** What was hit belongs to one search. */
  void endOfSearch() {
    ended = SplitMix64.mix(ended + hits + 1);
    hits = 0;
  }

  /** The answer of a nearest search; sorts it. */
  void nearest(NearestHits nearest) {
    nearest.sort();
    for (int rank = 0; rank < nearest.size(); rank++) {
      ended = SplitMix64.mix(ended + nearest.id(rank) + 1);
    }
    endOfSearch();
  }

  long value() {
    return ended;
  }
}
