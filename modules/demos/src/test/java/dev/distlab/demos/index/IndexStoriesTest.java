package dev.distlab.demos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexStoriesTest {

  static List<Scenario> scenarios() {
    return IndexChapter.chapter().scenarios();
  }

  private static Session play(Scenario scenario, long seed) {
    return Session.play(scenario, Settings.defaults(scenario.about(), seed, LineSource.none()));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_withFiftySeeds_endsAsDeclared(Scenario scenario) {
    for (long seed = 1; seed <= 50; seed++) {
      Session session = play(scenario, seed);

      assertThat(session.conclusion().claims())
          .as("%s seed %d", scenario.about().id(), seed)
          .extracting(Claim::verdict)
          .containsOnly(Verdict.PASS);
      assertThat(session.steps()).extracting(Step::caption).doesNotContain("");
      assertThat(session.steps())
          .flatExtracting(Step::picture)
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(96));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void badPresets_declareAFailure(Scenario scenario) {
    boolean declares =
        play(scenario, 42).conclusion().claims().stream().anyMatch(Claim::declaredFailure);

    assertThat(declares).isEqualTo(scenario.isBadPreset());
  }

  @Test
  void split_showsLeafSplitInnerSplitAndAGrowingRoot() {
    assertThat(captions(IndexStory.split()))
        .contains("Split leaf", "Split inner", "Grow root", "copied up", "pushed up");
  }

  @Test
  void delete_showsBorrowMergeAndACollapsingRoot() {
    assertThat(captions(IndexStory.delete())).contains("Borrow", "Merge");
  }

  @Test
  void doubling_showsTheDirectoryDouble() {
    assertThat(captions(IndexStory.doubling())).contains("Double directory", "Split bucket");
  }

  @Test
  void uuidKeys_beforeTheFirstRandomKey_holdsWhatItWillBreak() {
    Scenario scenario = IndexStory.uuidKeys();
    Session session =
        Session.begin(scenario, Settings.defaults(scenario.about(), 42, LineSource.none()));
    session.apply("fill 150 sequential");

    assertThat(session.conclusion().claims()).allMatch(Claim::holds);
  }

  @Test
  void rangeOnHash_readsEveryPage_howeverSmallTheRange() {
    assertThat(captions(IndexStory.rangeOnHash())).contains("2 keys from 10 to 11", "all ");
  }

  private static String captions(Scenario scenario) {
    return String.join("\n", play(scenario, 42).steps().stream().map(Step::caption).toList());
  }

  @Test
  void apply_ofACommandThatMakesNoSense_changesNothing() {
    for (Scenario scenario : List.of(IndexStory.split(), IndexStory.doubling())) {
      Session session =
          Session.begin(scenario, Settings.of(scenario.about(), 1, Map.of(), LineSource.none()));
      String before = session.toJson().toString();

      for (String command :
          List.of("insert", "insert aVeryMuchTooLongKey", "fill 9999 random", "fill x", "gte 1")) {
        assertThatThrownBy(() -> session.apply(command))
            .as(command)
            .isInstanceOf(UsageException.class);
      }
      assertThat(session.toJson()).hasToString(before);
    }
  }
}
