package dev.distlab.ring;

import dev.distlab.kernel.hash.XxHash64;
import dev.distlab.kernel.random.SplitMix64;

/**
 * The one hash of keys: 64 bits, the same on every machine, language and locale.
 *
 * <p>A string is hashed as the xxHash64 of its UTF-8 bytes. {@code String.hashCode} will not do: 32
 * bits collide, and its low bits follow the last characters. Pure functions, O(length).
 */
public final class KeyHash {

  private KeyHash() {}

  /** The hash of a string: xxHash64 of its UTF-8 bytes, seed 0. An ASCII string is not copied. */
  public static long of(String key) {
    return XxHash64.hash64(key);
  }

  /** The hash of bytes: xxHash64, seed 0. */
  public static long of(byte[] key) {
    return XxHash64.hash64(key);
  }

  /** The hash of a number, such as a row id: a bijection, so that ids never collide. */
  public static long of(long key) {
    return SplitMix64.mix(key);
  }
}
