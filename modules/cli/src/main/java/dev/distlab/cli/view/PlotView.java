package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of lines or dots: axes with ticks, each series with its own marker and its name beside
 * its end (or below the plot, where there is no room beside it).
 */
final class PlotView {

  private static final int MOST_COLUMNS = 72;
  private static final int LEAST_COLUMNS = 24;
  private static final int LONGEST_NAME_BESIDE = 26;
  private static final int Y_PARTS = 5;

  /** From this many points on, a cloud is drawn as points instead of markers. */
  private static final int CLOUD = 60;

  private final Look look;
  private final Glyphs glyphs;
  private final Chart chart;
  private final AxisRange xRange;
  private final AxisRange yRange;
  private final Ticks yTicks;
  private final int gutter;
  private final SeriesNames names;
  private final boolean namesBeside;
  private final Plot plot;

  PlotView(Look look, Chart chart) {
    this.look = look;
    this.glyphs = look.glyphs();
    this.chart = chart;
    this.xRange = PlotRanges.x(chart);
    this.yRange = PlotRanges.y(chart);
    this.yTicks = yTicks(yRange);
    this.gutter = 2 + yTicks.labels().stream().mapToInt(String::length).max().orElse(0);
    this.names = new SeriesNames(chart, glyphs);
    int room = look.width() - gutter - 1;
    int rows = rows();
    this.namesBeside =
        names.count() > 0
            && names.count() <= rows
            && names.longest() <= LONGEST_NAME_BESIDE
            && room - names.longest() - 1 >= 40;
    int columns = Math.min(MOST_COLUMNS, namesBeside ? room - names.longest() - 1 : room - 2);
    this.plot = new Plot(Math.max(LEAST_COLUMNS, columns), rows, glyphs);
  }

  private static Ticks yTicks(AxisRange range) {
    return range.isLog()
        ? Ticks.log(range.lo(), range.hi())
        : Ticks.linear(range.lo(), range.hi(), Ticks.step(range.lo(), range.hi(), Y_PARTS));
  }

  /** About a dozen, and such that the ticks of a linear axis stand equally far apart. */
  private int rows() {
    int wanted = look.width() < 80 ? 10 : 12;
    int parts = yRange.isLog() ? 1 : Math.max(1, yTicks.values().size() - 1);
    return parts * Math.max(1, Math.round((float) wanted / parts)) + 1;
  }

  List<Line> lines() {
    for (int i = 0; i < chart.series().size(); i++) {
      draw(chart.series().get(i), i);
    }
    chart.references().forEach(line -> plot.level(yRange.place(line.y()), glyphs.reference()));
    Line[] beside = namesBeside ? names.beside(plot, yRange) : new Line[plot.rows()];
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < plot.rows(); row++) {
      Line line = axis(row).add(plot.row(row));
      lines.add(beside[row] == null ? line : line.add(" ").add(beside[row]));
    }
    lines.addAll(new XAxis(chart, plot, xRange).lines(gutter, glyphs.axes()));
    if (!namesBeside && names.count() > 0) {
      lines.addAll(names.below(gutter + 1, look.width()));
    }
    return lines;
  }

  private Line axis(int row) {
    for (int i = 0; i < yTicks.values().size(); i++) {
      if (plot.row(yRange.place(yTicks.values().get(i))) == row) {
        String label = TextWidth.padLeft(yTicks.labels().get(i), gutter - 1);
        return Line.of(label + " " + glyphs.axes().yTick(), Ink.FAINT);
      }
    }
    return Line.of(" ".repeat(gutter) + glyphs.axes().vertical(), Ink.FAINT);
  }

  private void draw(Chart.Series series, int index) {
    Ink ink = Ink.series(index);
    boolean joined = chart.shape() == Chart.Shape.LINE;
    boolean banded = joined && chart.series().size() == 1;
    List<double[]> places = new ArrayList<>();
    Chart.Point last = null;
    for (Chart.Point point : series.points()) {
      double[] place = place(point.x(), point.y());
      if (Double.isNaN(place[0]) || Double.isNaN(place[1])) {
        continue;
      }
      if (!banded && point.hasRange()) {
        plot.line(place(point.x(), point.low()), place(point.x(), point.high()), ink);
      }
      if (joined && last != null) {
        if (banded && last.hasRange() && point.hasRange()) {
          band(last, point);
        }
        plot.line(place(last.x(), last.y()), place, ink);
      }
      places.add(place);
      last = point;
    }
    mark(places, joined, index);
  }

  private double[] place(double x, double y) {
    return new double[] {xRange.place(x), yRange.place(y)};
  }

  private void band(Chart.Point from, Chart.Point to) {
    int first = plot.column(xRange.place(from.x()));
    int last = plot.column(xRange.place(to.x()));
    for (int column = first; column <= last; column++) {
      double share = first == last ? 1 : (column - first) / (double) (last - first);
      double low = mix(yRange.place(from.low()), yRange.place(to.low()), share);
      double high = mix(yRange.place(from.high()), yRange.place(to.high()), share);
      plot.fill(column, low, high, glyphs.band());
    }
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }

  /**
   * Markers at the points; at some of them where they would hide the line. Where two series have
   * the same points, their markers take turns.
   */
  private void mark(List<double[]> places, boolean joined, int index) {
    Ink ink = Ink.series(index);
    boolean cloud = !joined && places.size() > CLOUD && chart.series().size() == 1;
    boolean dense = joined && places.size() > plot.columns() / 3;
    int every = dense ? places.size() / 8 + 1 : 1;
    for (int i = 0; i < places.size(); i++) {
      if (cloud) {
        plot.point(places.get(i), ink);
      } else if (i % every == 0 || i == places.size() - 1) {
        boolean mayCover = (i + index) % 2 == 0;
        if (mayCover || !plot.isMarked(places.get(i))) {
          plot.marker(places.get(i), glyphs.marker(index), ink);
        }
      }
    }
  }
}
