package dev.distlab.limiter;

/**
 * What the threads share that put new keys into a {@link KeyedLimiter}: the lock that makes them
 * one after another, the latest time that they have seen, and what they count.
 *
 * <p>It lies in cells of its own, apart from all that threads read which ask for known keys.
 */
final class NewKeys {

  /** The cells that this takes. */
  static final int CELLS = 8;

  private static final int LOCK = 0;
  private static final int LATEST_NANOS = 1;
  private static final int INSERTIONS = 2;
  private static final int EVICTIONS = 3;
  private static final int DISPLACEMENTS = 4;
  private static final int TURNED_AWAY = 5;

  private final Cells cells;
  private final int first;

  /** In {@link #CELLS} of {@code cells} from {@code first} on. */
  NewKeys(Cells cells, int first) {
    this.cells = cells;
    this.first = first;
  }

  /** Waits until no other thread has the lock, and takes it. It is held for tens of nanoseconds. */
  void lock() {
    int backoff = Backoff.NONE;
    while (cells.get(first + LOCK) != 0 || !cells.compareAndSet(first + LOCK, 0, 1)) {
      backoff = Backoff.afterLoss(backoff);
      Thread.yield();
    }
  }

  void unlock() {
    cells.setRelease(first + LOCK, 0);
  }

  // The rest is for the thread that has the lock.

  /**
   * The latest time that any insertion has seen, {@code nanos} included. A key is forgotten by that
   * time; if it came back with an earlier one, it would get permits that it has had.
   */
  long latest(long nanos) {
    long latest = Math.max(nanos, count(LATEST_NANOS));
    cells.setRelease(first + LATEST_NANOS, latest);
    return latest;
  }

  /** The same for one who only asks. */
  long latestWithout(long nanos) {
    return Math.max(nanos, count(LATEST_NANOS));
  }

  void inserted(boolean evicted, boolean displaced) {
    add(INSERTIONS, 1);
    add(EVICTIONS, evicted ? 1 : 0);
    add(DISPLACEMENTS, displaced ? 1 : 0);
  }

  void turnedAway() {
    add(TURNED_AWAY, 1);
  }

  KeyedStats stats(int slotCount, long stateBytes) {
    return new KeyedStats(
        slotCount,
        count(INSERTIONS) - count(EVICTIONS),
        stateBytes,
        count(INSERTIONS),
        count(EVICTIONS),
        count(DISPLACEMENTS),
        count(TURNED_AWAY));
  }

  private long count(int what) {
    return cells.get(first + what);
  }

  private void add(int what, long more) {
    if (more != 0) {
      cells.setRelease(first + what, count(what) + more);
    }
  }
}
