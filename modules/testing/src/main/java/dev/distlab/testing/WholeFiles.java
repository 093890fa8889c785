package dev.distlab.testing;

import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;

/** Files of a disk, read and made as a whole. */
public final class WholeFiles {

  private WholeFiles() {}

  /** All bytes of a file. */
  public static byte[] read(Disk disk, String name) {
    try (DiskFile file = disk.open(name)) {
      byte[] all = new byte[(int) file.sizeBytes()];
      file.readFully(0, all, 0, all.length);
      return all;
    }
  }

  /** Makes a file of these bytes. */
  public static void create(Disk disk, String name, byte[] content) {
    try (DiskFile file = disk.create(name)) {
      file.append(content, 0, content.length);
    }
  }
}
