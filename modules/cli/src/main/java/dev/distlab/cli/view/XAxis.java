package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The axis below a plot: ticks, as many labels as fit, and what it measures. */
final class XAxis {

  private static final int LONGEST_LABEL = 16;
  private static final int MOST_OWN_TICKS = 12;

  private final Chart chart;
  private final Plot plot;
  private final AxisRange range;
  private final Ticks ticks;

  XAxis(Chart chart, Plot plot, AxisRange range) {
    this.chart = chart;
    this.plot = plot;
    this.range = range;
    this.ticks = ticks();
  }

  /** Few points have a tick each; many have round numbers along the axis. */
  private Ticks ticks() {
    TreeSet<Double> places = new TreeSet<>();
    chart.series().forEach(series -> series.points().forEach(point -> places.add(point.x())));
    places.removeIf(x -> Double.isNaN(range.place(x)));
    List<String> names = chart.x().categories();
    if (!names.isEmpty()) {
      List<Double> known =
          places.stream().filter(x -> x >= 0 && x < names.size() && x == Math.rint(x)).toList();
      return new Ticks(known, known.stream().map(x -> names.get(x.intValue())).toList());
    }
    if (chart.shape() == Chart.Shape.LINE && places.size() <= MOST_OWN_TICKS) {
      return Ticks.of(new ArrayList<>(places));
    }
    return range.isLog()
        ? Ticks.log(range.lo(), range.hi())
        : Ticks.linear(range.lo(), range.hi(), Ticks.step(range.lo(), range.hi(), 8));
  }

  /**
   * Three lines, or two where the axis has no name.
   *
   * @param gutter columns left of the vertical axis
   */
  List<Line> lines(int gutter, Glyphs.Axes axes) {
    StringBuilder axis = new StringBuilder(" ".repeat(gutter)).append(axes.corner());
    axis.append(String.valueOf(axes.horizontal()).repeat(plot.columns()));
    StringBuilder labels = new StringBuilder(" ".repeat(gutter + plot.columns() + 2));
    int last = ticks.values().size() - 1;
    int free = 0;
    for (int i = 0; i <= last; i++) {
      String label = label(i);
      int start = start(i, gutter);
      boolean fits = i == last || start + label.length() + 1 <= start(last, gutter);
      if (start >= free && fits) {
        labels.replace(start, start + label.length(), label);
        free = start + label.length() + 2;
        axis.setCharAt(cell(i, gutter), axes.xTick());
      }
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(axis.toString(), Ink.FAINT));
    lines.add(Line.of(labels.toString(), Ink.FAINT));
    String what = ChartView.describe(chart.x());
    int right = gutter + 1 + plot.columns();
    for (String line : what.isEmpty() ? List.<String>of() : Wrap.words(what, right - 1)) {
      lines.add(Line.of(TextWidth.padLeft(line, right), Ink.FAINT));
    }
    return lines;
  }

  private int cell(int tick, int gutter) {
    return gutter + 1 + plot.column(range.place(ticks.values().get(tick)));
  }

  private String label(int tick) {
    return TextWidth.cut(ticks.labels().get(tick), LONGEST_LABEL);
  }

  private int start(int tick, int gutter) {
    int length = label(tick).length();
    int start = cell(tick, gutter) - (length - 1) / 2;
    return Math.max(0, Math.min(start, gutter + plot.columns() + 2 - length));
  }
}
