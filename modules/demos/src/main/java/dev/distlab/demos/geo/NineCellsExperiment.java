package dev.distlab.demos.geo;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.kernel.random.SeededRandom;

/** {@code geo/nine-cells}: what a radius search misses that looks into one cell. */
final class NineCellsExperiment implements Experiment {

  /** Standard deviations that a claim allows: a run in some ten thousand leaves them by chance. */
  private static final double SIGMAS = 4.5;

  /** How far from a place its centers are drawn, in cells. */
  private static final double JITTER = 0.01;

  private static final int CHART_STEPS = 10;

  @Override
  public About about() {
    return About.of(
            "geo/nine-cells",
            GeoChapter.TITLE,
            "What does a radius search miss that reads one geohash cell?")
        .with(
            Parameter.integer("chars", 5, 3, 7, "letters of the one cell"),
            Parameter.integer("count", 50_000, 5_000, 300_000, "points around the cell, evenly"),
            Parameter.integer("queries", 20, 1, 1_000, "searches for each kind of center"))
        .leavingOut("Clustered points: evenly spread ones make the recall a matter of areas.")
        .andNext("step geo/one-cell")
        .andNext("step geo/radius");
  }

  @Override
  public void run(Settings settings, Report report) {
    CellGround ground = CellGround.of(settings);
    SeededRandom random = settings.random("centers");
    int queries = settings.integer("queries");
    Table.Builder table =
        report.table(
            "recall",
            Column.text("center of the search"),
            Column.number("radius", "cells", 1),
            Column.percent("one cell finds").withBar(),
            Column.percent("nine cells find"),
            Column.number("cells read", "", 1).remark("of nine"),
            Column.number("candidates a hit", "", 2));
    Recall all = new Recall();
    for (double radius : new double[] {0.5, 1}) {
      Recall middle = search(ground, 0.5, 0.5, radius, 1, random);
      Recall edge = search(ground, 0, 0.5, radius, queries, random);
      Recall corner = search(ground, 0, 0, radius, queries, random);
      Recall anywhere = new Recall();
      for (int i = 0; i < 4 * queries; i++) {
        anywhere.search(ground, random.nextDouble(), random.nextDouble(), radius);
      }
      row(table, "middle of the cell", radius, middle);
      row(table, "anywhere in the cell", radius, anywhere);
      row(table, "middle of an edge", radius, edge);
      row(table, "corner", radius, corner);
      all.add(middle).add(edge).add(corner).add(anywhere);
      if (radius == 0.5) {
        report.measure("one-cell", "one cell finds, anywhere", anywhere.oneCellPercent(), "%", 1);
        claims(report, edge, corner);
      }
    }
    chart(report, ground, queries, random);
    report.note(
        "Nine cells are as many as may be needed: those that the box around the circle does not"
            + " touch are not read. They are twice as wide as high, so the circle fills them badly.");
    report
        .claim("nine-find-all", "nine cells find every place within the radius")
        .expect(Expected.exactly(100))
        .saw(all.ninePercent(), "%", 1);
  }

  /** Searches with centers near a place of the cell, which is given in cells from its corner. */
  private static Recall search(
      CellGround ground, double x, double y, double radius, int queries, SeededRandom random) {
    Recall recall = new Recall();
    for (int i = 0; i < queries; i++) {
      recall.search(
          ground,
          x + random.nextDouble() * JITTER,
          y + (random.nextDouble() - (y > 0 ? 0.5 : 0)) * JITTER,
          radius);
    }
    return recall;
  }

  private static void row(Table.Builder table, String center, double radius, Recall recall) {
    table.row(
        Cell.of(center),
        Cell.of(radius),
        Cell.of(recall.oneCellPercent()).flaggedIf(recall.oneCellPercent() < 60),
        Cell.of(recall.ninePercent()),
        Cell.of(recall.cellsRead()),
        Cell.of(recall.candidatesPerHit()));
  }

  private static void chart(Report report, CellGround ground, int queries, SeededRandom random) {
    Chart.Builder chart =
        report.lineChart(
            "recall",
            "Found by one cell and by nine",
            Chart.Axis.linear("center of the search to the edge of its cell", "cells"),
            Chart.Axis.linear("places found", "%").higherIsBetter());
    for (int step = 0; step <= CHART_STEPS; step++) {
      double fromEdge = 0.5 * step / CHART_STEPS;
      double x = Math.min(fromEdge, 0.5 - JITTER);
      Recall half = search(ground, x, 0.5, 0.5, queries, random);
      Recall whole = search(ground, x, 0.5, 1, queries, random);
      chart.point("one cell, radius 0.5", fromEdge, half.oneCellPercent());
      chart.point("one cell, radius 1", fromEdge, whole.oneCellPercent());
      chart.point("nine cells", fromEdge, half.ninePercent());
    }
  }

  /** At an edge half of the circle lies in the cell, at a corner a quarter. */
  private static void claims(Report report, Recall edge, Recall corner) {
    claim(report, "edge", "at an edge, one cell finds half of a circle", edge, 0.5);
    claim(report, "corner", "at a corner, one cell finds a quarter of a circle", corner, 0.25);
  }

  private static void claim(Report report, String id, String text, Recall recall, double share) {
    double jitter = 2 * JITTER;
    double noise = SIGMAS * Math.sqrt(share * (1 - share) / recall.hitsOfOneSearch());
    double low = Math.max(0, share - noise);
    double high = Math.min(1, share + noise + jitter);
    report
        .claim(id, text)
        .expect(Expected.between(Math.floor(100 * low), Math.ceil(100 * high)))
        .saw(recall.oneCellPercent(), "%", 1);
  }

  /** What searches found: in one cell, in nine, and in truth. */
  private static final class Recall {
    private long searches;
    private long truth;
    private long oneCell;
    private long nine;
    private long cells;
    private long candidates;

    private void search(CellGround ground, double x, double y, double radius) {
      CellGround.Found found = ground.search(x, y, radius);
      searches++;
      truth += found.truth();
      oneCell += found.oneCell();
      nine += found.nine();
      cells += found.cells();
      candidates += found.candidates();
    }

    private Recall add(Recall other) {
      truth += other.truth;
      nine += other.nine;
      return this;
    }

    private double oneCellPercent() {
      return 100.0 * oneCell / truth;
    }

    private double ninePercent() {
      return 100.0 * nine / truth;
    }

    private double cellsRead() {
      return (double) cells / searches;
    }

    private double candidatesPerHit() {
      return (double) candidates / nine;
    }

    private double hitsOfOneSearch() {
      return (double) truth / searches;
    }
  }
}
