package dev.distlab.cli;

import dev.distlab.cli.view.Look;
import dev.distlab.experiment.Nearest;
import dev.distlab.experiment.UsageException;
import java.util.List;
import picocli.CommandLine.Option;

/** How output looks: shared by all commands. */
final class OutputOptions {

  private static final List<String> COLOURS = List.of("auto", "always", "never");

  @Option(names = "--plain", description = "only ASCII characters")
  private boolean plain;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (default), always or never; beats the variable NO_COLOR")
  private String colour = "auto";

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "columns to use (default: the terminal's, or 100)")
  private String width;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(names = "--debug", description = "show where an internal error comes from")
  private boolean debug;

  /**
   * The look that these options and the environment ask for together.
   *
   * @throws UsageException if an option has a value that is not allowed
   */
  Look look(Environment environment) {
    return new Look(columns(environment), hasColour(environment), isPlain(environment));
  }

  private int columns(Environment environment) {
    Terminal terminal = environment.terminal();
    if (width != null) {
      return (int)
          Options.whole("--width", width, Look.LEAST_WIDTH, Look.MOST_WIDTH, Look.DEFAULT_WIDTH);
    }
    boolean known = terminal.output() && terminal.columns() > 0;
    int columns = known ? terminal.columns() : Look.DEFAULT_WIDTH;
    return Math.max(Look.LEAST_WIDTH, Math.min(Look.MOST_WIDTH, columns));
  }

  private boolean hasColour(Environment environment) {
    if (!COLOURS.contains(colour)) {
      throw new UsageException(
          "--color="
              + colour
              + " is not known: allowed auto, always or never (default auto)."
              + Nearest.hint(colour, COLOURS));
    }
    if (!colour.equals("auto")) {
      return colour.equals("always");
    }
    boolean refused = !environment.variables().getOrDefault("NO_COLOR", "").isEmpty();
    return !refused && environment.terminal().output() && !environment.isDumb();
  }

  /** A console without the characters that figures are drawn with gets ASCII unasked. */
  private boolean isPlain(Environment environment) {
    boolean console = environment.variables().getOrDefault("TERM", "").equals("linux");
    boolean poor = environment.terminal().output() && (environment.isDumb() || console);
    return plain || poor;
  }
}
