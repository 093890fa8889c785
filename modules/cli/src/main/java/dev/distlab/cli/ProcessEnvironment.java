package dev.distlab.cli;

import dev.distlab.experiment.Catalog;
import java.io.Console;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The environment of this process. The script {@code lab} says in system properties what Java does
 * not know by itself: {@code lab.home}, {@code lab.terminal} (which of the streams 0, 1 and 2 are a
 * terminal, such as {@code 012}) and {@code lab.columns}.
 */
final class ProcessEnvironment {

  private ProcessEnvironment() {}

  static Environment of(Catalog catalog) {
    boolean isDumb = "dumb".equals(System.getenv("TERM"));
    return new Environment(
        catalog,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        home(),
        System.in,
        terminal(),
        out -> SttyScreen.open(out, isDumb));
  }

  private static Terminal terminal() {
    String streams = System.getProperty("lab.terminal");
    if (streams == null) {
      boolean isConsole = isConsole(System.console());
      return new Terminal(isConsole, isConsole, isConsole, 0);
    }
    return new Terminal(
        streams.contains("0"), streams.contains("1"), streams.contains("2"), columns());
  }

  /** From Java 22 on there is always a console, which says whether it is a terminal. */
  private static boolean isConsole(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static int columns() {
    try {
      return Integer.parseInt(System.getProperty("lab.columns", "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The project's folder: what the script says, or three above the jar, where it was built. */
  private static Optional<Path> home() {
    String told = System.getProperty("lab.home");
    if (told != null) {
      return Optional.of(Path.of(told));
    }
    CodeSource source = ProcessEnvironment.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = Path.of(source.getLocation().toURI());
      Path folder = jar.resolve("../../../..").normalize();
      return Files.exists(folder.resolve("pom.xml")) ? Optional.of(folder) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
