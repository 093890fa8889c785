package dev.distlab.index.store;

import java.util.Optional;

/**
 * A {@link PointStore} that keeps its keys in order: unsigned, byte by byte, the shorter first if
 * it is the start of the other. This is what a hash index cannot offer, so it does not have these
 * methods.
 *
 * <p>A key that is only compared with, that of {@code floor} and {@code ceiling}, a bound of a
 * range or the place of a {@code seek}, may have any length, also above {@link #maxKeyBytes()}.
 */
public interface OrderedStore extends PointStore {

  /** The entry with the greatest key that is at most {@code key}. */
  Optional<Entry> floor(byte[] key);

  /** The entry with the least key that is at least {@code key}. */
  Optional<Entry> ceiling(byte[] key);

  /** A cursor before the first entry of {@code range}. */
  Cursor cursor(KeyRange range);

  /** A key with its value. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they are stored; equality is not offered
  record Entry(byte[] key, byte[] value) {}
}
