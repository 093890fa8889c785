package dev.distlab.index.bitcask;

import java.util.Objects;

/**
 * The choices of a {@link Bitcask}.
 *
 * @param maxFileBytes a data file that has reached this size is closed and another begun; 1 KiB to
 *     1 TiB
 * @param syncEachChange whether each put and delete is durable when it returns; if not, what was
 *     written since the last {@link Bitcask#sync()} may be lost with the power
 * @param merge when and what to merge
 */
public record BitcaskOptions(long maxFileBytes, boolean syncEachChange, MergePolicy merge) {

  private static final long MIN_FILE_BYTES = 1L << 10;
  private static final long MAX_FILE_BYTES = 1L << 40;

  public BitcaskOptions {
    if (maxFileBytes < MIN_FILE_BYTES || maxFileBytes > MAX_FILE_BYTES) {
      throw new IllegalArgumentException(
          "maxFileBytes=" + maxFileBytes + ": allowed " + MIN_FILE_BYTES + ".." + MAX_FILE_BYTES);
    }
    Objects.requireNonNull(merge, "merge");
  }

  /** Files of 2 GiB, no sync, Riak's merge policy. */
  public static BitcaskOptions defaults() {
    return new BitcaskOptions(2L << 30, false, MergePolicy.defaults());
  }

  /** These options with another file size. */
  public BitcaskOptions withMaxFileBytes(long other) {
    return new BitcaskOptions(other, syncEachChange, merge);
  }

  /** These options with another durability. */
  public BitcaskOptions withSyncEachChange(boolean other) {
    return new BitcaskOptions(maxFileBytes, other, merge);
  }

  /** These options with another merge policy. */
  public BitcaskOptions withMerge(MergePolicy other) {
    return new BitcaskOptions(maxFileBytes, syncEachChange, other);
  }
}
