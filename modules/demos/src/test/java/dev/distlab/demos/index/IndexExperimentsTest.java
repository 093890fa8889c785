package dev.distlab.demos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.Verdict;
import dev.distlab.index.page.PageBytes;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.kernel.random.SeededRandom;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndexExperimentsTest {

  static List<Experiment> experiments() {
    return IndexChapter.chapter().experiments();
  }

  /** Sizes at which fifty seeds take a moment. */
  static Stream<Arguments> smallRuns() {
    Stream<Arguments> comparisons =
        Workload.words().stream()
            .map(
                word ->
                    Arguments.of(
                        new CompareExperiment(),
                        Map.of("workload", word, "count", "1000", "operations", "1000")));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of(new PointReadExperiment(), Map.of("sizes", "300,3000", "lookups", "500")),
            Arguments.of(new RangeExperiment(), Map.of("count", "5000")),
            Arguments.of(new KeyOrderExperiment(), Map.of("count", "4000", "page", "1024")),
            Arguments.of(new SecondaryExperiment(), Map.of("count", "3000")),
            Arguments.of(new WriteTaxExperiment(), Map.of("count", "300")),
            Arguments.of(new DeletePolicyExperiment(), Map.of("count", "8000")),
            Arguments.of(new HashGrowthExperiment(), Map.of("count", "4000", "page", "1024")),
            Arguments.of(new RumExperiment(), Map.of("count", "2000", "operations", "2000")));
    return Stream.concat(others, comparisons);
  }

  private static Result run(Experiment experiment, long seed, Map<String, String> given) {
    return experiment.run(Settings.of(experiment.about(), seed, given, LineSource.none()));
  }

  private static void assertHolds(Experiment experiment, long seed, Result result) {
    assertThat(result.claims().stream().filter(claim -> claim.verdict() != Verdict.PASS))
        .as("%s seed %d", experiment.about().id(), seed)
        .isEmpty();
    assertThat(result.measures()).isNotEmpty();
    assertThat(result.charts()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("smallRuns")
  void experiment_smallWithFiftySeeds_holdsEveryClaim(
      Experiment experiment, Map<String, String> given) {
    for (long seed = 1; seed <= 50; seed++) {
      assertHolds(experiment, seed, run(experiment, seed, given));
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void experiment_withItsDefaults_holdsEveryClaim(Experiment experiment) {
    assertHolds(experiment, 42, run(experiment, 42, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("smallRuns")
  void experiment_sameSeedTwice_recordsTheSameBytes(
      Experiment experiment, Map<String, String> given) {
    assertThat(run(experiment, 7, given).toJson().toString())
        .isEqualTo(run(experiment, 7, given).toJson().toString());
  }

  /** Far from the defaults: the claims reckon with what they are given. */
  @Test
  void experiment_withOtherPagesAndValues_holdsEveryClaim() {
    for (String page : List.of("512", "2048", "16384")) {
      for (String value : List.of("0", "30", "400")) {
        Map<String, String> sized = Map.of("page", page, "value", value);
        for (Experiment experiment : List.of(new PointReadExperiment(), new RangeExperiment())) {
          assertHolds(experiment, 3, run(experiment, 3, sized));
        }
      }
    }
  }

  /** What is allowed holds at its ends, too. */
  @Test
  void experiment_withExtremesThatAreAllowed_holdsEveryClaim() {
    List<Arguments> extremes =
        List.of(
            Arguments.of(new RumExperiment(), Map.of("value", "4000", "count", "2000")),
            Arguments.of(new RumExperiment(), Map.of("pool", "50", "updates", "1")),
            Arguments.of(
                new PointReadExperiment(),
                Map.of("value", "4000", "page", "512", "sizes", "20000", "lookups", "5000")),
            Arguments.of(
                new CompareExperiment(),
                Map.of("workload", "overwrite", "value", "4000", "page", "1024", "count", "3000")),
            Arguments.of(
                new CompareExperiment(),
                Map.of("workload", "read-latest", "value", "0", "page", "512", "pool", "1")),
            Arguments.of(
                new SecondaryExperiment(),
                Map.of("count", "5000", "row", "50", "pool", "1", "page", "1024")),
            Arguments.of(new SecondaryExperiment(), Map.of("count", "2276", "row", "50")),
            // Values of a quarter of a page, in pages of their own.
            Arguments.of(
                new CompareExperiment(), Map.of("workload", "fill-sequential", "page", "512")),
            Arguments.of(
                new CompareExperiment(),
                Map.of("workload", "read-missing", "page", "2048", "value", "1500")),
            // Few rows a page, and pages so large that all fill up at the same time.
            Arguments.of(new KeyOrderExperiment(), Map.of("page", "2048", "value", "400")),
            Arguments.of(new KeyOrderExperiment(), Map.of("page", "8192", "value", "1500")),
            Arguments.of(new KeyOrderExperiment(), Map.of("page", "16384", "value", "30")));
    for (Arguments each : extremes) {
      Experiment experiment = (Experiment) each.get()[0];
      @SuppressWarnings("unchecked")
      Map<String, String> given = (Map<String, String>) each.get()[1];
      for (long seed = 1; seed <= 3; seed++) {
        assertHolds(experiment, seed, run(experiment, seed, given));
      }
    }
  }

  /** Too few pages for anything to be counted. */
  @Test
  void experiment_withDataThatThePoolHolds_isRefusedWithAWayOut() {
    for (Experiment experiment :
        List.of(new RumExperiment(), new CompareExperiment(), new KeyOrderExperiment())) {
      Map<String, String> given = Map.of("count", "2000", "value", "0", "page", "8192");

      assertThatThrownBy(() -> run(experiment, 1, given))
          .as(experiment.about().id())
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("too few")
          .hasMessageContaining("Take more keys");
    }
  }

  @Test
  void range_withoutARangeOfOneRow_measuresTheSmallest() {
    RangeExperiment experiment = new RangeExperiment();

    Result result = run(experiment, 1, Map.of("count", "5000", "rows", "1000,100"));

    assertThat(result.measures())
        .filteredOn(measure -> measure.id().equals("smallest"))
        .singleElement()
        .satisfies(
            measure -> {
              assertThat(measure.text()).contains("range of 100 rows");
              assertThat(measure.value()).isBetween(3.0, 20.0);
            });
  }

  /** Broken twins: stores whose cursors repeat a row, or leave every other one out. */
  @Test
  void scan_withABrokenCursor_isSeen() {
    PagerOptions pool = new PagerOptions(4096, 64, Replacement.LRU);
    for (int steps : List.of(0, 1, 2)) {
      Engine tree = Engine.tree(pool);
      OrderedStore walks = walking((OrderedStore) tree.store(), steps);
      Engine engine = new Engine("broken", walks, tree.disk(), 0, () -> 0, () -> {});
      WorkloadRun run = new WorkloadRun(Workload.SCAN_SHORT, engine, new SeededRandom(1), 500, 8);
      run.play(200);
      List<byte[]> keys = new ArrayList<>(IndexKeys.random(new SeededRandom(2), 50));
      Engine other = Engine.tree(pool);
      keys.forEach(key -> other.put(key, key));
      keys.sort(PageBytes::compare);
      int wrong = RangeExperiment.wrongRows(walking((OrderedStore) other.store(), steps), keys);

      assertThat(run.wrongAnswers() == 0).as("%d steps", steps).isEqualTo(steps == 1);
      assertThat(wrong == 0).as("%d steps", steps).isEqualTo(steps == 1);
    }
  }

  /** The store, with cursors that make so many steps at once after their first. */
  private static OrderedStore walking(OrderedStore store, int steps) {
    return proxy(
        OrderedStore.class,
        (proxy, method, arguments) -> {
          Object result = method.invoke(store, arguments);
          return result instanceof Cursor cursor ? walking(cursor, steps) : result;
        });
  }

  private static Cursor walking(Cursor cursor, int steps) {
    boolean[] hasBegun = new boolean[1];
    return proxy(
        Cursor.class,
        (proxy, method, arguments) -> {
          if (!method.getName().equals("next")) {
            return method.invoke(cursor, arguments);
          }
          boolean isThere = true;
          for (int i = 0; i < (hasBegun[0] ? steps : 1); i++) {
            isThere = cursor.next();
          }
          hasBegun[0] = true;
          return isThere;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** One key, few, or the same one again and again. */
  @Test
  void experiment_withFewKeysOfTheReader_failsNoClaim() {
    List<List<String>> files =
        List.of(
            List.of("a"), List.of("a", "b", "c"), List.of("x", "x", "y", "x", "\u6771\u4eac", ""));
    for (Experiment experiment : List.of(new PointReadExperiment(), new RangeExperiment())) {
      for (List<String> lines : files) {
        Settings settings =
            Settings.of(experiment.about(), 1, Map.of("keys", "own"), source -> lines);

        assertThat(experiment.run(settings).claims())
            .as("%s %s", experiment.about().id(), lines)
            .extracting(Claim::verdict)
            .doesNotContain(Verdict.FAIL);
      }
    }
  }

  @Test
  void experiment_withManyKeysOfTheReader_usesThem() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      lines.add("https://example.org/page/" + i * 7919 % 5_000);
    }
    for (Experiment experiment : List.of(new PointReadExperiment(), new RangeExperiment())) {
      Settings settings =
          Settings.of(experiment.about(), 1, Map.of("keys", "own"), source -> lines);

      assertThat(experiment.run(settings).verdict()).isEqualTo(Verdict.PASS);
    }
  }

  /** Twins: a tree that reads more, keys that share fewer bits, and what they do to the claims. */
  @Test
  void claims_areOfWhatTheorySays_notOfWhatHappensToBeSeen() {
    Result growth = run(new HashGrowthExperiment(), 1, Map.of());
    assertThat(growth.claims())
        .filteredOn(
            claim -> List.of("blown-up", "empty-buckets", "chained", "chain").contains(claim.id()))
        .hasSize(4)
        .allSatisfy(claim -> assertThat(claim.expected().low()).isEqualTo(claim.expected().high()));
    Result range = run(new RangeExperiment(), 1, Map.of());
    assertThat(claim(range, "pages-of-the-range").expected().high()).isZero();
    Claim ofHash = claim(range, "all-of-the-hash");
    assertThat(ofHash.expected().low()).isGreaterThan(1_000);
    Result space = run(new RumExperiment(), 1, Map.of());
    double most =
        space.tables().get(0).rows().stream()
            .filter(
                row ->
                    List.of("B+tree", "extendible hash", "linear hash").contains(row.get(0).text()))
            .mapToDouble(row -> row.get(3).number())
            .max()
            .orElse(0);
    assertThat(claim(space, "space").observed()).isEqualTo(most);
  }

  private static Claim claim(Result result, String id) {
    return result.claims().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** The root of a large tree is nearly empty: it must not count among the fan-out. */
  @Test
  void pointRead_reckonsTheHeightThatIsThere() {
    for (String size : List.of("1", "20", "1000", "30000", "1000000")) {
      Result result = run(new PointReadExperiment(), 1, Map.of("sizes", size, "lookups", "10"));
      List<dev.distlab.experiment.Table.Cell> row = result.tables().get(0).rows().get(0);
      assertThat(row.get(2).number()).as(size).isEqualTo(row.get(1).number());
      Claim height = claim(result, "height-is-a-logarithm");
      assertThat(height.expected().high() - height.expected().low())
          .as(size)
          .isLessThanOrEqualTo(size.length() > 6 ? 1 : 0);
    }
  }

  /** A claim is about every size that was asked for, not about the last one only. */
  @Test
  void pointRead_claimsOfSeveralSizes_areOfTheWorst() {
    Result result = run(new PointReadExperiment(), 1, Map.of("sizes", "300,20000,5"));
    List<List<dev.distlab.experiment.Table.Cell>> rows = result.tables().get(0).rows();
    double worst = rows.stream().mapToDouble(row -> row.get(8).number()).max().orElse(0);

    assertThat(worst).isGreaterThan(rows.get(2).get(8).number());
    assertThat(claim(result, "linear-reads-little-more").observed()).isEqualTo(worst);
  }

  @Test
  void deletePolicy_mergingAtHalf_isClaimedOfTheWholeWay() {
    Result result = run(new DeletePolicyExperiment(), 1, Map.of("count", "8000"));
    double least =
        result.charts().get(0).series().stream()
            .filter(series -> series.name().equals("merge at half"))
            .flatMap(series -> series.points().stream())
            .mapToDouble(point -> point.y())
            .min()
            .orElse(0);

    assertThat(claim(result, "merge-keeps-half").observed()).isEqualTo(least);
  }

  @Test
  void secondary_withRowsThatAreTooLong_namesTheSmallestPageThatTakesThem() {
    assertThatThrownBy(() -> run(new SecondaryExperiment(), 1, Map.of("page", "512")))
        .hasMessageContaining("take page=1024 or smaller rows");
    assertThatThrownBy(() -> run(new SecondaryExperiment(), 1, Map.of("page", "512", "row", "800")))
        .hasMessageContaining("take page=4096 or smaller rows");
  }

  @Test
  void secondary_withATableThatThePoolHolds_isRefusedWithAWayOut() {
    SecondaryExperiment experiment = new SecondaryExperiment();

    assertThatThrownBy(
            () -> run(experiment, 1, Map.of("count", "2000", "row", "50", "page", "16384")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("pages and the pool 16")
        .hasMessageContaining("Take more rows");
  }

  /** Where the table is much larger than the pool, the crossing is one row a page. */
  @Test
  void secondary_withOtherRowsAndPools_holdsEveryClaim() {
    for (Map<String, String> given :
        List.of(
            Map.of("pool", "1"),
            Map.of("pool", "20"),
            Map.of("row", "800", "count", "3000"),
            Map.of("row", "50", "page", "1024", "count", "3000"))) {
      SecondaryExperiment experiment = new SecondaryExperiment();

      assertHolds(experiment, 5, run(experiment, 5, given));
    }
  }

  /** As they come: sorted lines fill pages, and find theirs in the pool. */
  @Test
  void keyOrder_withKeysOfTheReader_showsThemInARowOfTheirOwn() {
    KeyOrderExperiment experiment = new KeyOrderExperiment();
    List<String> sorted = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      sorted.add("2026-01-01T" + (100_000 + i));
    }
    for (List<String> lines : List.of(sorted, List.of("a"), List.of("b", "a", "b", "c"))) {
      Settings settings =
          Settings.of(
              experiment.about(),
              1,
              Map.of("keys", "own", "count", "4000", "page", "1024"),
              source -> lines);

      Result result = experiment.run(settings);

      assertThat(result.verdict()).isEqualTo(Verdict.PASS);
      assertThat(result.tables().get(0).rows())
          .hasSize(6)
          .last()
          .satisfies(
              row -> {
                assertThat(row.get(0).text()).isEqualTo("as given");
                assertThat(row.get(4).number()).isBetween(0.0, 400.0);
              });
    }
  }

  @Test
  void experiment_withAKeyThatNoPageCanHold_isRefusedAndShowsIt() {
    PointReadExperiment experiment = new PointReadExperiment();
    Settings settings =
        Settings.of(
            experiment.about(), 1, Map.of("keys", "own"), source -> List.of("x".repeat(600)));

    assertThatThrownBy(() -> experiment.run(settings))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("xxx...\" has 600 bytes: allowed 0..")
        .hasMessageContaining("page=4096");
  }

  /** URLs, say: far longer than what the made-up keys are. */
  @Test
  void experiment_withTheLongestKeysThatAPageTakes_holdsEveryClaim() {
    for (String page : List.of("512", "4096")) {
      for (Experiment experiment :
          List.of(new PointReadExperiment(), new RangeExperiment(), new KeyOrderExperiment())) {
        Settings plain =
            Settings.of(experiment.about(), 1, Map.of("page", page), LineSource.none());
        int most = Stores.maxKeyBytes(plain);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
          String number = Integer.toString(100_000 + i * 7919 % 3_000);
          lines.add("x".repeat(most - number.length()) + number);
        }
        Settings settings =
            Settings.of(
                experiment.about(), 1, Map.of("keys", "own", "page", page), source -> lines);

        assertThat(experiment.run(settings).verdict())
            .as("%s page %s", experiment.about().id(), page)
            .isEqualTo(Verdict.PASS);
      }
    }
  }
}
