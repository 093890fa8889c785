package dev.distlab.index.store;

import java.util.Optional;

/**
 * Bytes by key: what every index here can do, and all that a hash index can.
 *
 * <p>Keys and values are byte arrays of any content, also empty; two keys are the same if their
 * bytes are. Arrays are copied in and out. A null is a {@link NullPointerException}; a key above
 * {@link #maxKeyBytes()} is a {@link KeyTooLargeException}, and nothing has changed then.
 *
 * <p>For one thread, and to be opened once at a time: nothing guards against two that are open on
 * the same files, and they overwrite each other. Failures of the disk are {@link
 * dev.distlab.kernel.disk.DiskException}s; after one in the midst of a change the store refuses all
 * further work. What is refused, then or after {@link #close}, is an {@link IllegalStateException};
 * only {@link #size} and {@link #maxKeyBytes} still answer.
 */
public interface PointStore extends AutoCloseable {

  /** The value under {@code key}, empty if there is none. */
  Optional<byte[]> get(byte[] key);

  /** Puts a value under {@code key} and returns the one that it replaces. */
  Optional<byte[]> put(byte[] key, byte[] value);

  /** Removes what is under {@code key}; returns whether there was something. */
  boolean delete(byte[] key);

  /** How many keys there are. */
  long size();

  /** The longest key that can be stored. */
  int maxKeyBytes();

  /** Makes all changes so far durable. */
  void sync();

  /** Checks every law of the structure, reading all of it; changes nothing. */
  VerificationReport verify();

  /** Syncs and releases the files. Closing again does nothing. */
  @Override
  void close();
}
