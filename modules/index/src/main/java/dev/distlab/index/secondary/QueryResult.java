package dev.distlab.index.secondary;

import java.util.List;

/**
 * The rows of a query, and what they have cost.
 *
 * @param rows the columns asked for of each row, in the order of the way that was taken
 * @param way the way that was taken, with its estimates
 * @param rowsLookedAt rows or entries that were tested against the conditions
 * @param pagesAsked pages asked for: logical reads, inner pages and repetitions included
 * @param pagesRead pages that came from the disk
 */
public record QueryResult(
    List<List<Object>> rows, Explain.Way way, long rowsLookedAt, long pagesAsked, long pagesRead) {

  public QueryResult {
    rows = List.copyOf(rows);
  }
}
