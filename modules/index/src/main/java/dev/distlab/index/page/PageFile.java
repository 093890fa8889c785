package dev.distlab.index.page;

import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.hash.Checksum;

/** Pages on the disk: whole pages in and out, each with its checksum and its own number inside. */
final class PageFile implements AutoCloseable {

  private final DiskFile file;
  private final Checksum crc;
  private final int pageSizeBytes;

  PageFile(Disk disk, DiskFile file, int pageSizeBytes) {
    this.file = file;
    this.crc = disk.crc32c();
    this.pageSizeBytes = pageSizeBytes;
  }

  String name() {
    return file.name();
  }

  int pageSizeBytes() {
    return pageSizeBytes;
  }

  long sizeBytes() {
    return file.sizeBytes();
  }

  long offsetOf(int id) {
    return (long) id * pageSizeBytes;
  }

  /**
   * Reads page {@code id}.
   *
   * @throws CorruptFileException if its checksum does not fit or it is another page
   */
  void read(int id, byte[] page) {
    long offset = offsetOf(id);
    file.readFully(offset, page, 0, pageSizeBytes);
    int stored = PageBytes.intAt(page, Page.CRC_OFFSET);
    int computed = crc.of(page, Page.ID_OFFSET, pageSizeBytes - Page.ID_OFFSET);
    if (stored != computed) {
      throw corrupt(
          id, "page " + id + " has checksum " + hex(computed) + ", its header says " + hex(stored));
    }
    int storedId = PageBytes.intAt(page, Page.ID_OFFSET);
    if (storedId != id) {
      throw corrupt(id, "page " + storedId + " stands in the place of page " + id);
    }
  }

  /** Stamps number and checksum into {@code page} and writes it. */
  void write(int id, byte[] page) {
    PageBytes.putInt(page, Page.ID_OFFSET, id);
    int computed = crc.of(page, Page.ID_OFFSET, pageSizeBytes - Page.ID_OFFSET);
    PageBytes.putInt(page, Page.CRC_OFFSET, computed);
    file.write(offsetOf(id), page, 0, pageSizeBytes);
  }

  void sync() {
    file.sync();
  }

  CorruptFileException corrupt(int id, String what) {
    return new CorruptFileException(file.name(), offsetOf(id), what);
  }

  @Override
  public void close() {
    file.close();
  }

  private static String hex(int value) {
    String digits = Integer.toHexString(value);
    return "0".repeat(8 - digits.length()) + digits;
  }
}
