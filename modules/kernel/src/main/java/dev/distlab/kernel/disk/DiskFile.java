package dev.distlab.kernel.disk;

import java.nio.ByteBuffer;

/**
 * An open file of a {@link Disk}: bytes that can be read and written at any place.
 *
 * <p>A write is not durable, and not even atomic, before {@link #sync()} has returned. After a
 * {@code sync} that failed nothing is known about the unsynced bytes, the system may have dropped
 * them and called them clean, so the handle refuses all further writes and syncs (Rebello et al.,
 * "Can Applications Recover from fsync Failures?", USENIX ATC 2020).
 *
 * <p>Every method throws {@link IllegalStateException} once the handle is closed, {@link
 * IndexOutOfBoundsException} if a range is not inside its array, {@link IllegalArgumentException}
 * for a negative offset or size, and {@link DiskException} if the device fails.
 */
public interface DiskFile extends AutoCloseable {

  /** The name under which this handle was opened. */
  String name();

  /** The size in bytes. */
  long sizeBytes();

  /**
   * Reads up to {@code length} bytes from {@code offset} on into {@code target}.
   *
   * @return how many bytes were read: fewer than {@code length} only where the file ends, 0 at or
   *     behind the end
   */
  int read(long offset, byte[] target, int from, int length);

  /**
   * Reads exactly {@code length} bytes.
   *
   * @throws CorruptFileException if the file ends before
   */
  default void readFully(long offset, byte[] target, int from, int length) {
    int count = read(offset, target, from, length);
    if (count < length) {
      throw new CorruptFileException(
          name(), offset, "wanted " + length + " bytes, the file ends after " + count);
    }
  }

  /**
   * Writes {@code length} bytes at {@code offset}, growing the file if it ends before; a gap
   * between its end and {@code offset} reads as zeros.
   */
  void write(long offset, byte[] source, int from, int length);

  /**
   * Writes behind the last byte. One thread at a time may append to a file.
   *
   * @return the offset at which the bytes stand
   */
  default long append(byte[] source, int from, int length) {
    long offset = sizeBytes();
    write(offset, source, from, length);
    return offset;
  }

  /** Cuts the file to {@code sizeBytes}; does nothing if it is not longer. */
  void truncate(long sizeBytes);

  /** Makes all bytes written so far, and the size, durable. */
  void sync();

  /**
   * A read-only picture of a part of the file that nobody writes to any more: mapped memory where
   * there are real files, so that reading costs no call. Big-endian; not counted in {@link
   * IoStats}. It stays valid after {@link #close()} but not after {@link #truncate(long)} into it.
   *
   * @throws CorruptFileException if the file ends before {@code offset + length}
   */
  ByteBuffer view(long offset, int length);

  /** Releases the handle; syncs nothing. Closing again does nothing. */
  @Override
  void close();
}
