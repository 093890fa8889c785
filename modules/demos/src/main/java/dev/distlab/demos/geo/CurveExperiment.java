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
import dev.distlab.experiment.UsageException;
import dev.distlab.geo.curve.HilbertCurve;
import dev.distlab.geo.curve.MortonCurve;
import dev.distlab.geo.curve.SpaceFillingCurve;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;

/** {@code geo/curve}: into how many intervals of a curve a window falls, Z-order and Hilbert. */
final class CurveExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "geo/curve",
            GeoChapter.TITLE,
            "How many intervals is a window, on a Z-order and on a Hilbert curve?")
        .with(
            Parameter.integer("bits", 10, 4, 16, "the square has 2^bits by 2^bits cells"),
            Parameter.integers("sides", "2,4,8,16,32,64", 2, 4096, "sides of the square windows")
                .unit("cells")
                .because("a window of one cell is one interval on any curve"),
            Parameter.integer("windows", 200, 10, 100_000, "windows of each size"))
        .leavingOut("Merging: an index may read over a small gap rather than seek again.")
        .andNext("run geo/precision");
  }

  @Override
  public void run(Settings settings, Report report) {
    Table.Builder table =
        report.table(
            "intervals",
            Column.number("side of the window", "cells", 0),
            Column.number("Z-order", "intervals", 2).withBar(),
            Column.number("Hilbert", "intervals", 2).withBar(),
            Column.percent("fewer on Hilbert"),
            Column.number("Hilbert / side", "", 2).remark("theory: 1"));
    Chart.Builder chart =
        report.lineChart(
            "intervals",
            "Intervals of a square window",
            Chart.Axis.log("side of the window", "cells"),
            Chart.Axis.log("intervals, mean", "").lowerIsBetter());
    double zOrderSum = 0;
    double hilbertSum = 0;
    double worst = 0;
    int largest = 0;
    for (int side : settings.integers("sides")) {
      if (side > 1 << settings.integer("bits") - 1) {
        report.note("windows of " + side + " cells do not fit often enough: left out.");
        continue;
      }
      Means means = means(settings, side);
      table.row(
          Cell.of(side),
          Cell.of(means.zOrder),
          Cell.of(means.hilbert),
          Cell.of(100 * (1 - means.hilbert / means.zOrder)),
          Cell.of(means.hilbert / side));
      chart.point("Z-order", side, means.zOrder);
      chart.point("Hilbert", side, means.hilbert);
      zOrderSum += means.zOrder;
      hilbertSum += means.hilbert;
      largest = Math.max(largest, side);
      worst = Math.max(worst, Math.abs(means.hilbert / side - 1));
    }
    if (largest == 0) {
      throw new UsageException(
          "sides="
              + settings.text("sides")
              + " leave no place for windows in a square of 2^"
              + settings.integer("bits")
              + " cells: take sides up to "
              + (1 << settings.integer("bits") - 1)
              + ", or more bits.");
    }
    double fewer = 100 * (1 - hilbertSum / zOrderSum);
    report.measure("fewer", "fewer intervals on Hilbert", fewer, "%", 1);
    report
        .claim("hilbert-fewer", "the Hilbert curve needs fewer intervals")
        .expect(between(24, 52, 100 / Math.sqrt((double) settings.integer("windows") * largest)))
        .saw(fewer, "%", 1);
    report
        .claim("hilbert-theory", "a square window is about as many intervals as its side is long")
        .expect(Expected.atMost(tolerance(settings.integer("windows"))))
        .saw(worst, "relative deviation", 3);
  }

  /** The large windows have most intervals; their sums vary by so many percent, seldom by more. */
  private static Expected between(double low, double high, double percent) {
    return Expected.between(Math.floor(low - percent), Math.ceil(high + percent));
  }

  /** Small windows vary by about a third of their mean; five standard errors of that. */
  private static double tolerance(int windows) {
    return Math.ceil(100 * (0.03 + 5.0 / 3 / Math.sqrt(windows))) / 100;
  }

  private record Means(double zOrder, double hilbert) {}

  private static Means means(Settings settings, int side) {
    int bits = settings.integer("bits");
    int windows = settings.integer("windows");
    SeededRandom random = settings.random("windows-" + side);
    long zOrder = 0;
    long hilbert = 0;
    int places = (1 << bits) - side + 1;
    for (int i = 0; i < windows; i++) {
      int x = random.nextInt(places);
      int y = random.nextInt(places);
      var window = new SpaceFillingCurve.Window(x, y, x + side - 1, y + side - 1);
      zOrder += count(MortonCurve.INSTANCE, window, bits);
      hilbert += count(HilbertCurve.INSTANCE, window, bits);
    }
    return new Means((double) zOrder / windows, (double) hilbert / windows);
  }

  private static int count(SpaceFillingCurve curve, SpaceFillingCurve.Window window, int bits) {
    List<SpaceFillingCurve.Range> ranges = curve.ranges(window, bits);
    return ranges.size();
  }
}
