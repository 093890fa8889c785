package dev.distlab.bench.index;

import java.nio.file.Path;

/** A rival of the page groups: entries of bytes in the files of a directory, in order. */
interface PageStore extends AutoCloseable {

  /** Memory that a rival may use as a cache: enough for all pages, the same for all. */
  int CACHE_MEGABYTES = 256;

  /** Puts in one transaction, for rivals that have transactions. */
  int PUTS_PER_TRANSACTION = 1_000;

  /** Makes a rival in an empty directory. */
  interface Maker {
    PageStore open(Path directory);
  }

  /** Puts the entries of {@link PageEntries} 0 to {@code count} - 1, then makes them durable. */
  void fill(int count);

  /** A copy of the value of a key that is there. */
  byte[] get(byte[] key);

  /** From a key on, 100 entries; the sum of a few bytes of each. */
  long sumOf100(byte[] from);

  @Override
  void close();

  /** What a scan adds up of an entry: a byte of its key and one of its value. */
  static long mark(byte[] key, byte[] value) {
    return key[0] + value[value.length - 1];
  }
}
