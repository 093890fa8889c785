package dev.distlab.limiter;

import java.util.concurrent.atomic.AtomicLong;

/** What a {@link KeyedLimiter} counts; only the insertion of keys touches it. */
final class KeyedCounters {

  private final AtomicLong insertions = new AtomicLong();
  private final AtomicLong evictions = new AtomicLong();
  private final AtomicLong displacements = new AtomicLong();
  private final AtomicLong turnedAway = new AtomicLong();
  private final AtomicLong latestNanos = new AtomicLong();

  void inserted(boolean evicted, boolean displaced) {
    insertions.incrementAndGet();
    if (evicted) {
      evictions.incrementAndGet();
    }
    if (displaced) {
      displacements.incrementAndGet();
    }
  }

  void turnedAway() {
    turnedAway.incrementAndGet();
  }

  /**
   * The latest time that any insertion has seen, {@code nanos} included. A key is forgotten by that
   * time; if it came back with an earlier one, it would get permits that it has had.
   */
  long latest(long nanos) {
    long latest = latestNanos.get();
    while (latest < nanos && !latestNanos.compareAndSet(latest, nanos)) {
      latest = latestNanos.get();
    }
    return Math.max(latest, nanos);
  }

  KeyedStats stats(int slotCount, long stateBytes) {
    long taken = insertions.get() - evictions.get();
    return new KeyedStats(
        slotCount,
        taken,
        stateBytes,
        insertions.get(),
        evictions.get(),
        displacements.get(),
        turnedAway.get());
  }
}
