package dev.distlab.geo;

import java.util.Objects;

/**
 * The options of a search, as Redis' {@code GEOSEARCH} has them.
 *
 * @param order of the result: by distance from the center, or none
 * @param limit at most so many results ({@code COUNT}); {@link Integer#MAX_VALUE} for all
 * @param any whether the search may stop at the first so many it meets ({@code COUNT n ANY}) rather
 *     than return the nearest ones
 */
public record SearchOptions(Order order, int limit, boolean any) {

  /** All results, in no particular order. */
  public static final SearchOptions ALL = new SearchOptions(Order.NONE, Integer.MAX_VALUE, false);

  /** All results, nearest first. */
  public static final SearchOptions NEAREST_FIRST =
      new SearchOptions(Order.ASCENDING, Integer.MAX_VALUE, false);

  /** The order of results. */
  public enum Order {
    /** As the structure finds them. */
    NONE,
    /** Nearest first. */
    ASCENDING,
    /** Farthest first. */
    DESCENDING
  }

  /**
   * Options. A limit without {@code any} needs an order to say which results are kept: as in Redis,
   * none means the nearest.
   *
   * @throws IllegalArgumentException if the limit is below 1, or {@code any} comes without a limit
   */
  public SearchOptions {
    Objects.requireNonNull(order, "order");
    if (limit < 1) {
      throw new IllegalArgumentException("limit=" + limit + " is out of range: allowed 1 or more");
    }
    if (any && limit == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("any=true asks for a limit: any of how many?");
    }
    if (order == Order.NONE && limit != Integer.MAX_VALUE && !any) {
      order = Order.ASCENDING;
    }
  }

  /** The nearest {@code limit} results, nearest first ({@code COUNT limit}). */
  public static SearchOptions nearest(int limit) {
    return new SearchOptions(Order.ASCENDING, limit, false);
  }

  /** The first {@code limit} results that turn up, unsorted ({@code COUNT limit ANY}). */
  public static SearchOptions anyOf(int limit) {
    return new SearchOptions(Order.NONE, limit, true);
  }

  /** Whether there is a limit. */
  public boolean isLimited() {
    return limit != Integer.MAX_VALUE;
  }
}
