package dev.distlab.cli;

import dev.distlab.cli.sweep.Sweep;
import dev.distlab.cli.sweep.SweepResult;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.cli.view.SweepView;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.UsageException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab sweep CHAPTER/NAME --over p=a,b,c}: median and range over seeds. */
@Command(name = "sweep", description = "median and range over seeds, for values of a parameter")
final class SweepCommand implements Callable<Integer> {

  private static final int MOST_SEEDS = 100_000;
  private static final int USUAL_SEEDS = 20;

  private final Context context;

  @Parameters(paramLabel = "CHAPTER/NAME", description = "what to run, such as ring/grow")
  private String target;

  @Option(
      names = "--over",
      required = true,
      paramLabel = "P=A,B,C",
      description = "the parameter to sweep and its values, such as vnodes=4,64,256")
  private String over;

  @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default 20)")
  private String seedCount = Integer.toString(USUAL_SEEDS);

  @Mixin private final SettingOptions settingOptions = new SettingOptions();
  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  SweepCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    Sweep sweep = sweep();
    int runs = sweep.values().size() * sweep.seeds().count();
    SweepResult result;
    try (Progress progress = new Progress(context, "sweep", runs)) {
      int threads = Math.min(runs, Runtime.getRuntime().availableProcessors());
      result = sweep.run(context.lineSource(), threads, progress::step);
    }
    if (settingOptions.isJson()) {
      context.out().print(result.toJson() + "\n");
    } else {
      new Paper(context.out(), look).print(new SweepView(look).lines(result));
    }
    new SvgFiles(context, settingOptions.svg()).write(result.about(), SweepView.charts(result));
    return ExitCode.of(result.verdict());
  }

  private Sweep sweep() {
    Experiment experiment = context.catalog().experiment(target);
    int equals = over.indexOf('=');
    if (equals <= 0) {
      throw new UsageException(
          "--over "
              + over
              + " names no values: write --over P=A,B,C, for example --over nodes=5,50");
    }
    String name = over.substring(0, equals).strip();
    experiment.about().parameter(name);
    Map<String, String> set = settingOptions.values();
    if (set.containsKey(name)) {
      throw new UsageException(name + " is swept: leave --set " + name + "=... out.");
    }
    long count = Options.whole("--seeds", seedCount, 1, MOST_SEEDS, USUAL_SEEDS);
    Sweep.Seeds seeds = new Sweep.Seeds(settingOptions.seed(), (int) count);
    return new Sweep(experiment, set, name, values(over.substring(equals + 1)), seeds);
  }

  private static List<String> values(String text) {
    Set<String> values = new LinkedHashSet<>();
    for (String value : text.split(",", -1)) {
      if (!values.add(value.strip())) {
        throw new UsageException("--over has the value " + value.strip() + " twice.");
      }
    }
    return List.copyOf(values);
  }
}
