package dev.distlab.bench.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories for the files of one rival, gone when it is done. */
final class Scratch {

  private Scratch() {}

  static Path directory() {
    try {
      return Files.createTempDirectory("distlab-bench");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The bytes of all files below. */
  static long bytes(Path directory) {
    long bytes = 0;
    for (Path path : all(directory)) {
      bytes += path.toFile().isFile() ? path.toFile().length() : 0;
    }
    return bytes;
  }

  static void delete(Path directory) {
    for (Path path : all(directory)) {
      if (!path.toFile().delete()) {
        throw new IllegalStateException("cannot delete " + path);
      }
    }
  }

  private static List<Path> all(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
