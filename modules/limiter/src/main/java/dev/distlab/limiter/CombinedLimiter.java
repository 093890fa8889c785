package dev.distlab.limiter;

import dev.distlab.kernel.Ticker;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Several limits at once: a request passes if all of them let it pass, and then it counts in all of
 * them; if one denies it, it counts in none.
 *
 * <p>Ten a second <em>and</em> a hundred a minute: asking one limiter after the other loses permits
 * of the first each time that the second denies. Here the words of all limits change together.
 *
 * <p>Cost for n limits: O(n); an admission allocates an array of n words, a denial nothing.
 * Lock-free; thread rule: any number of threads.
 */
public final class CombinedLimiter implements RateLimiter {

  /** The most limits that can be combined. */
  public static final int MAX_LIMITS = 16;

  /* All words stand in one array that is never changed, behind one reference that is. */

  private final List<WordLimiter> rules;
  private final long maxPermits;
  private final AtomicReference<long[]> words;

  /**
   * Combines limits; the given limiters lend their algorithm, their own state is not touched.
   *
   * @param rules 1 to {@link #MAX_LIMITS} limiters on the same ticker
   * @throws IllegalArgumentException if there are fewer or more, or two have different tickers
   */
  public CombinedLimiter(List<? extends WordLimiter> rules) {
    if (rules.isEmpty() || rules.size() > MAX_LIMITS) {
      throw new IllegalArgumentException(
          rules.size() + " limits are out of range: allowed 1.." + MAX_LIMITS);
    }
    this.rules = List.copyOf(rules);
    for (WordLimiter rule : rules) {
      if (rule.ticker() != this.rules.get(0).ticker()) {
        throw new IllegalArgumentException("limits to combine must share a ticker");
      }
    }
    this.maxPermits = rules.stream().mapToLong(WordLimiter::maxPermits).min().orElseThrow();
    this.words = new AtomicReference<>(new long[rules.size()]);
  }

  @Override
  public boolean tryAcquire(long permits, long nowNanos) {
    requirePermits(permits);
    while (true) {
      long[] before = words.get();
      if (!allAllow(before, permits, nowNanos)) {
        return false;
      }
      if (words.compareAndSet(before, wordsAfter(before, permits, nowNanos))) {
        return true;
      }
    }
  }

  @Override
  public Decision decide(long permits, long nowNanos) {
    requirePermits(permits);
    while (true) {
      long[] before = words.get();
      if (!allAllow(before, permits, nowNanos)) {
        return denial(before, permits, nowNanos);
      }
      long[] after = wordsAfter(before, permits, nowNanos);
      if (words.compareAndSet(before, after)) {
        return admission(after, permits, nowNanos);
      }
    }
  }

  private boolean allAllow(long[] before, long permits, long nowNanos) {
    for (int i = 0; i < before.length; i++) {
      if (wordAfter(i, before[i], permits, nowNanos) == WordLimiter.DENIED) {
        return false;
      }
    }
    return true;
  }

  private long[] wordsAfter(long[] before, long permits, long nowNanos) {
    long[] after = new long[before.length];
    for (int i = 0; i < before.length; i++) {
      after[i] = wordAfter(i, before[i], permits, nowNanos);
      WordLimiter.checkMovesOn(before[i], after[i]);
    }
    return after;
  }

  private long wordAfter(int i, long word, long permits, long nowNanos) {
    WordLimiter rule = rules.get(i);
    return rule.wordAfter(word, permits, rule.nanosSinceStart(nowNanos));
  }

  /** The least that is left, and the longest time to wait. */
  private Decision denial(long[] now, long permits, long nowNanos) {
    return new Decision(
        false,
        available(now, nowNanos),
        waitNanos(now, permits, nowNanos),
        resetAtNanos(now, nowNanos),
        0);
  }

  private Decision admission(long[] after, long permits, long nowNanos) {
    long delayNanos = 0;
    for (int i = 0; i < after.length; i++) {
      WordLimiter rule = rules.get(i);
      long nanos = rule.nanosSinceStart(nowNanos);
      delayNanos = Math.max(delayNanos, rule.delayNanos(after[i], permits, nanos));
    }
    return new Decision(
        true, available(after, nowNanos), 0, resetAtNanos(after, nowNanos), delayNanos);
  }

  private long available(long[] now, long nowNanos) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < now.length; i++) {
      WordLimiter rule = rules.get(i);
      least = Math.min(least, rule.available(now[i], rule.nanosSinceStart(nowNanos)));
    }
    return least;
  }

  private long waitNanos(long[] now, long permits, long nowNanos) {
    long longest = 0;
    for (int i = 0; i < now.length; i++) {
      longest = Math.max(longest, rules.get(i).waitNanos(now[i], permits, nowNanos));
    }
    return longest;
  }

  private long resetAtNanos(long[] now, long nowNanos) {
    long latest = resetAtNanos(0, now, nowNanos);
    for (int i = 1; i < now.length; i++) {
      long resetAt = resetAtNanos(i, now, nowNanos);
      latest = resetAt - latest > 0 ? resetAt : latest;
    }
    return latest;
  }

  private long resetAtNanos(int i, long[] now, long nowNanos) {
    WordLimiter rule = rules.get(i);
    return rule.resetAtNanos(now[i], rule.nanosSinceStart(nowNanos));
  }

  @Override
  public long waitNanos(long permits, long nowNanos) {
    requirePermits(permits);
    return waitNanos(words.get(), permits, nowNanos);
  }

  @Override
  public long availablePermits(long nowNanos) {
    return available(words.get(), nowNanos);
  }

  /** The least that one of the limits allows. */
  @Override
  public long maxPermits() {
    return maxPermits;
  }

  @Override
  public Ticker ticker() {
    return rules.get(0).ticker();
  }

  private void requirePermits(long permits) {
    WordLimiter.requirePermits(permits, maxPermits);
  }
}
