package dev.distlab.cli;

import dev.distlab.cli.view.Paper;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.LineSource;
import java.io.PrintStream;

/**
 * What every command of one invocation shares.
 *
 * @param environment the world outside
 * @param out takes results
 * @param err takes everything else
 * @param lineSource data sets, read once for all runs of the invocation
 */
record Context(Environment environment, PrintStream out, PrintStream err, LineSource lineSource) {

  Context(Environment environment, PrintStream out, PrintStream err) {
    this(
        environment,
        out,
        err,
        new LineFiles(
            environment.directory(),
            environment.input(),
            () -> {
              if (environment.terminal().input()) {
                tell(err, "reading lines from the terminal; Ctrl-D ends them");
              }
            }));
  }

  Catalog catalog() {
    return environment.catalog();
  }

  /** Where results are printed in the form that the options ask for. */
  Paper paper(OutputOptions options) {
    return new Paper(out, options.look(environment));
  }

  /** One line on standard error, in the name of this program. */
  void tell(String message) {
    tell(err, message);
  }

  private static void tell(PrintStream err, String message) {
    err.print("lab: " + message + "\n");
    err.flush();
  }
}
