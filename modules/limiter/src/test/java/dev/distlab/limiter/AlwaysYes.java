package dev.distlab.limiter;

import dev.distlab.kernel.Ticker;

/** No limiter at all: lets the judge count other events than admissions. */
final class AlwaysYes implements RateLimiter {

  @Override
  public boolean tryAcquire(long permits, long nowNanos) {
    return true;
  }

  @Override
  public Decision decide(long permits, long nowNanos) {
    return new Decision(true, Long.MAX_VALUE, 0, nowNanos, 0);
  }

  @Override
  public long waitNanos(long permits, long nowNanos) {
    return 0;
  }

  @Override
  public long availablePermits(long nowNanos) {
    return Long.MAX_VALUE;
  }

  @Override
  public long maxPermits() {
    return Long.MAX_VALUE;
  }

  @Override
  public Ticker ticker() {
    return () -> 0;
  }
}
