package dev.distlab.limiter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the algorithms mean, said as plainly as possible: lists of all admissions, big numbers, no
 * thought for speed. Times are those of the ticker, which starts at 0.
 */
interface Model {

  /** Whether {@code permits} could be taken at {@code nanos}. */
  boolean allows(long permits, long nanos);

  /** Takes them. */
  void take(long permits, long nanos);

  /** Most permits that are allowed at once, by trying. */
  default long available(long max, long nanos) {
    long permits = 0;
    while (permits < max && allows(permits + 1, nanos)) {
      permits++;
    }
    return permits;
  }

  /** Counts in a map from window to permits. A clock that goes back stays in the latest window. */
  final class FixedWindow implements Model {
    private final Limit limit;
    private final TreeMap<Long, Long> used = new TreeMap<>();

    FixedWindow(Limit limit) {
      this.limit = limit;
    }

    @Override
    public boolean allows(long permits, long nanos) {
      return used.getOrDefault(windowAt(nanos), 0L) + permits <= limit.permits();
    }

    @Override
    public void take(long permits, long nanos) {
      used.merge(windowAt(nanos), permits, Long::sum);
    }

    private long windowAt(long nanos) {
      long window = Math.floorDiv(nanos, limit.windowNanos());
      return used.isEmpty() ? window : Math.max(window, used.lastKey());
    }
  }

  /** A counter with a time to live, set when it is first incremented. */
  final class Expiring implements Model {
    private final Limit limit;
    private long expiresAt = Long.MIN_VALUE;
    private long used;

    Expiring(Limit limit) {
      this.limit = limit;
    }

    @Override
    public boolean allows(long permits, long nanos) {
      return nanos >= expiresAt || used + permits <= limit.permits();
    }

    @Override
    public void take(long permits, long nanos) {
      if (nanos >= expiresAt) {
        used = 0;
        expiresAt = nanos + limit.windowNanos();
      }
      used += permits;
    }
  }

  /** Adds up all admissions of the last W. */
  final class Log implements Model {
    private final Limit limit;
    private final List<long[]> admitted = new ArrayList<>();

    Log(Limit limit) {
      this.limit = limit;
    }

    @Override
    public boolean allows(long permits, long nanos) {
      long now = timeAt(nanos);
      long sum = permits;
      for (long[] one : admitted) {
        sum += one[0] > now - limit.windowNanos() ? one[1] : 0;
      }
      return sum <= limit.permits();
    }

    @Override
    public void take(long permits, long nanos) {
      long now = timeAt(nanos);
      admitted.removeIf(one -> one[0] <= now - limit.windowNanos());
      admitted.add(new long[] {now, permits});
    }

    private long timeAt(long nanos) {
      return admitted.isEmpty() ? nanos : Math.max(nanos, admitted.get(admitted.size() - 1)[0]);
    }
  }

  /** The weighted sum of two windows' counts, in fractions. */
  final class Counter implements Model {
    private final Limit limit;
    private final TreeMap<Long, Long> used = new TreeMap<>();

    Counter(Limit limit) {
      this.limit = limit;
    }

    @Override
    public boolean allows(long permits, long nanos) {
      BigInteger width = BigInteger.valueOf(limit.windowNanos());
      long window = windowAt(nanos);
      BigInteger elapsed =
          BigInteger.valueOf(nanos).subtract(BigInteger.valueOf(window).multiply(width));
      BigInteger inSight = width.subtract(elapsed.max(BigInteger.ZERO));
      BigInteger previous = BigInteger.valueOf(used.getOrDefault(window - 1, 0L)).multiply(inSight);
      long current = used.getOrDefault(window, 0L) + permits;
      return previous
              .add(BigInteger.valueOf(current).multiply(width))
              .compareTo(BigInteger.valueOf(limit.permits()).multiply(width))
          <= 0;
    }

    @Override
    public void take(long permits, long nanos) {
      used.merge(windowAt(nanos), permits, Long::sum);
    }

    private long windowAt(long nanos) {
      long window = Math.floorDiv(nanos, limit.windowNanos());
      return used.isEmpty() ? window : Math.max(window, used.lastKey());
    }
  }

  /**
   * The bucket of the textbook: tokens and the time of the last refill, tokens being fractions with
   * the denominator W.
   */
  final class RealValuedBucket implements Model {
    private final Limit limit;
    private final BigInteger width;
    private final BigInteger capacity;
    private BigInteger tokens;
    private long refilledAt;

    RealValuedBucket(Limit limit) {
      this.limit = limit;
      this.width = BigInteger.valueOf(limit.windowNanos());
      this.capacity = BigInteger.valueOf(limit.burst()).multiply(width);
      this.tokens = capacity;
    }

    @Override
    public boolean allows(long permits, long nanos) {
      return tokensAt(nanos).compareTo(BigInteger.valueOf(permits).multiply(width)) >= 0;
    }

    @Override
    public void take(long permits, long nanos) {
      tokens = tokensAt(nanos).subtract(BigInteger.valueOf(permits).multiply(width));
      refilledAt = nanos;
    }

    /** A clock that goes back takes away what it would give again: it never adds. */
    private BigInteger tokensAt(long nanos) {
      BigInteger gained =
          BigInteger.valueOf(nanos - refilledAt).multiply(BigInteger.valueOf(limit.permits()));
      return tokens.add(gained).min(capacity);
    }
  }
}
