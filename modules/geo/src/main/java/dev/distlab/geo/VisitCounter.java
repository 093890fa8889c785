package dev.distlab.geo;

import java.util.ConcurrentModificationException;

/** Counts what searches and updates touch, and shows the pages to a watcher. For one thread. */
public final class VisitCounter {

  private long pagesVisited;
  private long candidates;
  private long hits;
  private long updateSteps;
  private long updates;
  private SpatialIndex.PageVisitor watcher;

  /** Shows pages to {@code newWatcher} from now on; to nobody if null. */
  public void watch(SpatialIndex.PageVisitor newWatcher) {
    this.watcher = newWatcher;
  }

  /** Whether someone wants to see the pages. */
  public boolean isWatched() {
    return watcher != null;
  }

  /** Counts a page, and shows it to the watcher if there is one. */
  public void visit(int depth, Rectangle bounds, int entryCount) {
    pagesVisited++;
    if (watcher != null) {
      watcher.page(depth, bounds, entryCount);
    }
  }

  /** Shows a page that is counted elsewhere to the watcher, if there is one. */
  public void show(int depth, Rectangle bounds, int entryCount) {
    if (watcher != null) {
      watcher.page(depth, bounds, entryCount);
    }
  }

  /** Counts pages. */
  public void addPages(long count) {
    pagesVisited += count;
  }

  /** Counts entries looked at. */
  public void addCandidates(long count) {
    candidates += count;
  }

  /** Counts entries found. */
  public void addHits(long count) {
    hits += count;
  }

  /** Counts what an update compares or moves. */
  public void addUpdateSteps(long count) {
    updateSteps += count;
  }

  /** Counts an update, for {@link #checkNoUpdateSince}. */
  public void addUpdate() {
    updates++;
  }

  /** How many updates there have been. */
  public long updates() {
    return updates;
  }

  /**
   * Checks, when a search ends, that its visitor has left the structure alone.
   *
   * @param before {@link #updates} when the search began
   * @throws ConcurrentModificationException if it has not
   */
  public void checkNoUpdateSince(long before) {
    if (updates != before) {
      throw new ConcurrentModificationException(
          (updates - before) + " updates during a search: a visitor must not change the structure");
    }
  }

  /** Everything counted so far, with the shape of the structure. */
  public SpatialStats stats(long pageCount, int height, long sizeBytes) {
    return new SpatialStats(
        pageCount, height, sizeBytes, pagesVisited, candidates, hits, updateSteps);
  }
}
