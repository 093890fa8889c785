package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Chapters;
import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same code gives the same bytes on the JVM and in a browser. */
class SameBytesTest {

  private static final LineSource LINES = source -> Cities.lines(source, new ClasspathResources());

  private static Site.Visit visit;

  @BeforeAll
  static void open() {
    visit = Site.open().visit("#/");
  }

  @AfterAll
  static void close() {
    if (visit != null) {
      visit.close();
    }
  }

  static Stream<String> experiments() {
    return Chapters.catalog().chapters().stream()
        .map(Chapter::experiments)
        .flatMap(List::stream)
        .map(experiment -> experiment.about().id());
  }

  static Stream<String> scenarios() {
    return Chapters.catalog().chapters().stream()
        .map(Chapter::scenarios)
        .flatMap(List::stream)
        .map(scenario -> scenario.about().id());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_inABrowser_givesTheBytesOfTheJvm(String id) {
    Experiment experiment = Chapters.catalog().experiment(id);
    Settings settings = Settings.defaults(experiment.about(), 42, LINES);

    String here = "{\"value\":" + experiment.run(settings).toJson() + "}";

    assertThat(visit.ask("run", id, "42", "")).isEqualTo(here);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_inABrowser_givesTheBytesOfTheJvm(String id) {
    Scenario scenario = Chapters.catalog().scenario(id);
    Settings settings = Settings.defaults(scenario.about(), 42, LINES);

    String here = "{\"value\":" + Session.play(scenario, settings).toJson() + "}";

    assertThat(visit.ask("story", id, "42", "")).isEqualTo(here);
  }
}
