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
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code geo/skew}: the same searches on even and on clustered places, in all structures. */
final class SkewExperiment implements Experiment {

  private static final List<Structure> RIVALS =
      List.of(
          Structure.GRID,
          Structure.NINE,
          Structure.GEOHASH,
          Structure.QUADTREE,
          Structure.QUADRATIC,
          Structure.R_STAR,
          Structure.STR,
          Structure.PACKED);

  @Override
  public About about() {
    return About.of(
            "geo/skew",
            GeoChapter.TITLE,
            "What do clustered places cost, and which structure minds?")
        .with(
            PlaceSet.POINTS,
            PlaceSet.BAD_LINES,
            PlaceSet.count(10_000, 1_000_000),
            Parameter.integer("capacity", 16, 4, 256, "entries in a bucket, page or grid cell"),
            Parameter.integer("queries", 200, 1, 100_000, "searches of each kind"),
            Parameter.real("radius", "100", 0, 20_038, "of the radius searches").unit("km"),
            Parameter.integer("k", 10, 1, 1000, "neighbours of the nearest searches"))
        .leavingOut("Time: what is touched is counted. How long that takes: ./lab bench geo")
        .andNext("step geo/map")
        .andNext("run geo/moving");
  }

  /** Title of the table of the places that were asked for. */
  static final String OF_THE_RUN = "the places of the run";

  /** Places for each entry of a page, or for each neighbour wanted, that tell structures apart. */
  private static final int PLACES_A_PAGE = 50;

  /** Searches that even chance out. */
  private static final int LEAST_QUERIES = 50;

  /** What one structure touched on one set of places, a search on average. */
  private record Touched(
      SpatialStats shape,
      double bytes,
      double pages,
      double candidates,
      double nearestPages,
      double nearestCandidates,
      double hits,
      long answers) {}

  @Override
  public void run(Settings settings, Report report) {
    PlaceSet real = PlaceSet.read(settings);
    List<GeoPoint> even = PlaceSet.uniform(real.size(), settings.random("even"));
    Map<Structure, Touched> onEven = measure(even, settings);
    Map<Structure, Touched> onReal = measure(real.places(), settings);
    table(report, "evenly spread places", onEven);
    table(report, OF_THE_RUN, onReal);
    List<String> names = RIVALS.stream().map(Structure::title).toList();
    Chart.Builder chart =
        report.barChart(
            "candidates",
            "Entries looked at for the nearest " + settings.integer("k"),
            Chart.Axis.categories("structure", names),
            Chart.Axis.log("entries looked at, mean", "").lowerIsBetter());
    for (int i = 0; i < RIVALS.size(); i++) {
      chart.point("evenly spread", i, onEven.get(RIVALS.get(i)).nearestCandidates);
      chart.point("clustered", i, onReal.get(RIVALS.get(i)).nearestCandidates);
    }
    real.note(report);
    boolean isEnough =
        real.size() >= PLACES_A_PAGE * Math.max(capacity(settings), k(settings))
            && settings.integer("queries") >= LEAST_QUERIES;
    if (!isEnough) {
      report.note(
          "Too little to tell structures apart: "
              + settings.integer("queries")
              + " searches among "
              + real.size()
              + " places, for a capacity of "
              + capacity(settings)
              + " and k of "
              + k(settings)
              + ". It takes "
              + LEAST_QUERIES
              + " searches, and "
              + PLACES_A_PAGE
              + " places for each of capacity and k.");
    }
    report.note(
        "A visit is a page, a cell of the grid, or for geohashes a cell of the cover: their ordered map"
            + " has no pages here, and no limit to what stands in a cell. Compare visits among trees,"
            + " and what is looked at among all.");
    if (capacity(settings) != PackedRTree.PAGE_SIZE) {
      report.note("The packed tree always has " + PackedRTree.PAGE_SIZE + " entries in a page.");
    }
    report
        .claim("same-answers", "all structures find the same")
        .expect(Expected.exactly(0))
        .saw(differing(onEven) + differing(onReal), "structures that differ");
    claims(report, onEven, onReal, isEnough);
  }

  private static int capacity(Settings settings) {
    return settings.integer("capacity");
  }

  private static int k(Settings settings) {
    return settings.integer("k");
  }

  private static int differing(Map<Structure, Touched> all) {
    long answers = all.get(Structure.GRID).answers;
    return (int) all.values().stream().filter(one -> one.answers != answers).count();
  }

  private static Map<Structure, Touched> measure(List<GeoPoint> places, Settings settings) {
    List<GeoPoint> centers = new ArrayList<>();
    SeededRandom random = settings.random("centers");
    for (int i = 0; i < settings.integer("queries"); i++) {
      centers.add(places.get(random.nextInt(places.size())));
    }
    Map<Structure, Touched> all = new EnumMap<>(Structure.class);
    for (Structure structure : RIVALS) {
      SpatialIndex index = structure.of(places, settings.integer("capacity"));
      all.put(structure, search(index, centers, settings));
    }
    return all;
  }

  /** People ask where people are: the centers are places themselves. */
  private static Touched search(SpatialIndex index, List<GeoPoint> centers, Settings settings) {
    double radiusMetres = settings.real("radius") * 1_000;
    AnswerSum answers = new AnswerSum();
    SpatialStats start = index.stats();
    for (GeoPoint center : centers) {
      index.search(new Circle(center, radiusMetres), answers::hit);
      answers.endOfSearch();
    }
    SpatialStats afterRadius = index.stats();
    NearestHits nearest = new NearestHits(k(settings));
    for (GeoPoint center : centers) {
      nearest.clear();
      index.nearest(center, nearest);
      answers.nearest(nearest);
    }
    SpatialStats radius = afterRadius.since(start);
    SpatialStats near = index.stats().since(afterRadius);
    double searches = centers.size();
    return new Touched(
        afterRadius,
        (double) afterRadius.sizeBytes() / index.size(),
        radius.pagesVisited() / searches,
        radius.candidates() / searches,
        near.pagesVisited() / searches,
        near.candidates() / searches,
        radius.hits() / searches,
        answers.value());
  }

  private static void table(Report report, String title, Map<Structure, Touched> all) {
    String hits = Numbers.fixed(all.get(Structure.PACKED).hits, 1) + " hits";
    Table.Builder table =
        report.table(
            title,
            Column.text("structure"),
            Column.number("pages", "", 0),
            Column.number("height", "", 0),
            Column.number("bytes a place", "", 0),
            Column.number("radius: visits", "", 1),
            Column.number("candidates", "", 1).remark(hits),
            Column.number("nearest: visits", "", 1),
            Column.number("looked at", "", 1).withBar());
    double least = all.values().stream().mapToDouble(Touched::nearestCandidates).min().orElse(1);
    for (Structure structure : RIVALS) {
      Touched touched = all.get(structure);
      table.row(
          Cell.of(structure.title()),
          structure.hasPages() ? Cell.of(touched.shape.pageCount()) : Cell.empty(),
          Cell.of(touched.shape.height()),
          Cell.of(touched.bytes),
          Cell.of(touched.pages),
          Cell.of(touched.candidates),
          Cell.of(touched.nearestPages),
          Cell.of(touched.nearestCandidates).flaggedIf(touched.nearestCandidates > 4 * least));
    }
  }

  private static void claims(
      Report report, Map<Structure, Touched> even, Map<Structure, Touched> real, boolean isEnough) {
    double gridSuffers = clusteredToEven(Structure.GRID, even, real);
    double treesSuffer =
        Math.max(
            clusteredToEven(Structure.QUADTREE, even, real),
            clusteredToEven(Structure.R_STAR, even, real));
    double saved =
        (even.get(Structure.R_STAR).nearestPages + real.get(Structure.R_STAR).nearestPages)
            / (even.get(Structure.QUADRATIC).nearestPages
                + real.get(Structure.QUADRATIC).nearestPages);
    double deeper =
        real.get(Structure.QUADTREE).shape.height() - even.get(Structure.QUADTREE).shape.height();
    report.measure("grid-suffers", "grid looks at, clustered to even", gridSuffers, "x", 1);
    report.measure("r-star-pages", "pages for the nearest, R* to quadratic", saved, "x", 2);
    report
        .claim("grid-suffers", "clustered places make the grid look at more for the same answer")
        .expect(Expected.atLeast(1.5))
        .saw(isEnough ? gridSuffers : Double.NaN, "x", 1);
    report
        .claim("trees-do-not", "quadtree and R*-tree hardly notice")
        .expect(Expected.atMost(1.3))
        .saw(isEnough ? treesSuffer : Double.NaN, "x", 2);
    report
        .claim("quadtree-deeper", "the quadtree is deeper where places are clustered")
        .expect(Expected.atLeast(1))
        .saw(isEnough ? deeper : Double.NaN, "levels", 0);
    report
        .claim("r-star-fewer", "R* visits fewer pages for the nearest than the quadratic split")
        .expect(Expected.atMost(0.9))
        .saw(isEnough ? saved : Double.NaN, "x", 2);
  }

  private static double clusteredToEven(
      Structure structure, Map<Structure, Touched> even, Map<Structure, Touched> real) {
    return real.get(structure).nearestCandidates / even.get(structure).nearestCandidates;
  }
}
