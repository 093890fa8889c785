package dev.distlab.limiter;

/** Where the windows of a {@link FixedWindowLimiter} begin. */
public enum WindowAlignment {

  /**
   * At the multiples of the window's length on the ticker's scale, whoever asks: what a Redis key
   * like {@code user:42:minute:29038617} does. All keys start afresh at the same instant. For
   * windows on the minute of the wall clock, the ticker's zero must lie on one.
   */
  CLOCK,

  /**
   * With the first request after the last window: what a Redis counter with a time to live does.
   * Each key has windows of its own.
   */
  FIRST_REQUEST
}
