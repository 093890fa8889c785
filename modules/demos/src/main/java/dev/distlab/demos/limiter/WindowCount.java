package dev.distlab.demos.limiter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts how many requests lie in the window (t - W, t] that ends with the latest, and keeps the
 * worst: the judge of what an algorithm guarantees. Times must not fall. Amortised O(1).
 */
final class WindowCount {

  private final long windowNanos;
  private final Deque<Long> inSight = new ArrayDeque<>();
  private int worst;

  WindowCount(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  void add(long nanos) {
    countAt(nanos);
    inSight.addLast(nanos);
    worst = Math.max(worst, inSight.size());
  }

  /** How many lie in the window that ends at {@code nanos}. */
  int countAt(long nanos) {
    while (!inSight.isEmpty() && inSight.peekFirst() <= nanos - windowNanos) {
      inSight.removeFirst();
    }
    return inSight.size();
  }

  int worst() {
    return worst;
  }
}
