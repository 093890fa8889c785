package dev.distlab.cli;

import dev.distlab.experiment.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The registry of commands, one line each, in the order in which help shows them. */
final class Commands {

  private Commands() {}

  /** All commands, ready to parse with. */
  static CommandLine of(Context context) {
    return new CommandLine(new RootCommand(context))
        .addSubcommand(new TourCommand(context))
        .addSubcommand(new ListCommand(context))
        .addSubcommand(new RunCommand(context))
        .addSubcommand(new StepCommand(context))
        .addSubcommand(new SweepCommand(context))
        .addSubcommand(new CompareCommand(context))
        .addSubcommand(new ExplainCommand(context))
        .addSubcommand(new BenchCommand(context))
        .addSubcommand(new ServeCommand(context))
        .addSubcommand(new ExportCommand(context))
        .addSubcommand(new DoctorCommand(context))
        .addSubcommand(new HelpCommand(context));
  }

  /**
   * Parses {@code args} and does what they ask for.
   *
   * @return the exit code
   * @throws UsageException if they make no sense
   */
  static int execute(String[] args, Context context) throws Exception {
    CommandSpec command;
    try {
      ParseResult parsed = of(context).parseArgs(args);
      boolean help = parsed.isUsageHelpRequested();
      while (parsed.hasSubcommand()) {
        ParseResult behind = parsed.subcommand();
        refuseOptionsThatAreLost(parsed, behind.commandSpec());
        parsed = behind;
        help |= parsed.isUsageHelpRequested();
      }
      command = parsed.commandSpec();
      if (help) {
        return new HelpCommand(context).show(parsed);
      }
    } catch (ParameterException e) {
      throw new UsageException(new ParseProblem(e, context).text());
    }
    return (Integer) ((Callable<?>) command.userObject()).call();
  }

  /** An option before the command would be that of {@code lab} alone, which then does nothing. */
  private static void refuseOptionsThatAreLost(ParseResult before, CommandSpec command) {
    for (OptionSpec option : before.matchedOptions()) {
      String name = option.longestName();
      if (command.findOption(name) != null && !name.equals("--debug") && !option.usageHelp()) {
        throw new UsageException(
            name
                + " stands before the command: write it behind, ./lab "
                + command.name()
                + " ... "
                + name);
      }
    }
  }
}
