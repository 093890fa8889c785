package dev.distlab.limiter;

import java.util.ArrayList;
import java.util.List;

/** Sends requests to a limiter and keeps those that passed: the judge of what it guarantees. */
final class Admissions {

  static final long MILLIS = 1_000_000;
  static final long SECONDS = 1_000 * MILLIS;

  private final RateLimiter limiter;
  private final List<Long> times = new ArrayList<>();

  Admissions(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /** Sends {@code count} requests of one permit at {@code nanos}; returns how many passed. */
  int send(int count, long nanos) {
    int passed = 0;
    for (int i = 0; i < count; i++) {
      if (limiter.tryAcquire(1, nanos)) {
        times.add(nanos);
        passed++;
      }
    }
    return passed;
  }

  /** Sends a request every {@code stepNanos} from {@code from} to before {@code to}. */
  int sendEvery(long stepNanos, long from, long to) {
    int passed = 0;
    for (long nanos = from; nanos < to; nanos += stepNanos) {
      passed += send(1, nanos);
    }
    return passed;
  }

  int count() {
    return times.size();
  }

  /** The most requests that passed within any window (t - W, t]. */
  int worstWindow(long windowNanos) {
    int worst = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(first) <= times.get(last) - windowNanos) {
        first++;
      }
      worst = Math.max(worst, last - first + 1);
    }
    return worst;
  }
}
