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
import dev.distlab.geo.Ellipsoid;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.kernel.PortableMath;
import dev.distlab.kernel.random.SeededRandom;
import java.util.OptionalDouble;

/** {@code geo/distance-error}: how wrong a sphere is, by latitude and bearing. */
final class DistanceErrorExperiment implements Experiment {

  private static final double MEAN_RADIUS_METRES = 6_371_008.8;
  private static final double[] LATITUDES = {0, 30, 45, 60, 80};

  @Override
  public About about() {
    return About.of(
            "geo/distance-error",
            GeoChapter.TITLE,
            "How wrong are distances on a sphere, and where?")
        .with(
            Parameter.integer("pairs", 5_000, 100, 10_000_000, "random pairs over the globe"),
            Parameter.real("kilometres", "10", 0.001, 1_000, "how far the bearing is followed")
                .unit("km"))
        .leavingOut(
            "Pairs nearly opposite to each other, where this way to the truth does not settle.")
        .leavingOut("Height: both ends lie on the ellipsoid.")
        .andNext("run geo/nine-cells");
  }

  @Override
  public void run(Settings settings, Report report) {
    double metres = settings.real("kilometres") * 1_000;
    Table.Builder table =
        report.table(
            "error by bearing",
            Column.number("latitude", "degrees", 0),
            Column.number("northwards", "%", 3),
            Column.number("north-east", "%", 3),
            Column.number("eastwards", "%", 3),
            Column.text("what it means"));
    Chart.Builder chart =
        report
            .lineChart(
                "bearing",
                "Error of a distance on the sphere",
                Chart.Axis.linear("bearing, clockwise from north", "degrees"),
                Chart.Axis.linear("too long (+) or too short (-)", "%"))
            .reference("exact", 0);
    for (double latitude : LATITUDES) {
      double north = error(latitude, 0, metres);
      double east = error(latitude, 90, metres);
      table.row(
          Cell.of(latitude),
          Cell.of(north).flaggedIf(Math.abs(north) > 0.5),
          Cell.of(error(latitude, 45, metres)),
          Cell.of(east),
          Cell.of(north > 0 == east > 0 ? "the same sign everywhere" : "the bearing decides"));
      for (int bearing = 0; bearing <= 180; bearing += 15) {
        String name = "latitude " + (int) latitude;
        chart.point(name, bearing, error(latitude, bearing, metres));
      }
    }
    Extremes extremes = extremes(settings);
    claims(report, extremes, error(0, 0, metres), error(0, 90, metres), error(80, 0, metres));
  }

  /** The percentage by which the sphere errs on a short way in a direction. */
  private static double error(double latitude, double bearing, double metres) {
    double radians = bearing * Math.PI / 180;
    double degrees = metres / (Haversine.EARTH_RADIUS_METRES * Math.PI / 180);
    double north = degrees * PortableMath.cos(radians);
    double east = degrees * PortableMath.sin(radians) / PortableMath.cos(latitude * Math.PI / 180);
    GeoPoint from = new GeoPoint(latitude, 0);
    return percent(from, GeoPoint.wrapped(latitude + north, east)).orElse(Double.NaN);
  }

  private static OptionalDouble percent(GeoPoint a, GeoPoint b) {
    OptionalDouble truth = Ellipsoid.metres(a, b);
    if (truth.isEmpty() || truth.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(100 * (Haversine.metres(a, b) / truth.getAsDouble() - 1));
  }

  /** The most that random pairs were too long and too short, and how many had no truth. */
  private record Extremes(double tooLong, double tooShort, int unsettled) {

    /** The same with the mean radius of the earth instead of the one used. */
    private double withMeanRadius() {
      double scale = MEAN_RADIUS_METRES / Haversine.EARTH_RADIUS_METRES;
      double longest = 100 * ((1 + tooLong / 100) * scale - 1);
      double shortest = 100 * ((1 - tooShort / 100) * scale - 1);
      return Math.max(Math.abs(longest), Math.abs(shortest));
    }

    private double worst() {
      return Math.max(tooLong, tooShort);
    }
  }

  private static Extremes extremes(Settings settings) {
    SeededRandom random = settings.random("pairs");
    double tooLong = 0;
    double tooShort = 0;
    int unsettled = 0;
    for (int i = 0; i < settings.integer("pairs"); i++) {
      GeoPoint a = PlaceSet.uniform(random);
      GeoPoint b = PlaceSet.uniform(random);
      OptionalDouble percent = percent(a, b);
      unsettled += percent.isEmpty() ? 1 : 0;
      tooLong = Math.max(tooLong, percent.orElse(0));
      tooShort = Math.max(tooShort, -percent.orElse(0));
    }
    return new Extremes(tooLong, tooShort, unsettled);
  }

  private static void claims(
      Report report, Extremes extremes, double north, double east, double atPole) {
    report.measure("worst", "worst error of a random pair", extremes.worst(), "%", 3);
    report.measure("worst-mean", "with the mean radius", extremes.withMeanRadius(), "%", 3);
    report
        .claim("bounded", "no pair is wrong by more than 0.59 %")
        .expect(Expected.atMost(0.59))
        .saw(extremes.worst(), "%", 3);
    report
        .claim("north-too-long", "northwards at the equator the sphere is too large")
        .expect(Expected.between(0.55, 0.6))
        .saw(north, "%", 3);
    report
        .claim("east-too-short", "eastwards at the equator it is too small")
        .expect(Expected.between(-0.1, -0.05))
        .saw(east, "%", 3);
    report
        .claim("pole-too-short", "near a pole it is too small in every direction")
        .expect(Expected.between(-0.45, -0.35))
        .saw(atPole, "%", 3);
    if (extremes.unsettled > 0) {
      report.note(
          extremes.unsettled + " pairs lie nearly opposite to each other and were left out.");
    }
  }
}
