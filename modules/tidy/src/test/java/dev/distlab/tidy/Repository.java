package dev.distlab.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the project, as the tests of this module see them. */
public final class Repository {

  /** The folder with the parent POM; tests run in the folder of their module. */
  public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** Modules that are no mechanism. */
  private static final Set<String> FLOORS =
      Set.of("kernel", "testing", "experiment", "demos", "cli", "site", "tidy");

  private static final Pattern MODULE = Pattern.compile("<module>modules/(\\w+)</module>");

  private Repository() {}

  /** Names of all modules below {@code modules/} that the parent POM lists, in its order. */
  public static List<String> modules() {
    List<String> modules = new ArrayList<>();
    Matcher matcher = MODULE.matcher(read(ROOT.resolve("pom.xml")));
    while (matcher.find()) {
      modules.add(matcher.group(1));
    }
    return modules;
  }

  /** Names of the modules that hold mechanisms. */
  public static List<String> mechanisms() {
    return modules().stream().filter(module -> !FLOORS.contains(module)).toList();
  }

  public static Path module(String name) {
    return ROOT.resolve("modules").resolve(name);
  }

  /** All Java files of the main code of a module. */
  public static List<Path> mainSources(String module) {
    return files(module(module).resolve("src/main/java"), ".java");
  }

  /** All Java files of the tests of a module. */
  public static List<Path> testSources(String module) {
    return files(module(module).resolve("src/test/java"), ".java");
  }

  /** The documents: the README, CONTRIBUTING and everything below {@code docs}. */
  public static List<Path> documents() {
    List<Path> documents = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md")) {
      if (Files.exists(ROOT.resolve(name))) {
        documents.add(ROOT.resolve(name));
      }
    }
    documents.addAll(files(ROOT.resolve("docs"), ".md"));
    return documents;
  }

  /** All files below a folder whose names end so, sorted; none if there is no such folder. */
  public static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** Path of a file from the root, with slashes. */
  public static String name(Path file) {
    return ROOT.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }
}
