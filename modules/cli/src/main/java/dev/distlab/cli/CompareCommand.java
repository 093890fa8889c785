package dev.distlab.cli;

import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.cli.view.ResultView;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code lab compare WORKLOAD}: several structures, one workload, one table. It runs the experiment
 * of that name, {@code CHAPTER/compare}, whose parameter {@code workload} knows the workload.
 */
@Command(name = "compare", description = "several structures, one workload, one table")
final class CompareCommand implements Callable<Integer>, Choosing {

  private static final String NAME = "/compare";
  private static final String PARAMETER = "workload";

  private final Context context;

  @Parameters(paramLabel = "WORKLOAD", description = "what is done to them, such as read-mostly")
  private String workload;

  @Mixin private final SettingOptions settingOptions = new SettingOptions();
  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  CompareCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    Experiment experiment =
        experiment(workload)
            .orElseThrow(
                () ->
                    UsageException.unknown(
                        "no workload \"" + workload + "\"", workload, choices()));
    Map<String, String> values = new LinkedHashMap<>(settingOptions.values());
    if (values.put(PARAMETER, workload) != null) {
      throw new UsageException(
          "the workload is given twice, as WORKLOAD and by --set " + PARAMETER + ": keep one.");
    }
    Result result =
        experiment.run(
            Settings.of(experiment.about(), settingOptions.seed(), values, context.lineSource()));
    if (settingOptions.isJson()) {
      context.out().print(result.toJson() + "\n");
    } else {
      new Paper(context.out(), look)
          .print(new ResultView(look).lines(result, Next.after(result.about())));
    }
    new SvgFiles(context, settingOptions.svg()).write(result.about(), result.charts());
    return ExitCode.of(result.verdict());
  }

  /** Every workload. */
  @Override
  public List<String> choices() {
    List<String> known = new ArrayList<>();
    experiments().forEach(experiment -> known.addAll(workloads(experiment)));
    return known;
  }

  @Override
  public String idOf(String choice) {
    return experiment(choice).map(experiment -> experiment.about().id()).orElse(choice);
  }

  /** The one experiment that knows this workload. */
  private Optional<Experiment> experiment(String wanted) {
    return experiments().stream()
        .filter(experiment -> workloads(experiment).contains(wanted))
        .findFirst();
  }

  private List<Experiment> experiments() {
    List<Experiment> all = new ArrayList<>();
    for (Chapter chapter : context.catalog().chapters()) {
      all.addAll(chapter.experiments());
    }
    return all;
  }

  private static List<String> workloads(Experiment experiment) {
    if (!experiment.about().id().endsWith(NAME)) {
      return List.of();
    }
    return experiment.about().parameters().stream()
        .filter(parameter -> parameter.name().equals(PARAMETER))
        .findFirst()
        .map(Parameter::choices)
        .orElse(List.of());
  }
}
