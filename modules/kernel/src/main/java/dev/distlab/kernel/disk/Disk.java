package dev.distlab.kernel.disk;

import dev.distlab.kernel.hash.Checksum;
import java.util.List;

/**
 * One directory of files: what every mechanism that stores something stands on.
 *
 * <p>Two things have to be made durable, and they are not the same: the bytes of a file, by {@link
 * DiskFile#sync()}, and the names in the directory (a file created, renamed or deleted), by {@link
 * #syncDirectory()}. Whatever has not been synced may be lost, wholly or in part and in any order,
 * when the power goes.
 *
 * <p>A name is 1 to 200 of the characters {@code a-z A-Z 0-9 . _ -} and does not start with a dot;
 * anything else is an {@link IllegalArgumentException}. There are no directories inside.
 *
 * <p>Thread rule: see the implementation. All failures of the device are {@link DiskException}s.
 */
public interface Disk {

  /**
   * Creates an empty file and opens it.
   *
   * @throws DiskException if there is a file of that name
   */
  DiskFile create(String name);

  /**
   * Opens a file for reading and writing.
   *
   * @throws DiskException if there is no file of that name
   */
  DiskFile open(String name);

  /** Opens a file, creating an empty one if there is none. */
  default DiskFile openOrCreate(String name) {
    return exists(name) ? open(name) : create(name);
  }

  /** Whether there is a file of that name. */
  boolean exists(String name);

  /** The names of all files, in the order of their characters. */
  List<String> list();

  /**
   * Gives a file another name, replacing the file that had it, as one step: whoever looks sees the
   * old or the new file, never none and never half of one. Open handles keep their file.
   *
   * @throws DiskException if there is no file {@code from}
   */
  void rename(String from, String to);

  /**
   * Removes a file. A handle that is open on it can be used until it is closed.
   *
   * @throws DiskException if there is no file of that name
   */
  void delete(String name);

  /** Makes every creation, renaming and deletion so far durable. */
  void syncDirectory();

  /**
   * CRC-32C by the fastest means of the place that this disk stands in: an instruction of the
   * processor beside real files, tables in a browser. The results are the same everywhere.
   */
  Checksum crc32c();

  /** What all files of this disk have been asked for since it was made. */
  IoStats stats();
}
