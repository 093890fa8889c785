package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of the series and of the lines to compare with, each behind its marker. */
final class SeriesNames {

  private final List<Line> names = new ArrayList<>();
  private final List<Double> ends = new ArrayList<>();

  /** A single series without a line to compare with needs no name: the title says what it is. */
  SeriesNames(Chart chart, Glyphs glyphs) {
    if (chart.series().size() + chart.references().size() < 2) {
      return;
    }
    for (int i = 0; i < chart.series().size(); i++) {
      Chart.Series series = chart.series().get(i);
      List<Chart.Point> points = series.points();
      names.add(Line.of(glyphs.marker(i) + " " + series.name(), Ink.series(i)));
      ends.add(points.isEmpty() ? Double.NaN : points.get(points.size() - 1).y());
    }
    for (Chart.Reference reference : chart.references()) {
      names.add(Line.of(glyphs.reference() + " " + reference.name(), Ink.FAINT));
      ends.add(reference.y());
    }
  }

  int count() {
    return names.size();
  }

  int longest() {
    return names.stream().mapToInt(Line::width).max().orElse(0);
  }

  /**
   * Each in the row where its line ends, or as near to it as the others leave room; from top to
   * bottom in the order in which the lines end.
   */
  Line[] beside(Plot plot, AxisRange yRange) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -place(i, yRange)));
    Line[] rows = new Line[plot.rows()];
    int next = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int below = order.size() - 1 - rank;
      int wanted = plot.row(place(order.get(rank), yRange));
      int row = Math.max(next, Math.min(wanted, rows.length - 1 - below));
      rows[row] = names.get(order.get(rank));
      next = row + 1;
    }
    return rows;
  }

  private double place(int index, AxisRange yRange) {
    double place = yRange.place(ends.get(index));
    return Double.isNaN(place) ? 0 : place;
  }

  /** All below the plot, as many on a line as fit. */
  List<Line> below(int indent, int width) {
    List<Line> lines = new ArrayList<>();
    Line line = Line.of(" ".repeat(indent));
    for (Line name : names) {
      if (line.width() > indent && line.width() + 3 + name.width() > width) {
        lines.add(line);
        line = Line.of(" ".repeat(indent));
      }
      line.add(line.width() > indent ? "   " : "");
      line.add(TextWidth.cut(name.toString(), width - indent), name.spans().get(0).ink());
    }
    lines.add(line);
    return lines;
  }
}
