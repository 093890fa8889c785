package dev.distlab.cli;

import dev.distlab.experiment.Catalog;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything outside that a command may ask: nothing else of the process is looked at, so that a
 * test can be any terminal on any machine.
 *
 * @param catalog the chapters
 * @param variables environment variables; of these {@code NO_COLOR}, {@code TERM} and {@code PATH}
 *     matter
 * @param directory where relative paths start
 * @param home the folder of the project, where it is known
 * @param input standard input
 * @param terminal which streams are a terminal
 * @param screen takes the terminal that shows the given stream; only asked where input and output
 *     are a terminal
 */
public record Environment(
    Catalog catalog,
    Map<String, String> variables,
    Path directory,
    Optional<Path> home,
    InputStream input,
    Terminal terminal,
    Function<PrintStream, Screen> screen) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** No terminal, no variables, nothing on standard input: output depends on the command alone. */
  public static Environment batch(Catalog catalog, Path home) {
    return new Environment(
        catalog,
        Map.of(),
        home,
        Optional.of(home),
        new ByteArrayInputStream(new byte[0]),
        Terminal.none(),
        out -> {
          throw new IllegalStateException("no screen without a terminal");
        });
  }

  /** Whether the terminal knows no escape sequences: no colour, no cursor that moves. */
  boolean isDumb() {
    return variables.getOrDefault("TERM", "").equals("dumb");
  }

  /** The same with that standard input. */
  public Environment withInput(InputStream newInput) {
    return new Environment(catalog, variables, directory, home, newInput, terminal, screen);
  }

  /** The same with that terminal. */
  public Environment withTerminal(Terminal newTerminal, Function<PrintStream, Screen> newScreen) {
    return new Environment(catalog, variables, directory, home, input, newTerminal, newScreen);
  }

  /** The same with those environment variables. */
  public Environment withVariables(Map<String, String> newVariables) {
    return new Environment(catalog, newVariables, directory, home, input, terminal, screen);
  }

  /** The same with relative paths that start there. */
  public Environment in(Path newDirectory) {
    return new Environment(catalog, variables, newDirectory, home, input, terminal, screen);
  }
}
