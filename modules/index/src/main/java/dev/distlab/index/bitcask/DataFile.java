package dev.distlab.index.bitcask;

import dev.distlab.index.page.PageBytes;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.hash.Checksum;

/**
 * A data file: records one behind the other, and how many of its bytes are still worth reading.
 *
 * <pre>
 *   0       4         8             12
 *   | magic | version | file number | record | record | ...
 * </pre>
 */
final class DataFile implements AutoCloseable {

  static final int HEADER_BYTES = 12;

  private static final int MAGIC = 'D' | 'L' << 8 | 'B' << 16 | 'C' << 24;
  private static final int VERSION = 2;
  private static final int WINDOW_BYTES = 1 << 16;

  private final int id;
  private final DiskFile file;
  private final Checksum crc;
  private long sizeBytes;
  private long liveBytes;

  private DataFile(int id, DiskFile file, Checksum crc) {
    this.id = id;
    this.file = file;
    this.crc = crc;
    this.sizeBytes = file.sizeBytes();
  }

  /**
   * Creates a data file; its header is durable, so that a file without it is known to be damaged.
   */
  static DataFile create(Disk disk, String name, int id) {
    DataFile data = new DataFile(id, disk.create(name), disk.crc32c());
    byte[] header = new byte[HEADER_BYTES];
    PageBytes.putInt(header, 0, MAGIC);
    PageBytes.putInt(header, 4, VERSION);
    PageBytes.putInt(header, 8, id);
    try {
      data.file.append(header, 0, header.length);
      data.file.sync();
    } catch (RuntimeException failure) {
      data.close();
      throw failure;
    }
    data.sizeBytes = HEADER_BYTES;
    return data;
  }

  /**
   * Opens a data file; one that ends inside its header is taken for one that was being created.
   *
   * @throws CorruptFileException if it is another kind of file, or the data file of another number
   */
  static DataFile open(Disk disk, String name, int id) {
    DataFile data = new DataFile(id, disk.open(name), disk.crc32c());
    try {
      if (data.sizeBytes >= HEADER_BYTES) {
        data.checkHeader();
      }
      return data;
    } catch (RuntimeException failure) {
      data.close();
      throw failure;
    }
  }

  private void checkHeader() {
    byte[] header = new byte[HEADER_BYTES];
    file.readFully(0, header, 0, HEADER_BYTES);
    if (PageBytes.intAt(header, 0) != MAGIC || PageBytes.intAt(header, 4) != VERSION) {
      throw new CorruptFileException(name(), 0, "this is not a data file of version " + VERSION);
    }
    int found = PageBytes.intAt(header, 8);
    if (found != id) {
      throw new CorruptFileException(name(), 8, "this is data file " + found + ", not " + id);
    }
  }

  int id() {
    return id;
  }

  String name() {
    return file.name();
  }

  long sizeBytes() {
    return sizeBytes;
  }

  long liveBytes() {
    return liveBytes;
  }

  /** The bytes of records that nobody needs any more. */
  long deadBytes() {
    return Math.max(0, sizeBytes - HEADER_BYTES - liveBytes);
  }

  void addLive(long bytes) {
    liveBytes += bytes;
  }

  /** Appends an encoded record and returns where it stands. */
  long append(byte[] record) {
    long offset = sizeBytes;
    file.write(offset, record, 0, record.length);
    sizeBytes += record.length;
    return offset;
  }

  /**
   * Reads the record that is known to stand at {@code offset} with {@code length} bytes.
   *
   * @throws CorruptFileException if it does not
   */
  LogRecord read(long offset, int length) {
    byte[] bytes = new byte[length];
    file.readFully(offset, bytes, 0, length);
    LogRecord record = LogRecord.decode(bytes, crc);
    if (record == null) {
      throw new CorruptFileException(name(), offset, "a record of " + length + " bytes is damaged");
    }
    return record;
  }

  /** Whether the record at {@code offset} is of this key; its value is not read. */
  boolean hasKeyAt(long offset, byte[] key) {
    byte[] start = new byte[LogRecord.HEADER_BYTES + key.length];
    int count = file.read(offset, start, 0, start.length);
    return count == start.length && LogRecord.isOfKey(start, key);
  }

  /** The length of the record at {@code offset} if a whole and sound one stands there, else -1. */
  int recordLengthAt(long offset) {
    if (offset + LogRecord.HEADER_BYTES > sizeBytes) {
      return -1;
    }
    byte[] header = new byte[LogRecord.HEADER_BYTES];
    file.readFully(offset, header, 0, header.length);
    long length = LogRecord.lengthAt(header, 0);
    if (length < 0 || offset + length > sizeBytes || length > Integer.MAX_VALUE - 8) {
      return -1;
    }
    byte[] bytes = new byte[(int) length];
    file.readFully(offset, bytes, 0, bytes.length);
    return LogRecord.decode(bytes, crc) == null ? -1 : (int) length;
  }

  /** Whether a sound record stands anywhere behind {@code offset}. */
  boolean hasRecordBehind(long offset) {
    byte[] window = new byte[WINDOW_BYTES];
    for (long from = offset + 1;
        from + LogRecord.HEADER_BYTES <= sizeBytes;
        from += WINDOW_BYTES - LogRecord.HEADER_BYTES + 1) {
      int count = file.read(from, window, 0, window.length);
      for (int i = 0; i + LogRecord.HEADER_BYTES <= count; i++) {
        if (LogRecord.lengthAt(window, i) > 0 && recordLengthAt(from + i) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Cuts the file behind its last whole record. */
  void truncate(long size) {
    file.truncate(size);
    file.sync();
    sizeBytes = size;
  }

  void sync() {
    file.sync();
  }

  @Override
  public void close() {
    file.close();
  }
}
