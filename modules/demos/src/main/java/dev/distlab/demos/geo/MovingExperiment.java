package dev.distlab.demos.geo;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code geo/moving}: drivers that report where they are, and riders that ask who is near. */
final class MovingExperiment implements Experiment {

  private static final double METRES_A_DEGREE = 111_000;

  /** Around so few places drivers stand so close that a quadtree, too, moves many of them. */
  private static final int FEW_CENTERS = 50;

  /** A search for more drivers costs more than an update, in any structure. */
  private static final int FEW_WANTED = 20;

  private static final List<Structure> RIVALS =
      List.of(
          Structure.GRID,
          Structure.GEOHASH,
          Structure.QUADTREE,
          Structure.QUADRATIC,
          Structure.R_STAR);

  @Override
  public About about() {
    return About.of("geo/moving", GeoChapter.TITLE, "What does it cost to follow things that move?")
        .with(
            PlaceSet.POINTS,
            PlaceSet.BAD_LINES,
            PlaceSet.count(500, 1_000_000),
            Parameter.integer("drivers", 5_000, 1_000, 1_000_000, "drivers, around the places")
                .because("below it a few pages hold them all"),
            Parameter.integer("operations", 10_000, 1_000, 10_000_000, "updates and searches"),
            Parameter.integer("updates", 80, 5, 95, "how many of them are updates").unit("%"),
            Parameter.real("distance", "500", 0, 100_000, "how far a driver moves, at most")
                .unit("m"),
            Parameter.integer("k", 10, 1, 1000, "drivers that a search wants"))
        .leavingOut(
            "Threads: a tree that is being updated must be locked or copied for its readers.")
        .leavingOut("Time: what is compared and moved is counted, an equal price for each.")
        .andNext("run geo/skew");
  }

  /** What one structure compared and moved. */
  private record Cost(
      double perUpdate, double pagesPerSearch, double candidatesPerSearch, long answers) {

    private double perSearch() {
      return pagesPerSearch + candidatesPerSearch;
    }
  }

  @Override
  public void run(Settings settings, Report report) {
    PlaceSet places = PlaceSet.read(settings);
    Table.Builder table =
        report.table(
            "costs",
            Column.text("structure"),
            Column.number("compared or moved an update", "", 1).withBar(),
            Column.number("search: pages", "", 1),
            Column.number("entries looked at", "", 1));
    List<String> names = RIVALS.stream().map(Structure::title).toList();
    Chart.Builder chart =
        report.barChart(
            "update",
            "What an update compares or moves",
            Chart.Axis.categories("structure", names),
            Chart.Axis.log("entries, mean", "").lowerIsBetter());
    Map<Structure, Cost> costs = new EnumMap<>(Structure.class);
    for (int i = 0; i < RIVALS.size(); i++) {
      Structure structure = RIVALS.get(i);
      Cost cost = drive(structure, places, settings);
      costs.put(structure, cost);
      table.row(
          Cell.of(structure.title()),
          Cell.of(cost.perUpdate).flaggedIf(structure == Structure.R_STAR),
          Cell.of(cost.pagesPerSearch),
          Cell.of(cost.candidatesPerSearch));
      chart.point("update", i, Math.max(1, cost.perUpdate));
    }
    places.note(report);
    claims(report, settings, places.size(), costs);
  }

  /** The same drivers, moves and searches for every structure. */
  private static Cost drive(Structure structure, PlaceSet places, Settings settings) {
    int drivers = settings.integer("drivers");
    UpdatableIndex index = structure.empty(16, drivers, Trace.none());
    SeededRandom start = settings.random("start");
    List<GeoPoint> at = new ArrayList<>(drivers);
    for (int id = 0; id < drivers; id++) {
      GeoPoint center = places.place(start.nextInt(places.size()));
      at.add(moved(center, 5_000, start));
      index.insert(id, at.get(id).latitude(), at.get(id).longitude());
    }
    SpatialStats before = index.stats();
    SeededRandom random = settings.random("operations");
    NearestHits nearest = new NearestHits(settings.integer("k"));
    AnswerSum answers = new AnswerSum();
    int updates = 0;
    for (int i = 0; i < settings.integer("operations"); i++) {
      int id = random.nextInt(drivers);
      GeoPoint from = at.get(id);
      if (random.nextInt(100) < settings.integer("updates")) {
        GeoPoint to = moved(from, settings.real("distance"), random);
        index.remove(id, from.latitude(), from.longitude());
        index.insert(id, to.latitude(), to.longitude());
        at.set(id, to);
        updates++;
      } else {
        nearest.clear();
        index.nearest(from, nearest);
        answers.nearest(nearest);
      }
    }
    SpatialStats touched = index.stats().since(before);
    int searches = settings.integer("operations") - updates;
    return new Cost(
        (double) touched.updateSteps() / Math.max(1, updates),
        (double) touched.pagesVisited() / Math.max(1, searches),
        (double) touched.candidates() / Math.max(1, searches),
        answers.value());
  }

  /** A place at most so far away, north to south and east to west. */
  private static GeoPoint moved(GeoPoint from, double metres, SeededRandom random) {
    double north = (random.nextDouble() * 2 - 1) * metres / METRES_A_DEGREE;
    double east = (random.nextDouble() * 2 - 1) * metres / METRES_A_DEGREE;
    double latitude = Math.max(-90, Math.min(90, from.latitude() + north));
    return GeoPoint.wrapped(latitude, from.longitude() + east);
  }

  private static void claims(
      Report report, Settings settings, int centers, Map<Structure, Cost> costs) {
    double geohash = costs.get(Structure.GEOHASH).perUpdate;
    double quadtree = costs.get(Structure.QUADTREE).perUpdate;
    double quadratic = costs.get(Structure.QUADRATIC).perUpdate;
    double rStar = costs.get(Structure.R_STAR).perUpdate;
    report.measure("geohash", "an update of the geohash index", geohash, "", 1);
    report.measure("r-star", "an update of the R*-tree", rStar, "", 1);
    report
        .claim("r-tree-dearer", "an R-tree pays several times what a quadtree pays")
        .expect(Expected.atLeast(centers < FEW_CENTERS ? 1.5 : 2))
        .saw(quadratic / quadtree, "x", 1);
    report
        .claim("r-star-dearest", "R* pays more than the quadratic split")
        .expect(Expected.atLeast(1))
        .saw(rStar / quadratic, "x", 1);
    report
        .claim("sorted-map", "a sorted map of geohashes pays less than an R-tree")
        .expect(Expected.atMost(0.8))
        .saw(geohash / quadratic, "x", 2);
    long first = costs.get(Structure.GRID).answers;
    report
        .claim("same-answers", "all structures find the same drivers")
        .expect(Expected.exactly(0))
        .saw(
            costs.values().stream().filter(cost -> cost.answers != first).count(),
            "structures that differ");
    crossover(
        report, settings.integer("k"), costs.get(Structure.R_STAR), costs.get(Structure.QUADTREE));
  }

  /** Searches for each update from which what they save pays for what the update costs more. */
  private static void crossover(Report report, int k, Cost dearUpdates, Cost dearSearches) {
    double saved = dearSearches.perSearch() - dearUpdates.perSearch();
    if (saved <= 0) {
      report.note("Searches save nothing here: an R*-tree is never cheaper than a quadtree.");
      return;
    }
    double searches = (dearUpdates.perUpdate - dearSearches.perUpdate) / saved;
    report.measure("crossover", "searches an update that R* needs to pay", searches, "", 1);
    if (k <= FEW_WANTED) {
      report
          .claim("crossover", "so many searches an update make an R*-tree cheaper than a quadtree")
          .expect(Expected.atLeast(2))
          .saw(searches, "searches", 1);
    } else {
      report.note(
          "A search for many is dear: from "
              + Numbers.fixed(searches, 1)
              + " searches for each update on an R*-tree is cheaper than a quadtree.");
    }
  }
}
