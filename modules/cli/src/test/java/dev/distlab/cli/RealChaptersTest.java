package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.cli.view.Ansi;
import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.ResultView;
import dev.distlab.cli.view.StepView;
import dev.distlab.demos.Chapters;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the real chapters record can be shown on any terminal. */
class RealChaptersTest {

  private static final int[] WIDTHS = {40, 60, 80, 100, 160};

  private final Context context =
      new Context(
          Environment.batch(Chapters.catalog(), Path.of("").toAbsolutePath()),
          System.out,
          System.err);

  @TestFactory
  Stream<DynamicTest> tour_ofEachChapter_fitsAnyWidth() {
    return Chapters.catalog().chapters().stream()
        .map(chapter -> DynamicTest.dynamicTest(chapter.tour(), () -> tourFits(chapter)));
  }

  private void tourFits(Chapter chapter) {
    Experiment experiment = context.catalog().experiment(chapter.tour());
    Result result =
        experiment.run(
            Settings.of(experiment.about(), 42, chapter.tourSettings(), context.lineSource()));
    for (int width : WIDTHS) {
      Look look = new Look(width, false, true);
      assertFits(new ResultView(look).lines(result, List.of("run " + chapter.word())), look);
    }
  }

  @TestFactory
  Stream<DynamicTest> steps_ofEachScenario_fitAnyWidth() {
    return Chapters.catalog().chapters().stream()
        .flatMap(chapter -> chapter.scenarios().stream())
        .map(one -> DynamicTest.dynamicTest(one.about().id(), () -> stepsFit(one)));
  }

  private void stepsFit(Scenario scenario) {
    Settings settings = Settings.defaults(scenario.about(), 42, context.lineSource());
    Session session = Session.play(scenario, settings);
    for (int width : WIDTHS) {
      Look look = new Look(width, false, true);
      for (Step step : session.steps()) {
        assertFits(new StepView(look).lines(step, session.steps().size() - 1), look);
      }
    }
  }

  private static void assertFits(List<Line> lines, Look look) {
    for (String line : new Ansi(look).texts(lines)) {
      assertThat(line).matches("[\\x20-\\x7e]*").hasSizeLessThanOrEqualTo(look.width());
    }
  }
}
