package dev.distlab.cli;

import dev.distlab.experiment.UsageException;

/** Turns what went wrong into a line on standard error and an exit code. Pure functions. */
final class Problems {

  private Problems() {}

  static int report(Throwable problem, boolean debug, Context context) {
    try {
      context.out().flush();
    } catch (LostResultException e) {
      // what went wrong before weighs more
    }
    if (problem instanceof LostResultException lost && lost.isReaderGone()) {
      return ExitCode.READER_GONE;
    }
    if (problem instanceof UsageException) {
      context.tell(problem.getMessage());
      return ExitCode.USAGE;
    }
    if (problem instanceof EnvironmentException) {
      context.tell(problem.getMessage());
      if (debug && problem.getCause() != null) {
        problem.getCause().printStackTrace(context.err());
      }
      return ExitCode.ENVIRONMENT;
    }
    if (problem instanceof OutOfMemoryError) {
      context.tell("not enough memory. Give it more: JAVA_TOOL_OPTIONS=-Xmx4g ./lab ...");
      return ExitCode.ENVIRONMENT;
    }
    context.tell(
        "internal error: "
            + problem.toString().lines().findFirst().orElse("")
            + (debug ? "" : "  (--debug shows where)"));
    if (debug) {
      problem.printStackTrace(context.err());
    }
    return ExitCode.INTERNAL;
  }
}
