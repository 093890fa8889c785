package dev.distlab.kernel.disk;

import dev.distlab.kernel.hash.Checksum;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A directory of the operating system. One file of it is one file there.
 *
 * <p>For any number of threads, with the rule of {@link DiskFile#append}. Do not interrupt a thread
 * that works on it: the JDK closes a channel whose thread is interrupted, and the handle with it.
 * Two processes must not use one directory; nothing guards against that.
 */
public final class FileDisk implements Disk {

  private final Path directory;
  private final IoCounters counters = new IoCounters();

  /**
   * The disk of a directory, which is created if it is not there.
   *
   * @throws DiskException if it cannot be created
   */
  public FileDisk(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw failed(directory.toString(), "create the directory", failure);
    }
  }

  @Override
  public DiskFile create(String name) {
    return opened(name, StandardOpenOption.CREATE_NEW);
  }

  @Override
  public DiskFile open(String name) {
    return opened(name, StandardOpenOption.READ);
  }

  private DiskFile opened(String name, StandardOpenOption how) {
    Path path = pathOf(name);
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, how);
      return new FileDiskHandle(name, channel, counters);
    } catch (FileAlreadyExistsException exists) {
      throw new DiskException(name, "exists already", exists);
    } catch (NoSuchFileException missing) {
      throw new DiskException(name, "no such file", missing);
    } catch (IOException failure) {
      throw failed(name, "open", failure);
    }
  }

  @Override
  public boolean exists(String name) {
    return Files.isRegularFile(pathOf(name));
  }

  @Override
  public List<String> list() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(directory, Files::isRegularFile)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (IOException failure) {
      throw failed(directory.toString(), "list", failure);
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public void rename(String from, String to) {
    try {
      Files.move(
          pathOf(from),
          pathOf(to),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException missing) {
      throw new DiskException(from, "no such file", missing);
    } catch (IOException failure) {
      throw failed(from, "rename to " + to, failure);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.delete(pathOf(name));
    } catch (NoSuchFileException missing) {
      throw new DiskException(name, "no such file", missing);
    } catch (IOException failure) {
      throw failed(name, "delete", failure);
    }
  }

  /**
   * {@inheritDoc} Where the system does not let a directory be opened (Windows), names are durable
   * without it and this does nothing.
   */
  @Override
  public void syncDirectory() {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException cannotOpenDirectories) {
      if (Files.isReadable(directory) && !isWindows()) {
        throw failed(directory.toString(), "sync the directory", cannotOpenDirectories);
      }
    } catch (IOException failure) {
      throw failed(directory.toString(), "sync the directory", failure);
    }
    counters.directorySynced();
  }

  /** CRC-32C by the processor's own instruction. */
  @Override
  public Checksum crc32c() {
    return (bytes, from, length) -> {
      CRC32C crc = new CRC32C();
      crc.update(bytes, from, length);
      return (int) crc.getValue();
    };
  }

  @Override
  public IoStats stats() {
    return counters.snapshot();
  }

  private Path pathOf(String name) {
    return directory.resolve(FileNames.checked(name));
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** The failure as our exception; a full disk is told apart by the system's own words. */
  static DiskException failed(String file, String what, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("No space left") || message.contains("not enough space")) {
      return new DiskFullException(file, "cannot " + what + ": " + message, failure);
    }
    return new DiskException(file, "cannot " + what + ": " + message, failure);
  }
}
