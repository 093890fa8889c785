package dev.distlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds a part of the project with Maven when it is missing or older than its sources. What Maven
 * says goes to a log, and is shown only where the build fails.
 */
final class MavenBuild {

  private static final int LINES_OF_A_FAILURE = 40;

  private final Context context;
  private final Path home;

  /**
   * @throws EnvironmentException if the folder of the project is not known
   */
  MavenBuild(Context context, String command) {
    this.context = context;
    this.home =
        context
            .environment()
            .home()
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        command + " needs the folder of the project: use its script ./lab"));
  }

  Path home() {
    return home;
  }

  /** Whether {@code product} is missing, or one of the sources is newer. */
  boolean isNeeded(Path product, List<Path> sources) {
    try {
      FileTime built = Files.getLastModifiedTime(product);
      for (Path source : sources) {
        if (Files.exists(source) && isNewer(source, built)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isNewer(Path source, FileTime built) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
          return true;
        }
      }
      return false;
    }
  }

  /** The POMs and the main sources of all modules but {@code others}. */
  List<Path> sourcesOfModulesBut(Set<String> others) {
    List<Path> sources = new ArrayList<>(List.of(home.resolve("pom.xml")));
    try (Stream<Path> modules = Files.list(home.resolve("modules"))) {
      for (Path module : (Iterable<Path>) modules.sorted()::iterator) {
        if (others.contains(module.getFileName().toString())) {
          continue;
        }
        sources.add(module.resolve("pom.xml"));
        sources.add(module.resolve("src/main"));
      }
    } catch (IOException e) {
      throw new EnvironmentException("cannot read " + home + ": " + Reason.of(e), e);
    }
    return sources;
  }

  /**
   * Runs Maven in the project's folder.
   *
   * @param log takes what Maven says
   * @throws EnvironmentException if Maven is missing or the build fails
   */
  void run(Path log, List<String> arguments) {
    Path maven =
        new Tools(context.environment())
            .find("mvn", "mvn.cmd")
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "needs Maven 3.8.6 or newer to build, and there is no mvn here."
                            + " On Debian: apt install maven"));
    List<String> command = new ArrayList<>(List.of(maven.toString(), "-q", "-B"));
    command.addAll(arguments);
    int code;
    try {
      Files.createDirectories(log.getParent());
      Process process =
          Children.start(
              new ProcessBuilder(command)
                  .directory(home.toFile())
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile()));
      code = process.waitFor();
    } catch (IOException e) {
      throw new EnvironmentException("cannot build: " + Reason.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("the build was interrupted", e);
    }
    if (code != 0) {
      showEnd(log);
      throw new EnvironmentException(
          "the build failed; the end of its output is above, all of it in " + log);
    }
  }

  private void showEnd(Path log) {
    try {
      List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      int first = Math.max(0, lines.size() - LINES_OF_A_FAILURE);
      lines.subList(first, lines.size()).forEach(line -> context.err().print(line + "\n"));
    } catch (IOException e) {
      context.tell("cannot show " + log + ": " + Reason.of(e));
    }
  }
}
