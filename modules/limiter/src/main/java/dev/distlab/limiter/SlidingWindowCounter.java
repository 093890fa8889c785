package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;

/**
 * A sliding-window counter: guesses what happened in the last window from two fixed ones.
 *
 * <p>It counts like a fixed window aligned to the clock and remembers the previous count. At a time
 * e into the present window it takes it that the previous one's requests were spread evenly, so
 * that (W - e)/W of them still lie in the last W, and admits while
 *
 * <pre>previous * (W - e) / W + current + permits &lt;= L</pre>
 *
 * <p>The arithmetic is exact; the guess is not. If the previous window's requests came at its
 * start, they are counted when they are long out of sight, and too many are refused. If they came
 * at its end, they are written off while they are all in sight, and too many are admitted: L at the
 * end of a window and then L spread over the next make almost 2 L in a window.
 *
 * <p>Cost: O(1), no division while windows follow each other. Thread rule: any number of threads.
 *
 * <p>Source: J. Desgats, "How we built rate limiting capable of scaling to millions of domains",
 * Cloudflare blog, 2017.
 */
public final class SlidingWindowCounter extends WordLimiter {

  /*
   *   [ number of the window : 64 - 2c bits | previous : c bits | current : c bits ]
   *
   * A later window has a larger word, and so has a larger current count: I2.
   */

  private final long limit;
  private final long windowNanos;
  private final int countBits;
  private final long countMask;

  /**
   * @throws IllegalArgumentException if the limit is too large for so short a window (two counts
   *     and the window's number share 63 bits), or limit times window passes 2^62
   */
  public SlidingWindowCounter(Limit limit, Ticker ticker) {
    super(ticker, startNanos(limit, ticker), limit.permits());
    this.limit = limit.permits();
    this.windowNanos = limit.windowNanos();
    this.countBits = Bits.bitsFor(limit.permits());
    this.countMask = (1L << countBits) - 1;
    if (2 * countBits + Bits.bitsFor(HORIZON_NANOS / windowNanos) > Long.SIZE - 1
        || countBits + Bits.bitsFor(windowNanos) > Long.SIZE - 2) {
      throw new IllegalArgumentException(limit + " is too large a limit for this window");
    }
  }

  private static long startNanos(Limit limit, Ticker ticker) {
    long now = ticker.nanos();
    return now - Math.floorMod(now, limit.windowNanos());
  }

  @Override
  long wordAfter(long word, long permits, long nanos) {
    long moved = wordAt(word, nanos);
    long rest = windowNanos - elapsed(moved, nanos);
    long room = (limit - current(moved) - permits) * windowNanos;
    return previous(moved) * rest <= room ? moved + permits : DENIED;
  }

  /** The word as it reads at {@code nanos}: counts of windows that are over have moved on. */
  private long wordAt(long word, long nanos) {
    long number = number(word);
    long ahead = nanos - number * windowNanos;
    if (ahead < windowNanos) {
      return word;
    }
    long windows = ahead < 2 * windowNanos ? 1 : nanos / windowNanos - number;
    long previous = windows == 1 ? current(word) : 0;
    return ((number + windows) << (2 * countBits)) | (previous << countBits);
  }

  /** How much of the word's window has passed: 0 to W - 1, and 0 for a clock that went back. */
  private long elapsed(long word, long nanos) {
    return Math.max(0, nanos - number(word) * windowNanos);
  }

  private long number(long word) {
    return word >>> (2 * countBits);
  }

  private long previous(long word) {
    return (word >>> countBits) & countMask;
  }

  private long current(long word) {
    return word & countMask;
  }

  @Override
  long available(long word, long nanos) {
    long moved = wordAt(word, nanos);
    long rest = windowNanos - elapsed(moved, nanos);
    long room = (limit - current(moved)) * windowNanos - previous(moved) * rest;
    return Math.max(0, room) / windowNanos;
  }

  @Override
  long readyAt(long word, long permits, long nanos) {
    long moved = wordAt(word, nanos);
    if (wordAfter(moved, permits, nanos) != DENIED) {
      return nanos;
    }
    long start = number(moved) * windowNanos;
    long room = limit - current(moved) - permits;
    return room >= 0
        ? start + elapsedWhenRoom(previous(moved), room)
        : start + windowNanos + elapsedWhenRoom(current(moved), limit - permits);
  }

  /**
   * The first time e into a window at which {@code previous * (W - e) <= room * W}, which is not so
   * at its beginning: there is less room than {@code previous}.
   */
  private long elapsedWhenRoom(long previous, long room) {
    return windowNanos - room * windowNanos / previous;
  }

  @Override
  long idleAt(long word) {
    return word == FRESH ? 0 : (number(word) + 2) * windowNanos;
  }

  @Override
  void checkWord(long word, long nanos) {
    Invariant.check(word >= FRESH, "I1: word %d is negative", word);
    Invariant.check(
        current(word) <= limit && previous(word) <= limit,
        "I1: %d used after %d, limit %d",
        current(word),
        previous(word),
        limit);
  }

  /** The permits of the last window as this limiter guesses them, rounded up. */
  public long estimatedPermits(long nowNanos) {
    return limit - availablePermits(nowNanos);
  }
}
