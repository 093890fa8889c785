package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;

/** The ranges that the axes of a plot must show. Pure functions. */
final class PlotRanges {

  private PlotRanges() {}

  /** From the first point to the last. */
  static AxisRange x(Chart chart) {
    Extent extent = new Extent(chart.x().scale() == Chart.Scale.LOG);
    chart.series().forEach(series -> series.points().forEach(point -> extent.add(point.x())));
    return AxisRange.exact(extent.least(), extent.most(), extent.isLog);
  }

  /** Round, around all points, their ranges and the lines to compare with. */
  static AxisRange y(Chart chart) {
    Extent extent = new Extent(chart.y().scale() == Chart.Scale.LOG);
    for (Chart.Series series : chart.series()) {
      for (Chart.Point point : series.points()) {
        extent.add(point.y());
        extent.add(point.low());
        extent.add(point.high());
      }
    }
    chart.references().forEach(reference -> extent.add(reference.y()));
    return AxisRange.round(extent.least(), extent.most(), extent.isLog);
  }

  /** The smallest and the largest of the numbers that have a place on an axis. */
  private static final class Extent {
    private final boolean isLog;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Extent(boolean isLog) {
      this.isLog = isLog;
    }

    void add(double value) {
      if (!Double.isNaN(value) && !Double.isInfinite(value) && (!isLog || value > 0)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }

    double least() {
      return least <= most ? least : 1;
    }

    double most() {
      return least <= most ? most : 2;
    }
  }
}
