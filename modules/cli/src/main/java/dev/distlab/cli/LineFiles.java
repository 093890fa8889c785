package dev.distlab.cli;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Nearest;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lines of built-in data sets, of the reader's files, and of standard input ({@code -}). Each
 * source is read once and kept. Safe for any number of threads.
 */
final class LineFiles implements LineSource {

  private final Path directory;
  private final InputStream input;
  private final Runnable beforeInput;
  private final Map<String, List<String>> known = new HashMap<>();

  /**
   * @param directory where relative paths start
   * @param input standard input
   * @param beforeInput called before standard input is read
   */
  LineFiles(Path directory, InputStream input, Runnable beforeInput) {
    this.directory = directory;
    this.input = input;
    this.beforeInput = beforeInput;
  }

  @Override
  public List<String> lines(String source) {
    return lines(source, Cities.DATA_SETS);
  }

  @Override
  public List<String> lines(String source, Parameter parameter) {
    return lines(source, parameter.choices());
  }

  /** The choices are those that an error speaks of. */
  private synchronized List<String> lines(String source, List<String> choices) {
    List<String> lines = known.get(source);
    if (lines == null) {
      lines = List.copyOf(read(source, choices));
      known.put(source, lines);
    }
    return lines;
  }

  private List<String> read(String source, List<String> choices) {
    if (Cities.DATA_SETS.contains(source)) {
      return Cities.lines(source, new ClasspathResources());
    }
    try {
      if (source.equals("-")) {
        beforeInput.run();
        return new LineReader("standard input").read(input);
      }
      Path file = find(source, choices);
      try (InputStream bytes = Files.newInputStream(file)) {
        return new LineReader("\"" + source + "\"").read(bytes);
      }
    } catch (IOException e) {
      throw new EnvironmentException("cannot read \"" + source + "\": " + Reason.of(e), e);
    }
  }

  private Path find(String source, List<String> choices) {
    Path file;
    try {
      file = directory.resolve(source);
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + source + "\" is no name of a file.  " + allowed(choices));
    }
    if (Files.isDirectory(file)) {
      throw new UsageException(
          "\"" + source + "\" is a directory, not a file of lines." + hintInside(source, file));
    }
    if (!Files.exists(file)) {
      throw missing(source, file, choices);
    }
    return file;
  }

  private UsageException missing(String source, Path file, List<String> choices) {
    String parent = source.substring(0, source.lastIndexOf('/') + 1);
    // Only the names are compared: a long folder in front would make any two files alike.
    String near =
        Nearest.to(source, choices)
            .or(
                () ->
                    Nearest.to(source.substring(parent.length()), names(parentOf(file)))
                        .map(name -> parent + name))
            .orElse(null);
    String where = file.equals(Path.of(source)) ? "" : " in " + directory;
    return new UsageException(
        "no file \""
            + source
            + "\""
            + where
            + "."
            + (near == null ? "" : " Did you mean \"" + near + "\"?")
            + "  "
            + allowed(choices),
        near);
  }

  private static Path parentOf(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static String allowed(List<String> choices) {
    String builtIn = choices.isEmpty() ? "" : String.join(", ", choices) + ", ";
    return "Allowed: " + builtIn + "a file with one a line, or -";
  }

  private static String hintInside(String source, Path directory) {
    List<String> names = names(directory);
    String first = names.isEmpty() ? "FILE" : names.get(0);
    String slash = source.endsWith("/") ? "" : "/";
    return " Name a file in it: " + source + slash + first;
  }

  private static List<String> names(Path directory) {
    if (directory == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .limit(1000)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
