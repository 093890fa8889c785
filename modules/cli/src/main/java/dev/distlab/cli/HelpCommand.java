package dev.distlab.cli;

import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.experiment.Nearest;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code lab help [COMMAND]}, and {@code --help} behind any command. */
@Command(name = "help", description = "what this is, or how to use COMMAND")
final class HelpCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "such as run")
  private String command;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  HelpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    HelpText help = new HelpText(look, context);
    Paper paper = new Paper(context.out(), look);
    if (command == null) {
      paper.print(help.root());
      return ExitCode.OK;
    }
    CommandLine found = Commands.of(context).getSubcommands().get(command);
    if (found == null) {
      List<String> names = new ArrayList<>(Commands.of(context).getSubcommands().keySet());
      throw new UsageException(
          "no command \"" + command + "\"." + Nearest.hint(command, names) + "  All: ./lab help");
    }
    paper.print(help.command(found.getCommandSpec()));
    return ExitCode.OK;
  }

  /** The help of a parsed command, and of the experiment or scenario that it names. */
  int show(ParseResult parsed) {
    CommandSpec spec = parsed.commandSpec();
    OutputOptions options = (OutputOptions) spec.mixins().get("outputOptions").userObject();
    Look look = options.look(context.environment());
    HelpText help = new HelpText(look, context);
    List<Line> lines = new ArrayList<>();
    if (spec.parent() == null) {
      lines.addAll(help.root());
    } else {
      lines.addAll(help.command(spec));
      for (PositionalParamSpec parameter : parsed.matchedPositionals()) {
        String given = String.valueOf(parameter.stringValues().get(0));
        boolean isChoice = spec.userObject() instanceof Choosing;
        String id = isChoice ? ((Choosing) spec.userObject()).idOf(given) : given;
        lines.addAll(help.parametersOf(id));
      }
    }
    new Paper(context.out(), look).print(lines);
    return ExitCode.OK;
  }
}
