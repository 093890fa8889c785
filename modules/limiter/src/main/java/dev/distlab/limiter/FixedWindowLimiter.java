package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.Ticker;

/**
 * A fixed-window limiter: counts the permits of the present window, and starts at zero in the next.
 *
 * <p>The simplest limiter, and the one that most people build on Redis: increment a counter, give
 * it a time to live. It guarantees the limit in <em>its own</em> windows only: a burst at the end
 * of one and another at the start of the next let 2 L pass in an arbitrarily short time.
 *
 * <p>Cost: O(1), without a division while the window lasts. Thread rule: any number of threads.
 *
 * <p>Source: Redis documentation of the command INCR, "Pattern: rate limiter".
 */
public final class FixedWindowLimiter extends WordLimiter {

  /*
   *   CLOCK           [ number of the window : 64 - c bits | used : c bits ]
   *   FIRST_REQUEST   [ end of the window, in quanta : 64 - c bits | used : c bits ]
   *
   * with c bits enough for the limit. A later window has a larger word, whatever was used in it. An
   * end is rounded up to a quantum of 2^q ns so that 2^60 ns fit into the bits that are left: 32 ns
   * for a limit of 100; a window is never shorter than asked for, and longer by less than a quantum.
   *
   * A counter that is kept in two parts, count and expiry, can lose one: a client that dies between
   * INCR and EXPIRE leaves a count that never ends. One word cannot come apart.
   */

  /** A quantum may be at most this part of a window. */
  private static final int MIN_QUANTA_IN_A_WINDOW = 1_000;

  private final long limit;
  private final long windowNanos;
  private final WindowAlignment alignment;
  private final int countBits;
  private final long countMask;
  private final int quantumBits;

  /** A limiter with windows that begin with their first request. */
  public FixedWindowLimiter(Limit limit, Ticker ticker) {
    this(limit, WindowAlignment.FIRST_REQUEST, ticker);
  }

  /**
   * @throws IllegalArgumentException if the limit is too large for so short a window: the count and
   *     the window's place in time share 63 bits
   */
  public FixedWindowLimiter(Limit limit, WindowAlignment alignment, Ticker ticker) {
    super(ticker, startNanos(limit, alignment, ticker), limit.permits());
    this.limit = limit.permits();
    this.windowNanos = limit.windowNanos();
    this.alignment = alignment;
    this.countBits = Bits.bitsFor(limit.permits());
    this.countMask = (1L << countBits) - 1;
    this.quantumBits = Math.max(0, Bits.bitsFor(HORIZON_NANOS) + countBits - (Long.SIZE - 1));
    requireFits(limit);
  }

  private static long startNanos(Limit limit, WindowAlignment alignment, Ticker ticker) {
    long now = ticker.nanos();
    return alignment == WindowAlignment.CLOCK ? now - Math.floorMod(now, limit.windowNanos()) : now;
  }

  private void requireFits(Limit asked) {
    boolean fits =
        alignment == WindowAlignment.CLOCK
            ? countBits + Bits.bitsFor(HORIZON_NANOS / windowNanos) <= Long.SIZE - 1
            : windowNanos >> quantumBits >= MIN_QUANTA_IN_A_WINDOW || quantumBits == 0;
    if (!fits) {
      throw new IllegalArgumentException(
          asked + " is too large a limit for so short a window, aligned to " + alignment);
    }
  }

  @Override
  long wordAfter(long word, long permits, long nanos) {
    if (nanos < endOf(word)) {
      return (word & countMask) + permits <= limit ? word + permits : DENIED;
    }
    return (placeOfWindowAt(nanos) << countBits) | permits;
  }

  /** When the window of {@code word} ends. A clock that went back is still in that window. */
  private long endOf(long word) {
    if (word == FRESH) {
      return 0;
    }
    long place = word >>> countBits;
    return alignment == WindowAlignment.CLOCK ? (place + 1) * windowNanos : place << quantumBits;
  }

  private long placeOfWindowAt(long nanos) {
    return alignment == WindowAlignment.CLOCK
        ? nanos / windowNanos
        : (nanos + windowNanos + (1L << quantumBits) - 1) >>> quantumBits;
  }

  @Override
  long available(long word, long nanos) {
    return nanos < endOf(word) ? limit - (word & countMask) : limit;
  }

  @Override
  long readyAt(long word, long permits, long nanos) {
    return available(word, nanos) >= permits ? nanos : endOf(word);
  }

  @Override
  long idleAt(long word) {
    return endOf(word);
  }

  @Override
  void checkWord(long word, long nanos) {
    Invariant.check(word >= FRESH, "I1: word %d is negative", word);
    Invariant.check(
        (word & countMask) <= limit, "I1: %d used of a limit of %d", word & countMask, limit);
  }

  /** The permits that the present window has given out. */
  public long usedPermits(long nowNanos) {
    return limit - availablePermits(nowNanos);
  }
}
