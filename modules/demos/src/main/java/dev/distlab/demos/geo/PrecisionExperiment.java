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
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.geohash.AdaptiveCover;
import dev.distlab.geo.geohash.CellCover;
import dev.distlab.geo.geohash.FixedLengthCover;
import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.geo.geohash.GeoHashCell;
import java.util.List;

/** {@code geo/precision}: few large cells with many false candidates, or many exact small ones. */
final class PrecisionExperiment implements Experiment {

  private static final int MAX_CHARS = 7;

  @Override
  public About about() {
    return About.of(
            "geo/precision", GeoChapter.TITLE, "How fine should the cells of a box search be?")
        .with(
            PlaceSet.POINTS,
            PlaceSet.BAD_LINES,
            PlaceSet.count(20_000, 1_000_000),
            Parameter.real("south", "45", -90, 90, "southern edge of the box").unit("degrees"),
            Parameter.real("west", "5", -180, 180, "western edge; east of the eastern one, the box")
                .unit("degrees")
                .because("a box whose west is greater than its east runs over the antimeridian"),
            Parameter.real("north", "50", -90, 90, "northern edge of the box").unit("degrees"),
            Parameter.real("east", "16", -180, 180, "eastern edge of the box").unit("degrees"),
            Parameter.integer("seek", 20, 1, 100_000, "what a cell costs, in candidates read")
                .because("finding the start of an interval costs about as much as reading so many"))
        .leavingOut("Time: a seek has a price here, a look into a store has a distribution.")
        .andNext("run geo/skew");
  }

  /** One way to cover the box. */
  private record Row(String name, double cells, double areaRatio, long candidates, double cost) {}

  @Override
  public void run(Settings settings, Report report) {
    PlaceSet places = PlaceSet.read(settings);
    SpatialIndex index = Structure.PACKED.of(places.places(), 16);
    GeoBox box = box(settings);
    int hits = count(index, box);
    Table.Builder table =
        report.table(
            "covers",
            Column.text("cover"),
            Column.number("cells", "", 0),
            Column.number("area of cells / area of box", "", 3),
            Column.number("candidates", "", 0).remark(hits + " hits"),
            Column.number("cost", "", 0)
                .withBar()
                .remark("cells x " + settings.integer("seek") + " + candidates"));
    Chart.Builder chart =
        report.lineChart(
            "cost",
            "What a box search costs",
            Chart.Axis.log("cells", ""),
            Chart.Axis.log("cells x seek + candidates", "").lowerIsBetter());
    Row best = null;
    Row coarsest = null;
    Row before = null;
    int notTighter = 0;
    for (int chars = 1; chars <= MAX_CHARS; chars++) {
      Row row = ofLength(chars, box, index, hits, settings);
      add(table, chart, "one length", row);
      best = best == null || row.cost < best.cost ? row : best;
      coarsest = coarsest == null ? row : coarsest;
      notTighter += before != null && row.areaRatio > before.areaRatio + 1e-9 ? 1 : 0;
      before = row;
    }
    Row bestAdaptive = null;
    for (int limit : new int[] {1, 2, 4, 16, 64, 256}) {
      Row row = adaptive(limit, box, index, settings);
      add(table, chart, "adaptive", row);
      bestAdaptive = bestAdaptive == null || row.cost < bestAdaptive.cost ? row : bestAdaptive;
    }
    places.note(report);
    claims(report, before, notTighter, coarsest, best, bestAdaptive);
  }

  private static GeoBox box(Settings settings) {
    return new GeoBox(
        settings.real("south"),
        settings.real("west"),
        settings.real("north"),
        settings.real("east"));
  }

  private static Row ofLength(
      int chars, GeoBox box, SpatialIndex index, int hits, Settings settings) {
    int bits = 5 * chars;
    long cells = FixedLengthCover.cellCount(box, bits);
    // Millions of small cells are counted, not listed; what they hold beyond the box is little.
    boolean isListed = cells <= 40_000;
    CellCover cover = new FixedLengthCover(bits);
    long candidates = isListed ? candidates(cover.cover(box), index) : hits;
    double area = cells * GeoHash.cellWidthDegrees(bits) * GeoHash.cellHeightDegrees(bits);
    String name = chars + (chars == 1 ? " letter" : " letters");
    return row(name, cells, area / areaOf(box), candidates, settings);
  }

  private static Row adaptive(int limit, GeoBox box, SpatialIndex index, Settings settings) {
    List<GeoHashCell> cells = new AdaptiveCover(limit, 40).cover(box);
    double area = 0;
    for (GeoHashCell cell : cells) {
      area += areaOf(cell.bounds());
    }
    String name = "adaptive, at most " + limit;
    return row(name, cells.size(), area / areaOf(box), candidates(cells, index), settings);
  }

  private static Row row(
      String name, double cells, double areaRatio, long candidates, Settings settings) {
    return new Row(
        name, cells, areaRatio, candidates, cells * settings.integer("seek") + candidates);
  }

  private static double areaOf(GeoBox box) {
    return box.widthDegrees() * box.heightDegrees();
  }

  /** Points in half-open cells: the closed box of a cell, just inside its outer edges. */
  private static long candidates(List<GeoHashCell> cells, SpatialIndex index) {
    long candidates = 0;
    for (GeoHashCell cell : cells) {
      GeoBox bounds = cell.bounds();
      double north = bounds.north() == 90 ? 90 : Math.nextDown(bounds.north());
      candidates +=
          count(
              index,
              new GeoBox(bounds.south(), bounds.west(), north, Math.nextDown(bounds.east())));
    }
    return candidates;
  }

  private static int count(SpatialIndex index, GeoBox box) {
    int[] count = new int[1];
    index.search(box, id -> ++count[0] > 0);
    return count[0];
  }

  private static void add(Table.Builder table, Chart.Builder chart, String series, Row row) {
    table.row(
        Cell.of(row.name),
        Cell.of(row.cells),
        Cell.of(row.areaRatio).flaggedIf(row.areaRatio > 10),
        Cell.of(row.candidates),
        Cell.of(row.cost));
    chart.point(series, row.cells, Math.max(1, row.cost));
  }

  private static void claims(
      Report report, Row finest, int notTighter, Row coarsest, Row best, Row bestAdaptive) {
    report.measure("best-cost", "cost of the best length", best.cost, "", 0);
    report.measure("best-adaptive", "cost of the best adaptive cover", bestAdaptive.cost, "", 0);
    report
        .claim("tighter", "no longer cells cover more than shorter ones")
        .expect(Expected.exactly(0))
        .saw(notTighter, "lengths");
    report
        .claim("too-fine", "the finest cells cost more than the best length")
        .expect(Expected.atLeast(10))
        .saw(finest.cost / best.cost, "x", 1);
    report
        .claim("too-coarse", "the coarsest cells cost more than the best length")
        .expect(Expected.atLeast(1))
        .saw(coarsest.cost / best.cost, "x", 1);
    report
        .claim("adaptive-wins", "cells of mixed sizes cost hardly more than the best one length")
        .expect(Expected.atMost(1.2))
        .saw(bestAdaptive.cost / best.cost, "x", 2);
  }
}
