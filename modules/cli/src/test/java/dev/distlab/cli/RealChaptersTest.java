package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.cli.view.Ansi;
import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.MarkdownView;
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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the real chapters record can be shown on any terminal. */
class RealChaptersTest {

  private static final int[] WIDTHS = {40, 60, 80, 100, 160};

  private static final Pattern ANSWER =
      Pattern.compile("</summary>(.*?)</details>", Pattern.DOTALL);

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

  @Test
  void tour_showsTheTableThatTheChapterChose_underItsTitle() {
    String text = Invocation.in(context.environment(), "tour").out();
    assertThat(text).contains("the places of the run").doesNotContain("evenly spread places");
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
        if (width == 80) {
          assertThat(step.picture()).allSatisfy(row -> assertThat(row).hasSizeLessThan(width - 1));
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyText_isExplainedWhole_onAnyWidth() {
    return Stream.concat(
            context.catalog().words().stream(), Stream.of("architecture", "glossary", "README"))
        .filter(Docs::has)
        .map(name -> DynamicTest.dynamicTest(name, () -> isWhole(Docs.text(name).orElseThrow())));
  }

  private static void isWhole(String markdown) {
    List<String> answers =
        ANSWER.matcher(markdown).results().map(answer -> letters(answer.group(1))).toList();
    assertThat(answers).hasSize(markdown.split("<details>", -1).length - 1);
    for (int width : WIDTHS) {
      Look look = new Look(width, false, false);
      List<Line> lines = new MarkdownView(look).lines(markdown);
      String shown = String.join("\n", new Ansi(look).texts(lines));
      String whole = letters(shown);
      assertThat(answers).as("%d columns", width).allMatch(whole::contains);
      assertThat(shown).doesNotContain("<details>", "</details>", "<code>", "</code>", "summary>");
    }
  }

  /** What is left of a text on every width: no tags, no marks, no space. */
  private static String letters(String text) {
    return text.replaceAll("</?[a-z]+>", "").replaceAll("[^\\p{L}\\p{N}]", "");
  }

  @TestFactory
  Stream<DynamicTest> tablesOfEveryText_breakNoWord_whereAllFit() {
    return context.catalog().words().stream()
        .filter(Docs::has)
        .map(
            name ->
                DynamicTest.dynamicTest(name, () -> breaksNoWord(Docs.text(name).orElseThrow())));
  }

  private static void breaksNoWord(String markdown) {
    Look look = new Look(Look.DEFAULT_WIDTH, false, false);
    for (String block : markdown.split("\\n(?!\\|)")) {
      List<String> rows = block.lines().filter(line -> line.startsWith("| ")).toList();
      if (rows.size() < 2 || leastWidth(rows) > look.width()) {
        continue;
      }
      String table = String.join("\n", rows);
      List<Line> lines = new MarkdownView(look).lines(table);
      List<String> broken = words(table.replaceAll("\\]\\([^)]*\\)", ""));
      words(String.join("\n", new Ansi(look).texts(lines))).forEach(broken::remove);
      broken.remove("");
      assertThat(broken).as(table).isEmpty();
    }
  }

  /** Columns that a table takes if each of its words stays whole. */
  private static int leastWidth(List<String> rows) {
    List<Integer> widths = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split("(?<!\\\\)\\|");
      for (int i = 1; i < cells.length; i++) {
        if (i > widths.size()) {
          widths.add(0);
        }
        for (String word : cells[i].replace("*", "").split(" ")) {
          widths.set(i - 1, Math.max(widths.get(i - 1), word.length()));
        }
      }
    }
    return widths.stream().mapToInt(width -> width + 2).sum() - 1;
  }

  private static List<String> words(String text) {
    return new ArrayList<>(List.of(text.strip().split("[^\\p{L}\\p{N}]+")));
  }

  private static void assertFits(List<Line> lines, Look look) {
    for (String line : new Ansi(look).texts(lines)) {
      assertThat(line).matches("[\\x20-\\x7e]*").hasSizeLessThanOrEqualTo(look.width());
    }
  }
}
