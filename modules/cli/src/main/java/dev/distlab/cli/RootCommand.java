package dev.distlab.cli;

import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab} without a command: what this is. */
@Command(name = "lab", description = "runs, plays and measures distributed systems")
final class RootCommand implements Callable<Integer> {

  private final Context context;

  @Option(names = "--version", description = "which version this is")
  private boolean version;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  RootCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    if (version) {
      context.out().print("distlab " + version() + "\n");
    } else {
      new Paper(context.out(), look).print(new HelpText(look, context).root());
    }
    return ExitCode.OK;
  }

  private static String version() {
    String version = RootCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
