package dev.distlab.index.bitcask;

/**
 * How large a log-hash store is.
 *
 * @param keys living keys
 * @param files data files
 * @param dataBytes bytes of all data files
 * @param liveBytes bytes of the records that a get could return
 * @param directoryBytes bytes of memory that the key directory takes
 * @param reads records read since it was opened
 * @param readsInVain of these, records that had the fingerprint of the key and another key
 */
public record BitcaskStats(
    long keys,
    int files,
    long dataBytes,
    long liveBytes,
    long directoryBytes,
    long reads,
    long readsInVain) {

  /** Data bytes for each live byte: 1 at best; the price of not overwriting in place. */
  public double spaceAmplification() {
    return liveBytes == 0 ? 1 : (double) dataBytes / liveBytes;
  }
}
