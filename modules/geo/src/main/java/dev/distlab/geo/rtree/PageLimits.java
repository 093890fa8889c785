package dev.distlab.geo.rtree;

/**
 * The edges of the rectangle searched as a page would write them, to be compared with what is on
 * the page, sixteen children at once.
 */
final class PageLimits {

  /*
   * The edges are rounded to cells like everything on a page. Where a number on a page is beyond
   * such an edge, so is what it stands for, and where it is within, likewise; where both are equal
   * the exact places decide. So each edge makes two limits: one for what may be a hit and one, a
   * step further in, for what is one in any case. Sixteen comparisons with a limit take four
   * instructions, and their outcomes are a mask: nothing is there for a processor to guess wrongly.
   *
   * The four words of sixteen numbers are written out one by one: the compiler would keep a loop.
   */

  private long fromSouth;
  private long fromSouthInside;
  private long fromWest;
  private long fromWestInside;
  private long toNorth;
  private long toNorthInside;
  private long toEast;
  private long toEastInside;

  /** Sets the edges, as a page would write them; they may be off the page. */
  void set(int south, int west, int north, int east) {
    fromSouth = Lanes.lowest(south);
    fromSouthInside = Lanes.lowest(south + 1);
    fromWest = Lanes.lowest(west);
    fromWestInside = Lanes.lowest(west + 1);
    toNorth = Lanes.highest(north);
    toNorthInside = Lanes.highest(north - 1);
    toEast = Lanes.highest(east);
    toEastInside = Lanes.highest(east - 1);
  }

  /**
   * Which of sixteen rectangles may meet the one searched, as a mask. Their southern edges stand at
   * {@code low}, their northern ones at {@code high}; points have only one of them.
   */
  int mayMeet(long[] words, int low, int high) {
    return Lanes.mask(
        Lanes.spread(meets(words, low, high), 0)
            | Lanes.spread(meets(words, low + 1, high + 1), 1)
            | Lanes.spread(meets(words, low + 2, high + 2), 2)
            | Lanes.spread(meets(words, low + 3, high + 3), 3));
  }

  /** Which of sixteen rectangles lie inside in any case. */
  int areInside(long[] words, int low, int high) {
    return Lanes.mask(
        Lanes.spread(isWithin(words, low, high), 0)
            | Lanes.spread(isWithin(words, low + 1, high + 1), 1)
            | Lanes.spread(isWithin(words, low + 2, high + 2), 2)
            | Lanes.spread(isWithin(words, low + 3, high + 3), 3));
  }

  /** Whether all of sixteen rectangles that may meet the one searched lie inside in any case. */
  boolean areDecided(long[] words, int low, int high) {
    long open =
        meets(words, low, high) & ~isWithin(words, low, high)
            | meets(words, low + 1, high + 1) & ~isWithin(words, low + 1, high + 1)
            | meets(words, low + 2, high + 2) & ~isWithin(words, low + 2, high + 2)
            | meets(words, low + 3, high + 3) & ~isWithin(words, low + 3, high + 3);
    return Lanes.spread(open, 0) == 0;
  }

  private long meets(long[] words, int low, int high) {
    return Lanes.atLeast(words[high], fromSouth)
        & Lanes.atLeast(words[high + Lanes.WORDS], fromWest)
        & Lanes.atMost(words[low], toNorth)
        & Lanes.atMost(words[low + Lanes.WORDS], toEast);
  }

  private long isWithin(long[] words, int low, int high) {
    return Lanes.atLeast(words[low], fromSouthInside)
        & Lanes.atLeast(words[low + Lanes.WORDS], fromWestInside)
        & Lanes.atMost(words[high], toNorthInside)
        & Lanes.atMost(words[high + Lanes.WORDS], toEastInside);
  }
}
