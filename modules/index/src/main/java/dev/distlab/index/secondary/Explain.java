package dev.distlab.index.secondary;

import java.util.List;

/**
 * How a query is going to be answered, and what else was considered.
 *
 * @param chosen the way that is taken: the one with the fewest estimated pages
 * @param considered all ways, the cheapest first
 */
public record Explain(Way chosen, List<Way> considered) {

  public Explain {
    considered = List.copyOf(considered);
  }

  /**
   * A way to the rows.
   *
   * @param path the kind of way
   * @param index the name of the index, empty for the table itself
   * @param matchedColumns how many leading columns of the key the conditions narrow: the leftmost
   *     prefix rule
   * @param estimatedRows rows (or entries) that will be looked at
   * @param estimatedPages leaves that will be read: inner pages are taken to be in the pool
   */
  public record Way(
      AccessPath path,
      String index,
      int matchedColumns,
      double estimatedRows,
      double estimatedPages) {}
}
