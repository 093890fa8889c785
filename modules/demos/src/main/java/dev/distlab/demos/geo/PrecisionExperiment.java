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
import dev.distlab.experiment.UsageException;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.geohash.AdaptiveCover;
import dev.distlab.geo.geohash.FixedLengthCover;
import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.geo.geohash.GeoHashCell;
import java.util.List;

/** {@code geo/precision}: few large cells with many false candidates, or many exact small ones. */
final class PrecisionExperiment implements Experiment {

  private static final int MAX_CHARS = 7;
  private static final int MOST_LISTED = 40_000;

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

  /** One way to cover the box; of the places in the box it {@code holds} so many. */
  private record Row(
      String name, double cells, double areaRatio, long candidates, long holds, double cost) {}

  /** What stands in some cells, and how much of it lies in the box, too. */
  private record Content(long candidates, long holds) {}

  @Override
  public void run(Settings settings, Report report) {
    PlaceSet places = PlaceSet.read(settings);
    GeoBox box = box(settings);
    Searched searched = new Searched(Structure.PACKED.of(places.places(), 16), places, box);
    int hits = searched.hits();
    Table.Builder table =
        report.table(
            "covers",
            Column.text("cover"),
            Column.number("cells", "", 0),
            Column.number("area of cells / area of box", "", 3),
            Column.number("candidates", "", 0).remark(hits + (hits == 1 ? " hit" : " hits")),
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
    Row before = null;
    int notTighter = 0;
    long lost = 0;
    for (int chars = 1; chars <= MAX_CHARS; chars++) {
      Row row = ofLength(chars, searched, settings);
      add(table, chart, "one length", row);
      best = best == null || row.cost < best.cost ? row : best;
      lost += Math.abs(hits - row.holds);
      notTighter += before != null && row.areaRatio > before.areaRatio + 1e-9 ? 1 : 0;
      before = row;
    }
    Row bestAdaptive = null;
    for (int limit : new int[] {1, 2, 4, 16, 64, 256}) {
      Row row = adaptive(limit, searched, settings);
      add(table, chart, "adaptive", row);
      lost += Math.abs(hits - row.holds);
      bestAdaptive = bestAdaptive == null || row.cost < bestAdaptive.cost ? row : bestAdaptive;
    }
    places.note(report);
    claims(report, notTighter, lost, best, bestAdaptive);
    report
        .claim("too-fine", "the finest cells cost a seek for each one that fits the box")
        .expect(costOfFinest(box, settings.integer("seek"), hits, places.size()))
        .saw(before.cost, "candidates read, in all", 0);
  }

  private static GeoBox box(Settings settings) {
    double south = settings.real("south");
    double west = settings.real("west");
    double north = settings.real("north");
    double east = settings.real("east");
    if (south >= north) {
      throw noArea("south", south, "is not south of north", north);
    }
    GeoBox box = new GeoBox(south, west, north, east);
    if (box.widthDegrees() <= 0) {
      throw noArea("west", west, "is the meridian of east", east);
    }
    return box;
  }

  private static UsageException noArea(String name, double value, String what, double other) {
    return new UsageException(
        name
            + "="
            + Numbers.json(value)
            + " "
            + what
            + "="
            + Numbers.json(other)
            + " for geo/precision: a box needs an area to be covered.");
  }

  private static Row ofLength(int chars, Searched searched, Settings settings) {
    int bits = 5 * chars;
    GeoBox box = searched.box;
    long cells = FixedLengthCover.cellCount(box, bits);
    // Millions of small cells are not listed: each place is asked whether its cell is one of them.
    Content content =
        cells <= MOST_LISTED
            ? searched.content(new FixedLengthCover(bits).cover(box))
            : searched.contentOfLength(bits);
    double area = cells * GeoHash.cellWidthDegrees(bits) * GeoHash.cellHeightDegrees(bits);
    String name = chars + (chars == 1 ? " letter" : " letters");
    return row(name, cells, area / areaOf(box), content, settings);
  }

  private static Row adaptive(int limit, Searched searched, Settings settings) {
    GeoBox box = searched.box;
    List<GeoHashCell> cells = new AdaptiveCover(limit, 40).cover(box);
    double area = 0;
    for (GeoHashCell cell : cells) {
      area += areaOf(cell.bounds());
    }
    String name = "adaptive, at most " + limit;
    return row(name, cells.size(), area / areaOf(box), searched.content(cells), settings);
  }

  private static Row row(
      String name, double cells, double areaRatio, Content content, Settings settings) {
    double cost = cells * settings.integer("seek") + content.candidates;
    return new Row(name, cells, areaRatio, content.candidates, content.holds, cost);
  }

  private static double areaOf(GeoBox box) {
    return box.widthDegrees() * box.heightDegrees();
  }

  /** The box, and all places in an index that tells what a cell holds. */
  private record Searched(SpatialIndex index, PlaceSet places, GeoBox box) {

    int hits() {
      int[] hits = new int[1];
      index.search(box, id -> ++hits[0] > 0);
      return hits[0];
    }

    Content content(List<GeoHashCell> cells) {
      long[] counts = new long[2];
      for (GeoHashCell cell : cells) {
        index.search(cell.bounds(), id -> count(cell, places.place(id), counts));
      }
      return new Content(counts[0], counts[1]);
    }

    /** The same of all cells of so many bits that the box touches, however many they are. */
    Content contentOfLength(int bits) {
      long[] counts = new long[2];
      for (int id = 0; id < places.size(); id++) {
        GeoPoint place = places.place(id);
        GeoHashCell own = GeoHashCell.of(place.latitude(), place.longitude(), bits);
        if (FixedLengthCover.holds(box, own)) {
          count(own, place, counts);
        }
      }
      return new Content(counts[0], counts[1]);
    }

    /** A place on the edge of two cells, or at a pole, belongs to the one that encodes it. */
    private boolean count(GeoHashCell cell, GeoPoint place, long[] counts) {
      double latitude = place.latitude();
      double longitude = place.longitude();
      if (GeoHashCell.of(latitude, longitude, cell.length()).equals(cell)) {
        counts[0]++;
        counts[1] += box.contains(latitude, longitude) ? 1 : 0;
      }
      return true;
    }
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

  /**
   * The box is rarely a whole number of cells wide and high: one more each way, and an edge. At a
   * pole all meridians meet.
   */
  private static Expected costOfFinest(GeoBox box, int seek, int hits, int places) {
    int bits = 5 * MAX_CHARS;
    boolean pole = box.north() == 90 || box.south() == -90;
    double wide = (pole ? 360 : box.widthDegrees()) / GeoHash.cellWidthDegrees(bits);
    double high = box.heightDegrees() / GeoHash.cellHeightDegrees(bits);
    double most = (Math.ceil(wide) + 2) * (Math.ceil(high) + 2);
    return Expected.between(Math.floor(wide * high) * seek + hits, most * seek + places);
  }

  private static void claims(Report report, int notTighter, long lost, Row best, Row bestAdaptive) {
    report.measure("best-cost", "cost of the best length", best.cost, "", 0);
    report.measure("best-adaptive", "cost of the best adaptive cover", bestAdaptive.cost, "", 0);
    report
        .claim("tighter", "no longer cells cover more than shorter ones")
        .expect(Expected.exactly(0))
        .saw(notTighter, "lengths");
    report
        .claim("complete", "every cover holds each place of the box once")
        .expect(Expected.exactly(0))
        .saw(lost, "places left out or held twice");
    report
        .claim("adaptive-wins", "cells of mixed sizes cost hardly more than the best one length")
        .expect(Expected.atMost(1.2))
        .saw(bestAdaptive.cost / best.cost, "x", 2);
  }
}
