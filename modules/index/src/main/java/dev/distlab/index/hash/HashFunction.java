package dev.distlab.index.hash;

import dev.distlab.kernel.hash.Murmur3;

/**
 * A function from keys to 32 bits. It has to spread: the buckets of a hash index are chosen by its
 * lowest bits alone. It has to stay the same for the life of a file, which checks it when it is
 * opened.
 */
@FunctionalInterface
public interface HashFunction {

  /** The hash of a key; the same key always has the same hash. */
  int hash(byte[] key);

  /** Murmur3, as good as random for keys that nobody has chosen to collide. */
  static HashFunction murmur3() {
    return key -> (int) Murmur3.hash64(key);
  }
}
