package dev.distlab.ring.balance;

import dev.distlab.kernel.random.SplitMix64;

/**
 * Spreads one hot key over several owners by giving it several hashes.
 *
 * <p>A write goes to one of the salted keys, or for a copy of the same value to all; a read takes
 * any one if they are copies, or all of them if each holds a part. So the load of a hot key is
 * divided, and its reads or writes get dearer by the number of salts: for hot keys only. Pure,
 * O(1).
 */
public final class KeySalting {

  private static final int MAX_SALTS = 1_024;

  private final int salts;

  /**
   * Spreads a key over {@code salts} hashes.
   *
   * @throws IllegalArgumentException if {@code salts} is not 1 to 1024
   */
  public KeySalting(int salts) {
    if (salts < 1 || salts > MAX_SALTS) {
      throw new IllegalArgumentException("salts=" + salts + ": must be 1 to " + MAX_SALTS);
    }
    this.salts = salts;
  }

  /** The salted hash for the n-th request of a key: they take turns. Salt 0 is the key itself. */
  public long saltedHash(long keyHash, long requestNumber) {
    long salt = Long.remainderUnsigned(requestNumber, salts);
    return salt == 0 ? keyHash : SplitMix64.mix(keyHash + salt);
  }

  /** All hashes of the key: what a reader must ask when each holds a part. O(salts). */
  public long[] allHashes(long keyHash) {
    long[] hashes = new long[salts];
    for (int salt = 0; salt < salts; salt++) {
      hashes[salt] = saltedHash(keyHash, salt);
    }
    return hashes;
  }
}
