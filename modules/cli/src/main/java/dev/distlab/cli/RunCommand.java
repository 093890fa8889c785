package dev.distlab.cli;

import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.cli.view.ResultView;
import dev.distlab.experiment.About;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab run CHAPTER[/NAME]}: runs one experiment, or all of a chapter. */
@Command(name = "run", description = "run experiments (all of a chapter without NAME)")
final class RunCommand implements Callable<Integer>, Choosing {

  private final Context context;

  @Parameters(paramLabel = "CHAPTER[/NAME]", description = "what to run, such as ring or ring/grow")
  private String target;

  @Mixin private final SettingOptions settingOptions = new SettingOptions();
  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    List<Experiment> experiments = experiments();
    List<About> abouts = experiments.stream().map(Experiment::about).toList();
    List<Settings> settings = settingOptions.settings(abouts, context);
    if (settingOptions.isJson()) {
      return json(experiments, settings);
    }
    Paper paper = new Paper(context.out(), look);
    SvgFiles svgFiles = new SvgFiles(context, settingOptions.svg());
    int code = ExitCode.OK;
    for (int i = 0; i < experiments.size(); i++) {
      if (i > 0) {
        paper.print(Line.empty());
        paper.print(Line.of(look.glyphs().rule().repeat(look.textWidth())));
        paper.print(Line.empty());
      }
      Result result = experiments.get(i).run(settings.get(i));
      paper.print(new ResultView(look).lines(result, Next.after(result.about())));
      context.out().flush();
      svgFiles.write(result.about(), result.charts());
      code = ExitCode.worse(code, ExitCode.of(result.verdict()));
    }
    return code;
  }

  /** Every chapter. */
  @Override
  public List<String> choices() {
    return context.catalog().words();
  }

  private List<Experiment> experiments() {
    if (target.contains("/")) {
      return List.of(context.catalog().experiment(target));
    }
    List<Experiment> experiments = context.catalog().chapter(target).experiments();
    if (experiments.isEmpty()) {
      throw new UsageException(target + " has no experiments.  All: ./lab list");
    }
    return experiments;
  }

  private int json(List<Experiment> experiments, List<Settings> settings) {
    int code = ExitCode.OK;
    Json.Arr all = Json.array();
    Json document = all;
    for (int i = 0; i < experiments.size(); i++) {
      Result result = experiments.get(i).run(settings.get(i));
      code = ExitCode.worse(code, ExitCode.of(result.verdict()));
      document = target.contains("/") ? result.toJson() : all.add(result.toJson());
      new SvgFiles(context, settingOptions.svg()).write(result.about(), result.charts());
    }
    context.out().print(document + "\n");
    return code;
  }
}
