package dev.distlab.limiter.cluster;

import dev.distlab.kernel.Invariant;
import dev.distlab.limiter.Limit;

/**
 * The store: counts the permits of the present window, as a Redis key with a time to live does. The
 * windows are aligned to the store's clock. Every method is one command, or one script: nothing
 * comes between its steps. O(1); for one thread, as Redis is.
 */
public final class SharedCounter {

  private final Limit limit;

  private long window = Long.MIN_VALUE;
  private long count;

  /** Permits given by {@link #take} and {@link #lease}, which check: C1. */
  private long given;

  private boolean isUp = true;

  /** A counter for this limit that has counted nothing yet. */
  public SharedCounter(Limit limit) {
    this.limit = limit;
  }

  /** Takes {@code permits} if they are left. */
  boolean take(long permits, long nowNanos) {
    moveTo(nowNanos);
    if (count + permits > limit.permits()) {
      return false;
    }
    give(permits);
    return true;
  }

  /** Takes up to {@code wanted} permits, for the present window. */
  Grant lease(long wanted, long nowNanos) {
    moveTo(nowNanos);
    long granted = Math.max(0, Math.min(wanted, limit.permits() - count));
    give(granted);
    return new Grant(granted, (window + 1) * limit.windowNanos());
  }

  private void give(long permits) {
    count += permits;
    given += permits;
    Invariant.check(
        given <= limit.permits(), "C1: %d permits given in a window of %d", given, limit.permits());
  }

  /** The count, for those who decide by themselves. */
  long read(long nowNanos) {
    moveTo(nowNanos);
    return count;
  }

  /** Overwrites the count, as SET does. */
  void write(long newCount, long nowNanos) {
    moveTo(nowNanos);
    count = newCount;
  }

  /**
   * Counts what has passed already, as INCRBY does, in the window where it passed; returns the sum,
   * or 0 if that window is over.
   */
  long add(long permits, long toWindow, long nowNanos) {
    moveTo(nowNanos);
    if (toWindow != window) {
      return 0;
    }
    count += permits;
    return count;
  }

  private void moveTo(long nowNanos) {
    long now = Math.floorDiv(nowNanos, limit.windowNanos());
    if (now > window) {
      window = now;
      count = 0;
      given = 0;
    }
  }

  /** Stops answering. */
  public void goDown() {
    isUp = false;
  }

  /** Answers again. */
  public void comeUp() {
    isUp = true;
  }

  /** Loses its count: a restart without a disk, or a failover to a replica that lagged behind. */
  public void forget() {
    count = 0;
    given = 0;
  }

  /** Whether it answers. */
  public boolean isUp() {
    return isUp;
  }

  /** The permits counted in the window of {@code nowNanos}. */
  public long count(long nowNanos) {
    return Math.floorDiv(nowNanos, limit.windowNanos()) > window ? 0 : count;
  }

  /** Permits to spend until a time of the store's clock. */
  record Grant(long permits, long untilNanos) {}
}
