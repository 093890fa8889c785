package dev.distlab.demos.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.demos.Stories;
import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RingDemosTest {

  private static final List<String> CITIES = Cities.lines("cities", new ClasspathResources());
  private static final LineSource LINES = source -> CITIES;

  static List<Experiment> experiments() {
    return RingChapter.chapter().experiments();
  }

  static List<Scenario> scenarios() {
    return RingChapter.chapter().scenarios();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_withFiftySeeds_holdsEveryClaim(Experiment experiment) {
    for (long seed = 1; seed <= 50; seed++) {
      Result result = experiment.run(Settings.defaults(experiment.about(), seed, LINES));

      assertThat(result.claims().stream().filter(claim -> claim.verdict() != Verdict.PASS))
          .as("%s seed %d", experiment.about().id(), seed)
          .isEmpty();
      assertThat(result.measures()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_withFiftySeeds_endsAsDeclared(Scenario scenario) {
    for (long seed = 1; seed <= 50; seed++) {
      Stories.assertEndsAsDeclared(scenario, Settings.defaults(scenario.about(), seed, LINES));
    }
  }

  @Test
  void apply_ofACommandThatMakesNoSense_changesNothing() {
    Scenario join = RingStory.join();
    Session session = Session.begin(join, Settings.defaults(join.about(), 42, LINES));
    String before = session.toJson().toString();

    for (String command :
        List.of(
            "add n1", "remove n99", "weight n1 NaN", "vnodes 0", "ad n9", "add", "remove n1 n2")) {
      assertThatThrownBy(() -> session.apply(command))
          .as(command)
          .isInstanceOf(UsageException.class);
    }
    assertThat(session.toJson()).hasToString(before);
  }

  /** One key, few, or the same one again and again: theory allows for it. */
  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_withFewKeysOfTheReader_failsNoClaim(Experiment experiment) {
    List<List<String>> files =
        List.of(
            List.of("a"), List.of("a", "b", "c"), List.of("x", "x", "y", "x", "\u6771\u4eac", ""));
    for (List<String> lines : files) {
      for (long seed = 1; seed <= 20; seed++) {
        Settings settings = Settings.defaults(experiment.about(), seed, source -> lines);

        assertThat(experiment.run(settings).claims())
            .as("%s %s seed %d", experiment.about().id(), lines, seed)
            .extracting(Claim::verdict)
            .doesNotContain(Verdict.FAIL);
      }
    }
  }

  @Test
  void grow_withTheReadersKeys_usesThem() {
    GrowExperiment grow = new GrowExperiment();
    Settings settings =
        Settings.of(grow.about(), 1, Map.of("keys", "own"), source -> List.of("a", "b", "c"));

    assertThat(grow.run(settings).verdict()).isEqualTo(Verdict.PASS);
  }
}
