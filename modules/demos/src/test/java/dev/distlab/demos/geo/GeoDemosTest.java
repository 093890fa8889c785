package dev.distlab.demos.geo;

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
import dev.distlab.experiment.Table;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.geohash.FixedLengthCover;
import dev.distlab.geo.geohash.GeoHashCell;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeoDemosTest {

  private static final List<String> CITIES = Cities.lines("city-points", new ClasspathResources());
  private static final LineSource LINES = source -> CITIES;

  /** Smaller runs, for fifty of them; the claims are the same. */
  private static final Map<String, Map<String, String>> SMALLER =
      Map.of(
          "geo/nine-cells", Map.of("count", "5000", "queries", "4"),
          "geo/precision", Map.of("count", "8000"),
          "geo/skew", Map.of("count", "2500", "queries", "80"),
          "geo/moving", Map.of("drivers", "1500", "operations", "3000"),
          "geo/distance-error", Map.of("pairs", "800"),
          "geo/curve", Map.of("windows", "60"),
          "geo/radius", Map.of("count", "3000"),
          "geo/map", Map.of("count", "600", "suburbs", "1"),
          "geo/one-cell", Map.of("count", "6000"),
          "geo/antimeridian", Map.of("count", "20000"));

  static List<Experiment> experiments() {
    return GeoChapter.chapter().experiments();
  }

  static List<Scenario> scenarios() {
    return GeoChapter.chapter().scenarios();
  }

  private static Map<String, String> smaller(String id) {
    return new LinkedHashMap<>(SMALLER.getOrDefault(id, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_withFiftySeeds_holdsEveryClaim(Experiment experiment) {
    String id = experiment.about().id();
    for (long seed = 1; seed <= 50; seed++) {
      Result result = experiment.run(Settings.of(experiment.about(), seed, smaller(id), LINES));

      assertThat(result.claims().stream().filter(claim -> claim.verdict() != Verdict.PASS))
          .as("%s seed %d", id, seed)
          .isEmpty();
      assertThat(result.measures()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_withDefaults_holdsEveryClaim(Experiment experiment) {
    Result result = experiment.run(Settings.defaults(experiment.about(), 42, LINES));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_withManySeeds_endsAsDeclared(Scenario scenario) {
    String id = scenario.about().id();
    for (long seed = 1; seed <= 5; seed++) {
      Stories.assertEndsAsDeclared(
          scenario, Settings.of(scenario.about(), seed, smaller(id), LINES));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_withDefaults_endsAsDeclared(Scenario scenario) {
    Stories.assertEndsAsDeclared(scenario, Settings.defaults(scenario.about(), 42, LINES));
  }

  @Test
  void map_ofAHundredThousandPlaces_isDrawable() {
    Scenario map = MapStory.map();
    Settings settings = Settings.of(map.about(), 1, Map.of("suburbs", "4"), LINES);
    Session session = Session.begin(map, settings);
    session.apply("structure quadtree");
    session.apply("near 48.2 16.37 100");

    assertThat(session.steps().get(0).counters().get(0).now()).isEqualTo(100_000);
    assertThat(session.toJson().toString()).hasSizeLessThan(3_000_000);
  }

  @Test
  void apply_ofACommandThatMakesNoSense_changesNothing() {
    Scenario tree = MapStory.quadTree();
    Session session = Session.play(tree, Settings.defaults(tree.about(), 42, LINES));
    String before = session.toJson().toString();

    for (String command :
        List.of(
            "add 91 0 x",
            "add NaN 0 x",
            "add 0 181 x",
            "add 48 16 Berlin, DE",
            "remove nobody",
            "near 0 0 -1",
            "near 0 0",
            "nearest 0 0 0",
            "box 10 0 5 20",
            "structure btree",
            "capacity 0",
            "zoom sideways",
            "tool hammer",
            "fly")) {
      assertThatThrownBy(() -> session.apply(command))
          .as(command)
          .isInstanceOf(UsageException.class);
    }
    assertThat(session.toJson()).hasToString(before);
  }

  @Test
  void geohash_commandsThatMakeNoSense_changeNothing() {
    GeoHashStory story = new GeoHashStory();
    Session session = Session.begin(story, Settings.defaults(story.about(), 1, LINES));
    String before = session.toJson().toString();
    for (String command : List.of("back", "neighbours", "place 91 0", "place 0 x")) {
      assertThatThrownBy(() -> session.apply(command)).isInstanceOf(UsageException.class);
    }
    assertThat(session.toJson()).hasToString(before);
    for (int letter = 0; letter < 12; letter++) {
      session.apply("letter");
    }
    assertThatThrownBy(() -> session.apply("bit"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("60 bits");
  }

  private static Result skewOf(Map<String, String> given, String... lines) {
    Map<String, String> settings = new LinkedHashMap<>(given);
    settings.put("points", "own");
    settings.putIfAbsent("queries", "5");
    SkewExperiment skew = new SkewExperiment();
    return skew.run(Settings.of(skew.about(), 1, settings, source -> List.of(lines)));
  }

  @Test
  void points_ownFile_isReadWithTabsOrCommas() {
    Result result =
        skewOf(
            Map.of(),
            "name,latitude,longitude",
            "Vienna, AT,48.2,16.37",
            "Graz\t47.07\t15.44",
            "\"Linz\", \"48.3\", 14.29",
            "");
    assertThat(result.tables()).hasSize(2);
    assertThat(result.notes()).noneMatch(note -> note.contains("left out"));
  }

  @Test
  void points_badLine_isNamedWithItsNumber() {
    String[] lines = {"a,1,2", "b,one,2", "c,3,4", "d,95,0", "e", "f,0,0,200"};
    assertThatThrownBy(() -> skewOf(Map.of(), lines))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("line 2 \"b,one,2\": \"one\" is no number")
        .hasMessageContaining("bad-lines=skip");
    Result result = skewOf(Map.of("bad-lines", "skip"), lines);
    assertThat(result.notes())
        .anyMatch(
            note ->
                note.contains("line 2")
                    && note.contains("line 4")
                    && note.contains("latitude 95")
                    && note.contains("line 5")
                    && note.contains("1 more"));
  }

  @Test
  void points_emptyLines_holdNothingButAreCounted() {
    String[] lines = {"", "name,latitude,longitude", "a,1,2", "", "b,one,2"};
    assertThatThrownBy(() -> skewOf(Map.of(), lines))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("line 5 \"b,one,2\"");
  }

  private static Result run(Experiment experiment, Map<String, String> given) {
    return experiment.run(Settings.of(experiment.about(), 3, given, LINES));
  }

  private static void assertRefused(
      Experiment experiment, String message, Map<String, String> given) {
    assertThatThrownBy(() -> run(experiment, given))
        .as("%s %s", experiment.about().id(), given)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  /** What is allowed holds at its ends, too. */
  @Test
  void experiment_withExtremesThatAreAllowed_holdsEveryClaim() {
    List<Map.Entry<Experiment, Map<String, String>>> extremes =
        List.of(
            Map.entry(new CurveExperiment(), Map.of("sides", "2", "windows", "50")),
            Map.entry(new CurveExperiment(), Map.of("bits", "11", "sides", "538", "windows", "50")),
            Map.entry(new MovingExperiment(), Map.of("drivers", "1000", "updates", "95")),
            Map.entry(new MovingExperiment(), Map.of("k", "1000", "operations", "1000")),
            Map.entry(new SkewExperiment(), Map.of("radius", "20038", "count", "3000")),
            Map.entry(new PrecisionExperiment(), Map.of("west", "170", "east", "-170")),
            Map.entry(
                new PrecisionExperiment(),
                Map.of("south", "-90", "west", "-180", "north", "90", "east", "180")));
    for (Map.Entry<Experiment, Map<String, String>> each : extremes) {
      assertThat(run(each.getKey(), each.getValue()).claims())
          .as("%s %s", each.getKey().about().id(), each.getValue())
          .allMatch(claim -> claim.verdict() == Verdict.PASS);
    }
  }

  /** Where nine cells reach there are places: what they look at is as much as their area says. */
  @Test
  void nineCells_lookAtWhatTheirAreaHolds() {
    NineCellsExperiment nine = new NineCellsExperiment();
    for (String chars : List.of("3", "4", "5", "6", "7")) {
      Settings settings =
          Settings.of(nine.about(), 1, Map.of("chars", chars, "count", "100000"), LINES);
      for (List<Table.Cell> row : nine.run(settings).tables().get(0).rows()) {
        // Six cells of which each is twice as wide as high, and as high as the radius.
        double cells = row.get(4).number();
        assertThat(row.get(5).number())
            .as("%s letters, %s %s", chars, row.get(0).text(), row.get(1).number())
            .isBetween(cells * 2 / Math.PI * 0.9, cells * 2 / Math.PI * 1.1);
      }
    }
  }

  /** Cells that are too many to list hold what is counted, not what is convenient. */
  @Test
  void precision_candidatesOfFineCells_areThoseInThem() {
    for (String box : List.of("5,16", "170,-170", "100,180", "-180,180")) {
      String[] edges = box.split(",");
      PrecisionExperiment precision = new PrecisionExperiment();
      Settings settings =
          Settings.of(
              precision.about(),
              1,
              Map.of("count", "5000", "west", edges[0], "east", edges[1], "north", "90"),
              LINES);
      Result result = precision.run(settings);
      for (int i = 1; i < 7; i++) {
        List<Table.Cell> row = result.tables().get(0).rows().get(i);
        List<Table.Cell> coarser = result.tables().get(0).rows().get(i - 1);
        assertThat(row.get(3).number()).isLessThanOrEqualTo(coarser.get(3).number());
      }
      assertThat(result.claims())
          .filteredOn(claim -> List.of("complete", "too-fine", "tighter").contains(claim.id()))
          .hasSize(3)
          .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.PASS));
    }
    List<String> lines = List.of("a,48,10", "b,45.0001,10");
    Settings outside =
        Settings.of(
            new PrecisionExperiment().about(), 1, Map.of("south", "45.0005"), source -> lines);
    Table table = new PrecisionExperiment().run(outside).tables().get(0);
    assertThat(table.columns().get(3).remark()).isEqualTo("1 hit");
    assertThat(table.rows().get(6).get(3).number()).isEqualTo(2);
  }

  /** Each place asked by itself, and the cells listed: the same. */
  @Test
  void precision_cellsAskedFor_areTheCellsListed() {
    for (GeoBox box :
        List.of(
            new GeoBox(45, 5, 50, 16),
            new GeoBox(-10, 170, 10, -170),
            new GeoBox(60, 100, 90, 180),
            new GeoBox(-90, -180, 90, 180))) {
      Set<GeoHashCell> listed = new HashSet<>(new FixedLengthCover(15).cover(box));
      long held = 0;
      for (long bits = 0; bits < 1 << 15; bits++) {
        GeoHashCell cell = new GeoHashCell(bits, 15);
        held += FixedLengthCover.holds(box, cell) ? 1 : 0;
        assertThat(FixedLengthCover.holds(box, cell)).isEqualTo(listed.contains(cell));
      }
      assertThat(held).isEqualTo(listed.size());
    }
  }

  @Test
  void precision_boxWithoutArea_isRefused() {
    PrecisionExperiment precision = new PrecisionExperiment();
    assertRefused(precision, "is not south of north=50", Map.of("south", "60"));
    assertRefused(precision, "is not south of north=45", Map.of("north", "45"));
    assertRefused(precision, "is the meridian of east=5", Map.of("east", "5"));
    assertRefused(precision, "is the meridian of east=-180", Map.of("west", "180", "east", "-180"));
  }

  /** The last cells own the pole and the meridian 180. */
  @Test
  void precision_placesOnTheLastEdges_areInTheirCells() {
    PrecisionExperiment precision = new PrecisionExperiment();
    Map<String, String> corner =
        Map.of("points", "own", "south", "80", "west", "170", "north", "90", "east", "180");
    List<String> lines = List.of("a,90,180", "b,85,180", "c,90,175", "d,81,171", "e,80,170");
    Result result = precision.run(Settings.of(precision.about(), 1, corner, source -> lines));

    assertThat(result.claims())
        .filteredOn(claim -> claim.id().equals("complete"))
        .singleElement()
        .satisfies(claim -> assertThat(claim.observed()).isZero());
  }

  @Test
  void curve_sidesThatLeaveNoWindow_areRefused() {
    CurveExperiment curve = new CurveExperiment();
    assertRefused(curve, "take sides up to 8", Map.of("bits", "4", "sides", "12,100"));
    assertRefused(curve, "one interval on any curve", Map.of("sides", "1"));
  }

  @Test
  void skew_ofFewPlaces_checksAnswersAndLeavesTheRestOpen() {
    Result result = skewOf(Map.of(), "Vienna,48.2,16.37", "Graz,47.07,15.44");

    assertThat(result.claims())
        .extracting(Claim::verdict)
        .containsOnly(Verdict.PASS, Verdict.UNKNOWN)
        .contains(Verdict.PASS);
    assertThat(result.notes()).anyMatch(note -> note.contains("among 2 places"));
  }

  @Test
  void answerSum_ofTheSameInAnotherOrder_isTheSame_andOfOthersIsNot() {
    assertThat(sum(1, 2, 3)).isEqualTo(sum(3, 1, 2)).isNotEqualTo(sum(1, 2, 4));
    assertThat(sum(1, 2, 3)).isNotEqualTo(sum(1, 2)).isNotEqualTo(sum(1, 1, 4));
    AnswerSum parted = new AnswerSum();
    parted.hit(1);
    parted.endOfSearch();
    parted.hit(2);
    parted.endOfSearch();
    assertThat(parted.value()).isNotEqualTo(sum(1, 2));
  }

  private static long sum(int... ids) {
    AnswerSum sum = new AnswerSum();
    for (int id : ids) {
      sum.hit(id);
    }
    sum.endOfSearch();
    return sum.value();
  }

  /** Latitude and longitude are not the last two columns: to take them for that would be silent. */
  @Test
  void points_withAnotherColumnOfNumbers_areRefused() {
    for (String line : List.of("Vienna,48.2,16.37,171", "Vienna\t48.2\t16.37\t5", "1,2,3,4")) {
      assertThatThrownBy(() -> skewOf(Map.of(), line))
          .as(line)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("three numbers at its end");
    }
    assertThat(skewOf(Map.of(), "\"Vienna, 3\",48.2,16.37", "7,48.3,16.4").notes())
        .noneMatch(note -> note.contains("left out"));
  }

  @Test
  void points_quotedName_isUnquoted() {
    Scenario map = MapStory.map();
    Settings settings =
        Settings.of(
            map.about(), 1, Map.of("points", "own"), source -> List.of("\"a \"\"b\"\", c\",1,2"));

    assertThat(Session.begin(map, settings).steps().get(0).state().toString())
        .contains("a \\\"b\\\", c");
  }

  @Test
  void points_nothingButBadLines_isRefused() {
    assertThatThrownBy(() -> skewOf(Map.of("bad-lines", "skip"), "x", "y"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds no place");
    assertThatThrownBy(() -> skewOf(Map.of(), "latitude,longitude"))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void map_ownPlaces_areShownWhereTheyAre() {
    Scenario map = MapStory.map();
    Settings settings =
        Settings.of(
            map.about(),
            1,
            Map.of("points", "own"),
            source -> List.of("a,-33.9,151.2", "b,-34,151"));
    Session session = Session.begin(map, settings);
    assertThat(session.steps().get(0).picture().get(0)).contains("map from -3");
  }
}
