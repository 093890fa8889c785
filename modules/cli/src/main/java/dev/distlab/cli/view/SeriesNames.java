package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;
import java.util.ArrayList;
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

  /** Each in the row where its line ends, or in the nearest row that is free. */
  Line[] beside(Plot plot, AxisRange yRange) {
    Line[] rows = new Line[plot.rows()];
    for (int i = 0; i < names.size(); i++) {
      double place = yRange.place(ends.get(i));
      put(names.get(i), plot.row(Double.isNaN(place) ? 0 : place), rows);
    }
    return rows;
  }

  private static void put(Line name, int wanted, Line[] rows) {
    for (int distance = 0; distance < rows.length; distance++) {
      for (int row : new int[] {wanted - distance, wanted + distance}) {
        if (row >= 0 && row < rows.length && rows[row] == null) {
          rows[row] = name;
          return;
        }
      }
    }
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
