package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A sliding-window log: remembers when each request was admitted, and admits one if no more than L
 * permits lie in the window that ends with it.
 *
 * <p>The only algorithm here that keeps the limit in <em>every</em> window of length W. The price
 * is memory: an entry for each request admitted in the last W, up to L of them, where all others
 * keep a word.
 *
 * <p>A window is (t - W, t]: a request at time t is out of sight at t + W. Where threads bring
 * readings out of order, a request is logged at the latest admitted so far, so that the log stays
 * sorted. Times are exact for {@link WordLimiter#HORIZON_NANOS}, as everywhere here.
 *
 * <p>Cost: amortised O(1) for an admission, which allocates an entry; a denial allocates nothing,
 * and is O(1) for one permit, O(entries out of sight) for more. Lock-free; thread rule: any number
 * of threads.
 *
 * <p>Source: Redis practice, a sorted set of times with ZREMRANGEBYSCORE, ZADD and ZCARD in one
 * transaction; the list of entries is that of M. Michael and M. Scott, "Simple, fast, and practical
 * non-blocking and blocking concurrent queue algorithms", PODC 1996.
 */
public final class SlidingWindowLog implements RateLimiter {

  /*
   * The log is a list of entries, oldest first, each with the permits admitted up to and with it,
   * so that the permits between two entries are a difference. One reference holds all that an
   * admission changes: the last entry, and the one from which the next search for the window's edge
   * starts. Changing it by compare-and-set is the admission. An entry is linked to the one before
   * just after that, by the thread that was admitted or by whoever comes before it gets there, so
   * nobody waits for it.
   */

  /** A time before all times. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final long limit;
  private final long windowNanos;
  private final Ticker ticker;
  private final long startNanos;

  private final AtomicReference<Log> log;

  /** A log without entries. */
  public SlidingWindowLog(Limit limit, Ticker ticker) {
    this.limit = limit.permits();
    this.windowNanos = limit.windowNanos();
    this.ticker = ticker;
    this.startNanos = ticker.nanos();
    Entry none = new Entry(NEVER, 0);
    this.log = new AtomicReference<>(new Log(none, new Entry(NEVER, 0), none));
  }

  @Override
  public boolean tryAcquire(long permits, long nowNanos) {
    requirePermits(permits);
    while (true) {
      View view = viewAt(nowNanos);
      if (!view.hasRoomFor(permits)) {
        return false;
      }
      Log after = view.logWith(permits);
      if (log.compareAndSet(view.log, after)) {
        after.link();
        return true;
      }
    }
  }

  @Override
  public Decision decide(long permits, long nowNanos) {
    requirePermits(permits);
    while (true) {
      View view = viewAt(nowNanos);
      if (!view.hasRoomFor(permits)) {
        long retryAfterNanos = waitNanos(view, permits, nowNanos);
        return new Decision(false, view.room(), retryAfterNanos, resetAtNanos(view.log), 0);
      }
      Log after = view.logWith(permits);
      if (log.compareAndSet(view.log, after)) {
        after.link();
        return new Decision(true, view.room() - permits, 0, resetAtNanos(after), 0);
      }
    }
  }

  private long resetAtNanos(Log at) {
    return startNanos + at.last.nanos + windowNanos;
  }

  @Override
  public long waitNanos(long permits, long nowNanos) {
    requirePermits(permits);
    View view = viewAt(nowNanos);
    return view.hasRoomFor(permits) ? 0 : waitNanos(view, permits, nowNanos);
  }

  private long waitNanos(View full, long permits, long nowNanos) {
    return WordLimiter.nanosUntil(full.readyAt(permits), nowNanos - startNanos);
  }

  @Override
  public long availablePermits(long nowNanos) {
    return viewAt(nowNanos).room();
  }

  @Override
  public long maxPermits() {
    return limit;
  }

  @Override
  public Ticker ticker() {
    return ticker;
  }

  /** The entries in sight at {@code nowNanos}: what this algorithm pays for being exact. */
  public int entryCount(long nowNanos) {
    View view = viewAt(nowNanos);
    int count = 0;
    for (Entry e = view.edge; e != view.log.last; e = e.next) {
      count++;
    }
    return count;
  }

  /**
   * Checks that the log is sorted and that no window that ends with one of its entries has more
   * than L permits. O(entries).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one has
   */
  public void checkInvariants() {
    View view = viewAt(startNanos);
    view.log.checkFrom(view.log.edge, limit, windowNanos);
  }

  private void requirePermits(long permits) {
    WordLimiter.requirePermits(permits, limit);
  }

  private View viewAt(long nowNanos) {
    Log now = log.get();
    now.link();
    long nanos = WordLimiter.nanosSince(startNanos, nowNanos);
    return new View(now, Math.max(nanos, now.last.nanos));
  }

  /** A request that was admitted. */
  static final class Entry {
    private final long nanos;

    /** The permits admitted up to and with this request. */
    private final long total;

    /** The request admitted after this one; set by {@link Log#link}. */
    private volatile Entry next;

    Entry(long nanos, long total) {
      this.nanos = nanos;
      this.total = total;
    }
  }

  /** The log between two admissions. */
  record Log(Entry edge, Entry beforeLast, Entry last) {

    /** Completes the list, if that has not been done. */
    void link() {
      if (beforeLast.next == null) {
        beforeLast.next = last;
      }
    }

    /** The last entry that is out of sight when a window begins behind {@code beginNanos}. */
    Entry edgeAt(long beginNanos) {
      Entry found = edge;
      while (found != last && found.next.nanos <= beginNanos) {
        found = found.next;
      }
      return found;
    }

    void checkFrom(Entry first, long limit, long windowNanos) {
      Entry out = first;
      for (Entry e = first; e != last; e = e.next) {
        Entry in = e.next;
        Invariant.check(in.nanos >= e.nanos, "I4: entry at %d behind %d", in.nanos, e.nanos);
        while (out.next.nanos <= in.nanos - windowNanos) {
          out = out.next;
        }
        long permits = in.total - out.total;
        Invariant.check(
            permits <= limit,
            "I4: %d permits in the window up to %d, limit %d",
            permits,
            in.nanos,
            limit);
      }
    }
  }

  /** The log as it looks at one time. */
  private final class View {
    private final Log log;
    private final long nanos;
    private final Entry edge;

    private View(Log log, long nanos) {
      this.log = log;
      this.nanos = nanos;
      this.edge = log.edgeAt(nanos - windowNanos);
    }

    private long room() {
      return limit - (log.last.total - edge.total);
    }

    private boolean hasRoomFor(long permits) {
      return permits <= room();
    }

    private Log logWith(long permits) {
      return new Log(edge, log.last, new Entry(nanos, log.last.total + permits));
    }

    /** When enough entries are out of sight. */
    private long readyAt(long permits) {
      Entry lastToGo = edge;
      while (log.last.total - lastToGo.total > limit - permits) {
        lastToGo = lastToGo.next;
      }
      return lastToGo.nanos + windowNanos;
    }
  }
}
