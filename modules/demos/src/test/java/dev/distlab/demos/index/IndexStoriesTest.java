package dev.distlab.demos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.demos.Stories;
import dev.distlab.experiment.Claim;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Session;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Step;
import dev.distlab.experiment.UsageException;
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
      Stories.assertEndsAsDeclared(
          scenario, Settings.defaults(scenario.about(), seed, LineSource.none()));
    }
  }

  @Test
  void split_showsSplitsOfLeafInnerAndRoot() {
    assertThat(captions(IndexStory.split()))
        .contains("Split leaf", "Split inner", "Split root", "copied up", "pushed up");
  }

  @Test
  void delete_showsBorrowMergeAndACollapsingRoot() {
    assertThat(captions(IndexStory.delete()))
        .contains("Borrow left leaf", "Borrow right leaf", "Merge left leaf", "Merge right leaf")
        .contains("Merge right inner", "Collapse root", "takes 1 entry from");
  }

  @Test
  void doubling_showsTheDirectoryDouble() {
    assertThat(captions(IndexStory.doubling()))
        .contains("20 goes to the only bucket.")
        .contains("Double directory", "Split bucket", "Merge buckets", "Halve directory");
  }

  /** Local depth below global depth: the bucket splits, and no entry is added to the directory. */
  @Test
  void doubling_showsABucketSplitAloneAsWell() {
    assertThat(play(IndexStory.doubling(), 42).steps())
        .filteredOn(step -> step.command().equals("insert 30"))
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.caption()).contains("Split bucket").doesNotContain("directory"));
  }

  @Test
  void range_marksTheLeavesThatItWalksAlong() {
    List<String> picture = play(IndexStory.split(), 42).steps().get(16).picture();

    assertThat(picture.get(2)).contains(" [10 15]*[20 25 35]*[50 65]*[70 75] [80 85]");
  }

  @Test
  void get_inATreeLargerThanThePool_isNotWarmedByBeingDrawn() {
    Scenario scenario = IndexStory.split();
    Session session =
        Session.begin(scenario, Settings.defaults(scenario.about(), 42, LineSource.none()));
    session.apply("fill 400 random");
    session.apply("get 5000");
    session.apply("get 5000");

    assertThat(session.steps().get(3).counters())
        .filteredOn(counter -> counter.name().equals("of them not in the pool"))
        .singleElement()
        .satisfies(counter -> assertThat(counter.nowText()).isEqualTo("0"));
  }

  @Test
  void fill_inEachOrder_addsAsManyKeys() {
    for (String order : List.of("sequential", "reverse", "random")) {
      Scenario scenario = IndexStory.split();
      Session session =
          Session.begin(scenario, Settings.defaults(scenario.about(), 42, LineSource.none()));
      session.apply("fill 100 " + order);
      session.apply("fill 30 " + order);
      session.apply("clear");
      session.apply("fill 20 " + order);

      assertThat(session.steps())
          .extracting(step -> step.counters().get(0).nowText())
          .as(order)
          .containsExactly("0", "100", "130", "0", "20");
      assertThat(session.conclusion().claims()).allMatch(Claim::holds);
    }
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

  /** Also where it has just gone, or was never there. */
  @Test
  void doubling_marksTheBucketThatTheLastKeyLeadsTo() {
    Scenario scenario = IndexStory.doubling();
    Session session = play(scenario, 42);
    session.apply("get 77");

    for (int step : List.of(11, session.steps().size() - 1)) {
      assertThat(session.steps().get(step).picture())
          .as(session.steps().get(step).command())
          .filteredOn(line -> line.contains("->*["))
          .hasSize(1);
    }
  }

  @Test
  void get_inABucketWithOverflowPages_tellsHowManyAreRead() {
    Scenario scenario = IndexStory.doubling();
    Settings settings =
        Settings.of(scenario.about(), 42, Map.of("entries", "2"), LineSource.none());
    Session session = Session.begin(scenario, settings);
    session.apply("fill 99");
    session.apply("fill 99");
    for (int number = 10; number < 99; number++) {
      session.apply("get " + number);
    }

    assertThat(session.steps().subList(3, session.steps().size()))
        .allSatisfy(
            step -> {
              String pages = step.counters().get(5).nowText();
              String told =
                  pages.equals("1") ? "only that page is" : "only its " + pages + " pages";
              assertThat(step.caption()).contains(told);
            })
        .anySatisfy(step -> assertThat(step.caption()).contains("pages are read"));
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
