package dev.distlab.limiter;

import java.util.Objects;

/**
 * How a {@link KeyedLimiter} is built.
 *
 * @param maxKeys the busy keys to make room for, 1 to {@link #MAX_KEYS}; there is half as much
 *     again in reserve
 * @param whenFull what to do with a new key when its part of the table is full of busy ones
 */
public record KeyedOptions(int maxKeys, WhenFull whenFull) {

  /** The most keys that a table can be made for: 2^26, about 67 million. */
  public static final int MAX_KEYS = 1 << 26;

  /** What happens to a request of a new key for which there is no room. */
  public enum WhenFull {
    /** It is denied: the limit holds, and somebody who makes up keys can lock new ones out. */
    DENY,
    /** It passes uncounted: nobody is locked out, and the limit does not hold for new keys. */
    ADMIT
  }

  public KeyedOptions {
    if (maxKeys < 1 || maxKeys > MAX_KEYS) {
      throw new IllegalArgumentException(
          "maxKeys=" + maxKeys + " is out of range: allowed 1.." + MAX_KEYS);
    }
    Objects.requireNonNull(whenFull, "whenFull");
  }

  /** A table for {@code maxKeys} busy keys, which denies new ones when it is full. */
  public static KeyedOptions of(int maxKeys) {
    return new KeyedOptions(maxKeys, WhenFull.DENY);
  }
}
