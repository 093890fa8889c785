package dev.distlab.cli;

import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.cli.view.TourView;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lab tour}: one telling trade-off a chapter, in short form. */
@Command(name = "tour", description = "one telling trade-off a chapter, about a minute")
final class TourCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  TourCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    TourView view = new TourView(look);
    Paper paper = new Paper(context.out(), look);
    List<Chapter> chapters = context.catalog().chapters();
    paper.print(view.opening(chapters.size()));
    int code = ExitCode.OK;
    try (Progress progress = new Progress(context, "tour", chapters.size())) {
      for (Chapter chapter : chapters) {
        Result result = run(chapter);
        progress.hide();
        paper.print(view.stop(chapter, result, next(chapter)));
        context.out().flush();
        code = ExitCode.worse(code, ExitCode.of(result.verdict()));
        progress.step();
      }
    }
    paper.print(view.end());
    return code;
  }

  private Result run(Chapter chapter) {
    Experiment experiment = context.catalog().experiment(chapter.tour());
    return experiment.run(
        Settings.of(
            experiment.about(),
            Settings.DEFAULT_SEED,
            chapter.tourSettings(),
            context.lineSource()));
  }

  /** The whole chapter, its first scenario, its text. */
  private static List<String> next(Chapter chapter) {
    List<String> next = new ArrayList<>();
    next.add("run " + chapter.word());
    if (!chapter.scenarios().isEmpty()) {
      next.add("step " + chapter.scenarios().get(0).about().id());
    }
    if (Docs.has(chapter.word())) {
      next.add("explain " + chapter.word());
    }
    return next;
  }
}
