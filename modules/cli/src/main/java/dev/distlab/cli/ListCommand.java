package dev.distlab.cli;

import dev.distlab.cli.view.CatalogView;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab list}: chapters, experiments and scenarios, one line each. */
@Command(name = "list", description = "chapters, experiments, scenarios, one line each")
final class ListCommand implements Callable<Integer> {

  private final Context context;

  @Option(names = "--json", description = "print one JSON document (docs/schema) instead")
  private boolean json;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  ListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    if (json) {
      context.out().print(context.catalog().toJson() + "\n");
    } else {
      new Paper(context.out(), look).print(new CatalogView(look).lines(context.catalog()));
    }
    return ExitCode.OK;
  }
}
