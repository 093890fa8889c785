package dev.distlab.limiter;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limiter whose whole memory of the past is one 64-bit word.
 *
 * <p>An algorithm of this kind is a pure function: from the word, the price and the time to the
 * next word, or to "no". This class keeps the word of one key and changes it by compare-and-set;
 * {@link KeyedLimiter} keeps a million of them with the same function, {@link CombinedLimiter} the
 * words of several limits.
 *
 * <p>Cost: one read and one compare-and-set for a request that is allowed, one read for one that is
 * denied; no allocation but the {@link Decision}, for those who ask for it. Lock-free: of threads
 * that meet at a word one gets through, the others try again a few microseconds later.
 *
 * <p>A limiter counts time from the reading of its ticker when it was made and is exact for {@link
 * #HORIZON_NANOS} from there. A reading from before counts as that first one.
 */
public abstract sealed class WordLimiter implements RateLimiter
    permits FixedWindowLimiter, SlidingWindowCounter, TokenBucket, LeakyBucket, Gcra {

  /*
   * Two properties of the words carry the proofs here and in KeyedLimiter. The word 0 means "no
   * past", at any time. And every admission makes the word larger (I2): so a word never returns to
   * an earlier value, and a compare-and-set that succeeds proves that nothing happened since the
   * read; there is no ABA problem, even where a slot of a table changes its key meanwhile.
   */

  /** How long a limiter lives: 2^60 nanoseconds, which is 36 years. */
  public static final long HORIZON_NANOS = 1L << 60;

  /** The word that stands for no past at all. */
  static final long FRESH = 0;

  /** What {@link #wordAfter} answers instead of a word when the request is denied. */
  static final long DENIED = -1;

  private final Ticker ticker;
  private final long startNanos;
  private final long maxPermits;

  private final AtomicLong word = new AtomicLong(FRESH);

  /**
   * @param startNanos the reading that counts as time zero: now, or a little before it
   * @param maxPermits the most that one request may ask for
   */
  WordLimiter(Ticker ticker, long startNanos, long maxPermits) {
    this.ticker = ticker;
    this.startNanos = startNanos;
    this.maxPermits = maxPermits;
  }

  @Override
  public final boolean tryAcquire(long permits, long nowNanos) {
    requirePermits(permits);
    long nanos = nanosSinceStart(nowNanos);
    int backoff = Backoff.NONE;
    while (true) {
      long before = word.get();
      long after = wordAfter(before, permits, nanos);
      if (after == DENIED) {
        return false;
      }
      checkMovesOn(before, after);
      if (word.compareAndSet(before, after)) {
        return true;
      }
      backoff = Backoff.afterLoss(backoff);
    }
  }

  @Override
  public final Decision decide(long permits, long nowNanos) {
    requirePermits(permits);
    long nanos = nanosSinceStart(nowNanos);
    int backoff = Backoff.NONE;
    while (true) {
      long before = word.get();
      long after = wordAfter(before, permits, nanos);
      if (after == DENIED) {
        return denial(before, permits, nowNanos);
      }
      checkMovesOn(before, after);
      if (word.compareAndSet(before, after)) {
        return admission(after, permits, nowNanos);
      }
      backoff = Backoff.afterLoss(backoff);
    }
  }

  @Override
  public final long waitNanos(long permits, long nowNanos) {
    return waitNanos(word.get(), permits, nowNanos);
  }

  @Override
  public final long availablePermits(long nowNanos) {
    return available(word.get(), nanosSinceStart(nowNanos));
  }

  @Override
  public final long maxPermits() {
    return maxPermits;
  }

  @Override
  public final Ticker ticker() {
    return ticker;
  }

  /** The present word. */
  final long word() {
    return word.get();
  }

  /** The reading of the ticker that counts as time zero. */
  final long startNanos() {
    return startNanos;
  }

  /**
   * Checks the invariants of the present word.
   *
   * @param nowNanos a reading not before any that this limiter has been given
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  public final void checkInvariants(long nowNanos) {
    check(word.get(), nanosSinceStart(nowNanos));
  }

  final void check(long word, long nanos) {
    checkWord(word, nanos);
    checkNoGain(available(word, 0), available(word, nanos));
  }

  // The algorithm: pure functions of a word and a time. Times are nanoseconds since the start, 0 to
  // HORIZON_NANOS; permits are 1 to maxPermits.

  /** The word after a request, or {@link #DENIED}. */
  abstract long wordAfter(long word, long permits, long nanos);

  /** The whole permits that {@code word} would give at {@code nanos}. */
  abstract long available(long word, long nanos);

  /** The first time, {@code nanos} or later, at which {@code word} would give {@code permits}. */
  abstract long readyAt(long word, long permits, long nanos);

  /** The time from which on {@code word} says the same as {@link #FRESH}. */
  abstract long idleAt(long word);

  /** How long a request for {@code permits} that led to {@code wordAfter} has to be held back. */
  long delayNanos(long wordAfter, long permits, long nanos) {
    return 0;
  }

  /** Throws if {@code word} breaks the algorithm's invariant at {@code nanos}. */
  abstract void checkWord(long word, long nanos);

  // What the keepers of words share.

  final boolean isIdle(long word, long nanos) {
    return idleAt(word) <= nanos;
  }

  private void requirePermits(long permits) {
    requirePermits(permits, maxPermits);
  }

  /** More than there could ever be is an error of the caller: no wait would help. */
  static void requirePermits(long permits, long maxPermits) {
    if (permits < 1 || permits > maxPermits) {
      throw new IllegalArgumentException(
          "permits="
              + permits
              + " is out of range: allowed 1.."
              + maxPermits
              + (permits > maxPermits ? ", more could never be had at once" : ""));
    }
  }

  /** The time on the algorithm's own scale. */
  final long nanosSinceStart(long nowNanos) {
    return nanosSince(startNanos, nowNanos);
  }

  /** The time since a limiter was made; a reading from before counts as that of then. */
  static long nanosSince(long startNanos, long nowNanos) {
    long nanos = nowNanos - startNanos;
    return nanos >= 0 && nanos <= HORIZON_NANOS
        ? nanos
        : outsideTheHorizon(nanos, startNanos, nowNanos);
  }

  private static long outsideTheHorizon(long nanos, long startNanos, long nowNanos) {
    if (nanos < 0) {
      return 0;
    }
    throw new IllegalArgumentException(
        "nowNanos="
            + nowNanos
            + " is more than 2^60 ns (36 years) after "
            + startNanos
            + ", when this limiter was made: not a reading of its ticker?");
  }

  static void checkMovesOn(long before, long after) {
    if (after <= before) {
      throw new InvariantViolation(
          "I2: the word " + after + " after an admission is not above " + before);
    }
  }

  /** What an earlier reading of the clock would find against what this one finds. */
  static void checkNoGain(long permitsEarlier, long permitsNow) {
    Invariant.check(
        permitsEarlier <= permitsNow,
        "I5: a clock that went back would find %d permits, not %d",
        permitsEarlier,
        permitsNow);
  }

  /** A word may be forgotten if it gives what no past at all gives. */
  final void checkForgettable(long word, long nanos) {
    Invariant.check(
        available(word, nanos) == available(FRESH, nanos),
        "I6: forgotten with %d of %d permits",
        available(word, nanos),
        available(FRESH, nanos));
  }

  final long waitNanos(long word, long permits, long nowNanos) {
    requirePermits(permits);
    long nanos = nanosSinceStart(nowNanos);
    long readyAt = readyAt(word, permits, nanos);
    return readyAt == nanos ? 0 : nanosUntil(readyAt, nowNanos - startNanos);
  }

  /** From a reading to a time that lies ahead; after one of long ago, as long as can be said. */
  static long nanosUntil(long untilNanos, long sinceStartNanos) {
    long waitNanos = untilNanos - sinceStartNanos;
    return waitNanos < 0 ? Long.MAX_VALUE : waitNanos;
  }

  final Decision denial(long word, long permits, long nowNanos) {
    long nanos = nanosSinceStart(nowNanos);
    return new Decision(
        false,
        available(word, nanos),
        waitNanos(word, permits, nowNanos),
        resetAtNanos(word, nanos),
        0);
  }

  final Decision admission(long after, long permits, long nowNanos) {
    long nanos = nanosSinceStart(nowNanos);
    long delayNanos = delayNanos(after, permits, nanos);
    return new Decision(true, available(after, nanos), 0, resetAtNanos(after, nanos), delayNanos);
  }

  final long resetAtNanos(long word, long nanos) {
    return startNanos + Math.max(nanos, idleAt(word));
  }
}
