package dev.distlab.index.bitcask;

import dev.distlab.index.page.PageBytes;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.hash.Crc32c;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a data file without their values, so that opening need not read the values.
 *
 * <pre>
 *   0            4         8                    16            20
 *   | CRC masked | entries | size of data file  | file number | entry | entry | ...
 *   entry:  offset 8 | record length 4 | tombstone 1 | key length 2 | key
 * </pre>
 *
 * <p>It saves time: a hint file that is damaged, of another number, or was written when the data
 * file was shorter, is not used, and the data file is read instead. And it is a witness: it is
 * written after its data file and the name of that have been synced, and removed before. So a data
 * file that is shorter than its hint file says, or is not there, has lost data, which is not the
 * torn tail of a crash.
 */
final class HintFile {

  private static final int HEADER_BYTES = 20;
  private static final int ENTRY_BYTES = 15;

  private HintFile() {}

  /** What a hint says of a record. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Hint(long offset, int length, boolean isTombstone, byte[] key) {}

  /** Writes the hints of a data file, under another name first. */
  static void write(Disk disk, String name, DataFile data, List<Hint> hints) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (Hint hint : hints) {
      byte[] head = new byte[ENTRY_BYTES];
      PageBytes.putLong(head, 0, hint.offset());
      PageBytes.putInt(head, 8, hint.length());
      head[12] = (byte) (hint.isTombstone() ? 1 : 0);
      PageBytes.putShort(head, 13, hint.key().length);
      entries.write(head, 0, head.length);
      entries.write(hint.key(), 0, hint.key().length);
    }
    byte[] body = entries.toByteArray();
    byte[] all = new byte[HEADER_BYTES + body.length];
    PageBytes.putInt(all, 4, hints.size());
    PageBytes.putLong(all, 8, data.sizeBytes());
    PageBytes.putInt(all, 16, data.id());
    System.arraycopy(body, 0, all, HEADER_BYTES, body.length);
    PageBytes.putInt(all, 0, Crc32c.mask(disk.crc32c().of(all, 4, all.length - 4)));
    String draft = name + Bitcask.DRAFT;
    try (DiskFile file = disk.create(draft)) {
      file.append(all, 0, all.length);
      file.sync();
    }
    disk.rename(draft, name);
  }

  /**
   * The hints, in the order of the data file; null if there are none that can be trusted.
   *
   * @throws CorruptFileException if the data file is shorter than when its hints were written
   */
  static List<Hint> read(Disk disk, String name, DataFile data) {
    if (!disk.exists(name)) {
      return null;
    }
    byte[] all;
    try (DiskFile file = disk.open(name)) {
      long size = file.sizeBytes();
      if (size < HEADER_BYTES || size > Integer.MAX_VALUE - 8) {
        return null;
      }
      all = new byte[(int) size];
      file.readFully(0, all, 0, all.length);
    }
    if (PageBytes.intAt(all, 0) != Crc32c.mask(disk.crc32c().of(all, 4, all.length - 4))) {
      return null;
    }
    if (PageBytes.intAt(all, 16) != data.id()) {
      return null;
    }
    long dataBytes = PageBytes.longAt(all, 8);
    if (dataBytes > data.sizeBytes()) {
      throw new CorruptFileException(
          data.name(), data.sizeBytes(), "the file ends here, but had " + dataBytes + " bytes");
    }
    return dataBytes == data.sizeBytes() ? parse(all) : null;
  }

  private static List<Hint> parse(byte[] all) {
    int count = PageBytes.intAt(all, 4);
    List<Hint> hints = new ArrayList<>();
    int at = HEADER_BYTES;
    for (int i = 0; i < count; i++) {
      int keyBytes = PageBytes.shortAt(all, at + 13);
      byte[] key = new byte[keyBytes];
      System.arraycopy(all, at + ENTRY_BYTES, key, 0, keyBytes);
      hints.add(
          new Hint(
              PageBytes.longAt(all, at), PageBytes.intAt(all, at + 8), all[at + 12] == 1, key));
      at += ENTRY_BYTES + keyBytes;
    }
    return hints;
  }
}
