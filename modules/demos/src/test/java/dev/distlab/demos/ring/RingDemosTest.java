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
import dev.distlab.experiment.Step;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import dev.distlab.ring.RingSnapshot;
import dev.distlab.ring.balance.KeySalting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Twin: a hot key that is spread over several nodes is not all on its own. */
  @Test
  void hotKey_spreadOverNodes_breaksTheClaimThatItsNodeCarriesAll() {
    HotKeyExperiment hotKey = new HotKeyExperiment();
    for (String vnodes : List.of("1", "100", "1000")) {
      for (long seed = 1; seed <= 10; seed++) {
        Settings settings = Settings.of(hotKey.about(), seed, Map.of("vnodes", vnodes), LINES);
        HotKeyExperiment.Traffic traffic = HotKeyExperiment.traffic(settings);
        RingSnapshot ring = HotKeyExperiment.ring(settings, Integer.parseInt(vnodes));
        HotKeyExperiment.Naming spread = HotKeyExperiment.salted(new KeySalting(8), traffic, 1);
        assertThat(HotKeyExperiment.loadOfHotNode(ring, traffic, spread))
            .isLessThan(HotKeyExperiment.hotNode(ring, traffic).low());
      }
    }
  }

  /** Twin: a table that is too small for its nodes. */
  @Test
  void disruption_ofASmallMaglevTable_breaksTheClaimOfTheLargeOne() {
    DisruptionExperiment disruption = new DisruptionExperiment();
    Settings settings =
        Settings.of(
            disruption.about(),
            1,
            Map.of("nodes", "10,20,50,100", "schemes", "maglev,small-maglev"),
            LINES);
    Result result = disruption.run(settings);
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    for (String nodes : List.of("10", "20", "50", "100")) {
      double most =
          result.claims().stream()
              .filter(claim -> claim.id().equals("maglev-" + nodes))
              .findFirst()
              .orElseThrow()
              .expected()
              .high();
      assertThat(result.measures())
          .filteredOn(one -> one.id().equals("needless-small-maglev-" + nodes))
          .singleElement()
          .satisfies(one -> assertThat(one.value()).as(nodes).isGreaterThan(most));
    }
  }

  @Test
  void twoChoices_saysWhereTheRunIsMeasuredInsteadOfThePolicy() {
    TwoChoicesExperiment choices = new TwoChoicesExperiment();
    assertThat(choices.run(Settings.defaults(choices.about(), 1, LINES)).notes())
        .anyMatch(note -> note.contains("1.96 times the work") && note.contains("twice as high"));
    Settings even = Settings.of(choices.about(), 1, Map.of("slow", "1"), LINES);
    assertThat(choices.run(even).notes()).noneMatch(note -> note.contains("times the work"));
  }

  @Test
  void grow_withTheReadersKeys_usesThem() {
    GrowExperiment grow = new GrowExperiment();
    Settings settings =
        Settings.of(grow.about(), 1, Map.of("keys", "own"), source -> List.of("a", "b", "c"));

    assertThat(grow.run(settings).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void keys_ofAFileWithEmptyLines_areItsOtherLines() {
    Settings settings =
        Settings.of(
            new GrowExperiment().about(),
            1,
            Map.of("keys", "own"),
            source -> List.of("", "a", "", "b", "a", ""));

    assertThat(RingKeys.names(settings)).containsExactly("a", "b");
  }

  /** Away from the defaults the claims hold as well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "ring/grow nodes=200,vnodes=1,seeds=1",
        "ring/grow nodes=200,vnodes=4,seeds=1",
        "ring/grow nodes=200,count=1,vnodes=16,seeds=1",
        "ring/balance nodes=2,vnodes=1,256",
        "ring/bounded-loads nodes=2,vnodes=1,slack=1,1000",
        "ring/hot-key nodes=100,vnodes=1",
        "ring/hot-key nodes=100,requests=1000",
        "ring/hot-key hot=1,salts=1",
        "ring/stampede vnodes=1",
        "ring/replica-loss nodes=4,seeds=20",
        "ring/replica-loss nodes=10,seeds=1,vnodes=2,3,4,8",
        "ring/replica-loss nodes=10,replicas=2,seeds=1,vnodes=2,3,4,8",
        "ring/tokens vnodes=1",
        "ring/two-choices bins=10,trials=1",
        "ring/two-choices load=0.05,slow=1,requests=1000",
        "ring/two-choices servers=2,slow=1,load=0.6",
        "ring/sharding shards=256,scan=2",
      })
  void experiment_withOtherSettings_holdsEveryClaim(String id, String given) {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(run(id, seed, given).claims())
          .as("%s %s seed %d", id, given, seed)
          .filteredOn(claim -> claim.verdict() != Verdict.PASS)
          .isEmpty();
    }
  }

  private static Result run(String id, long seed, String given) {
    Experiment experiment =
        experiments().stream().filter(one -> one.about().id().equals(id)).findFirst().orElseThrow();
    Map<String, String> settings = new TreeMap<>();
    String name = "";
    for (String one : given.split(",")) {
      int at = one.indexOf('=');
      name = at < 0 ? name : one.substring(0, at);
      settings.merge(name, one.substring(at + 1), (all, next) -> all + "," + next);
    }
    return experiment.run(Settings.of(experiment.about(), seed, settings, LINES));
  }

  private static Claim claim(Result result, String id) {
    return result.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What a broken twin would show must lie outside of what is expected. */
  @Test
  void claims_ofWhatHelps_leaveOutWhatWouldBeSeenWithoutIt() {
    Claim salting = claim(run("ring/hot-key", 42, "salts=8"), "salting-helps");
    Claim tail = claim(run("ring/two-choices", 42, "servers=10"), "shorter-tail");

    assertThat(salting.expected().low()).as("nodes of an unsalted key: 1").isGreaterThan(1);
    assertThat(tail.expected().high()).as("100 % of random's").isLessThan(100);
  }

  @Test
  void disruption_withSomeSchemes_speaksOfThemOnly() {
    assertThat(run("ring/disruption", 42, "nodes=10,schemes=modulo,maglev").claims())
        .extracting(Claim::id)
        .doesNotContain("minimal-10");
    assertThat(claim(run("ring/disruption", 42, "nodes=10,schemes=modulo,ring"), "minimal-10"))
        .extracting(Claim::text)
        .isEqualTo("of 10 nodes, ring moves no more");
  }

  /**
   * A scan of two neighbours hardly ever crosses a cut: it waits as rarely as one shard is late.
   */
  @Test
  void sharding_byKeys_waitsForOneShard() {
    String json = run("ring/sharding", 42, "scan=2,slow=0.01").toJson().toString();
    String row = json.substring(json.indexOf("[\"keys\""));
    String[] cells = row.substring(1, row.indexOf(']')).split(",");

    assertThat(Double.parseDouble(cells[4])).isBetween(1.0, 1.1);
  }

  @Test
  void leave_whenTheNodeComesBack_givesItExactlyItsOwnKeys() {
    Scenario leave = RingStory.leave();
    Session session = Session.play(leave, Settings.defaults(leave.about(), 42, LINES));
    List<String> captions = session.steps().stream().map(Step::caption).toList();
    List<String> texts = session.steps().stream().map(Step::command).toList();

    String gone = captions.get(texts.indexOf("remove n2"));
    String keys = gone.substring(gone.indexOf("Its "), gone.indexOf(" fall")).substring(4);
    assertThat(captions.get(texts.indexOf("add n2"))).contains("Only these " + keys + " move");
  }

  @Test
  void vnodes_withAHeavyNode_speaksOfThoseOfWeightOne() {
    Scenario join = RingStory.join();
    Session session = Session.begin(join, Settings.defaults(join.about(), 42, LINES));
    session.apply("weight n1 2");
    session.apply("vnodes 32");

    assertThat(session.steps().get(2).caption()).startsWith("A node of weight 1 has 32 points now");
  }
}
