package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Lines with bands or whiskers, and dots, over an x axis. */
final class LinePlot {

  /*
   * The order of drawing is the order of depth: grid, bands, references, lines, marks, labels. The
   * names of the series stand to the right of the plot, each at the height of its line's last point
   * or as near as the names above and below it allow.
   */

  private static final double HEIGHT = 260;
  private static final int MOST_BANDS = 3;
  private static final int MOST_MARKS = 60;

  private final Chart chart;
  private final SvgChart.Look look;
  private final SvgWriter out;
  private final Paint paint;
  private final AxisScale x;
  private final AxisScale y;
  private double left;
  private double right;
  private double top;
  private double bottom;

  LinePlot(Chart chart, SvgChart.Look look, SvgWriter out) {
    this.chart = chart;
    this.look = look;
    this.out = out;
    this.paint = new Paint(chart, look);
    TreeSet<Double> xs = new TreeSet<>();
    TreeSet<Double> ys = new TreeSet<>();
    for (Chart.Series series : chart.series()) {
      for (Chart.Point point : series.points()) {
        xs.add(point.x());
        ys.add(point.y());
        if (point.hasRange()) {
          ys.add(point.low());
          ys.add(point.high());
        }
      }
    }
    chart.references().forEach(reference -> ys.add(reference.y()));
    x = AxisScale.ofValues(chart.x(), xs);
    y = AxisScale.round(chart.y().scale(), ys, false);
  }

  /** Draws everything below the heading and returns the height of the picture. */
  double draw(double from) {
    top = from;
    bottom = from + HEIGHT;
    List<String> labels = y.ticks().stream().map(AxisScale.Tick::label).toList();
    left = SvgChart.MARGIN + TextWidth.widest(labels, Theme.TICK_SIZE) + 10;
    right = look.width() - SvgChart.MARGIN - nameRoom();
    x.between(left + 4, right - 4);
    y.between(bottom, top);
    Axes axes = new Axes(out, left, right, top, bottom);
    axes.grid(y);
    axes.below(x, SvgChart.withUnit(chart.x()));
    ranges();
    references();
    for (int i = 0; i < chart.series().size(); i++) {
      drawSeries(chart.series().get(i), i);
    }
    names();
    return bottom + 60;
  }

  private double nameRoom() {
    double widest = 0;
    for (int i = 0; i < chart.series().size(); i++) {
      widest = Math.max(widest, paint.widthOf(i, chart.series().get(i).name()) + 26);
    }
    return Math.min(widest, look.width() * 0.32);
  }

  private void ranges() {
    int ranged = 0;
    for (Chart.Series series : chart.series()) {
      ranged += series.points().stream().anyMatch(Chart.Point::hasRange) ? 1 : 0;
    }
    boolean asBands = ranged <= MOST_BANDS && chart.shape() == Chart.Shape.LINE;
    for (int i = 0; i < chart.series().size(); i++) {
      List<Chart.Point> points =
          chart.series().get(i).points().stream().filter(Chart.Point::hasRange).toList();
      if (asBands && points.size() > 1) {
        band(points, i);
      } else {
        points.forEach(this::whisker);
      }
    }
  }

  private void band(List<Chart.Point> points, int index) {
    StringBuilder data = new StringBuilder();
    for (Chart.Point point : points) {
      data.append(data.length() == 0 ? "M" : "L");
      data.append(SvgWriter.at(x.place(point.x()), y.place(point.high())));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      Chart.Point point = points.get(i);
      data.append("L").append(SvgWriter.at(x.place(point.x()), y.place(point.low())));
    }
    out.path("band " + paint.fill(index), data.append("Z").toString());
  }

  private void whisker(Chart.Point point) {
    double at = x.place(point.x());
    double low = y.place(point.low());
    double high = y.place(point.high());
    String caps = SvgWriter.at(at - 3, low) + "h6M" + SvgWriter.at(at - 3, high) + "h6M";
    out.path("whisker", "M" + caps + SvgWriter.at(at, low) + "V" + SvgWriter.number(high));
  }

  private void references() {
    for (Chart.Reference reference : chart.references()) {
      double at = y.place(reference.y());
      out.line("dash", left, at, right, at);
    }
  }

  private void drawSeries(Chart.Series series, int index) {
    StringBuilder data = new StringBuilder();
    boolean pen = false;
    List<Chart.Point> drawn = new ArrayList<>();
    for (Chart.Point point : series.points()) {
      if (!isDrawable(point)) {
        pen = false;
        continue;
      }
      data.append(pen ? "L" : "M").append(SvgWriter.at(x.place(point.x()), y.place(point.y())));
      pen = true;
      drawn.add(point);
    }
    if (chart.shape() == Chart.Shape.LINE && drawn.size() > 1) {
      out.path("trend " + paint.stroke(index), data.toString());
    }
    if (chart.shape() == Chart.Shape.SCATTER || drawn.size() <= MOST_MARKS) {
      for (Chart.Point point : drawn) {
        mark(index, x.place(point.x()), y.place(point.y()));
      }
    }
  }

  private boolean isDrawable(Chart.Point point) {
    boolean isFinite = Double.isFinite(point.x()) && Double.isFinite(point.y());
    return isFinite && !(y.isLog() && point.y() <= 0) && !(x.isLog() && point.x() <= 0);
  }

  private void mark(int index, double atX, double atY) {
    out.path("mark " + paint.fill(index), Marker.of(index, atX, atY));
  }

  private void names() {
    List<SideLabels.Label> labels = new ArrayList<>();
    List<double[]> occupied = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      Chart.Series series = chart.series().get(i);
      List<Chart.Point> drawn = series.points().stream().filter(this::isDrawable).toList();
      for (int p = 0; p < drawn.size(); p++) {
        occupied.add(place(drawn.get(p)));
        for (int part = 1; p > 0 && part < 12; part++) {
          occupied.add(between(place(drawn.get(p - 1)), place(drawn.get(p)), part / 12.0));
        }
      }
      if (!drawn.isEmpty()) {
        double[] end = place(drawn.get(drawn.size() - 1));
        double markX = chart.shape() == Chart.Shape.SCATTER ? right : end[0];
        labels.add(new SideLabels.Label(i, series.name(), markX, end[1]));
      }
    }
    for (Chart.Reference reference : chart.references()) {
      nameReference(reference, occupied);
    }
    new SideLabels(out, paint).draw(labels, right, top, bottom);
  }

  private double[] place(Chart.Point point) {
    return new double[] {x.place(point.x()), y.place(point.y())};
  }

  private static double[] between(double[] from, double[] to, double share) {
    return new double[] {from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])};
  }

  /** Puts the name of a reference line where the fewest marks and lines are. */
  private void nameReference(Chart.Reference reference, List<double[]> occupied) {
    double width = TextWidth.of(reference.name(), Theme.TICK_SIZE);
    double at = y.place(reference.y());
    double[] bestCorner = null;
    int fewest = Integer.MAX_VALUE;
    for (double startX : new double[] {right - 4 - width, left + 4, (left + right - width) / 2}) {
      for (double baseline : new double[] {at - 6, at + 15}) {
        int hits = baseline - 10 < top - 12 || baseline > bottom ? 1000 : 0;
        for (double[] mark : occupied) {
          boolean inX = mark[0] > startX - 5 && mark[0] < startX + width + 5;
          hits += inX && mark[1] > baseline - 14 && mark[1] < baseline + 6 ? 1 : 0;
        }
        if (hits < fewest) {
          fewest = hits;
          bestCorner = new double[] {startX, baseline};
        }
      }
    }
    occupied.add(new double[] {bestCorner[0] + width / 2, bestCorner[1] - 4});
    out.text("note halo", bestCorner[0], bestCorner[1], Anchor.START, reference.name());
  }
}
