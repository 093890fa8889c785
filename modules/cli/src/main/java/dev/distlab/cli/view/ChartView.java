package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;
import java.util.ArrayList;
import java.util.List;

/** A chart as lines: its title, what its axis measures, and the figure. */
public final class ChartView {

  /** More bars than this are drawn as points instead. */
  private static final int MOST_BARS = 40;

  private final Look look;

  public ChartView(Look look) {
    this.look = look;
  }

  /** The chart; a chart without points is its title and a word that says so. */
  public List<Line> lines(Chart chart) {
    List<Line> lines = new ArrayList<>();
    Line text = new Line().add(chart.title(), Ink.STRONG);
    String axis = describe(chart.y());
    if (!axis.isEmpty()) {
      text.add("   " + axis, Ink.FAINT);
    }
    lines.addAll(Wrap.hanging(Line.of(" "), text, look.textWidth()));
    int points = chart.series().stream().mapToInt(series -> series.points().size()).sum();
    if (points == 0) {
      lines.add(Line.of(" no points"));
    } else if (chart.shape() == Chart.Shape.BAR && points <= MOST_BARS) {
      lines.addAll(new BarChartView(look).lines(chart));
    } else {
      lines.addAll(new PlotView(look, chart).lines());
    }
    return lines;
  }

  /** Such as {@code load, %, lower is better}. */
  static String describe(Chart.Axis axis) {
    List<String> parts = new ArrayList<>();
    if (!axis.label().isEmpty()) {
      parts.add(axis.label());
    }
    if (!axis.unit().isEmpty()) {
      parts.add(axis.unit());
    }
    if (axis.scale() == Chart.Scale.LOG) {
      parts.add("log scale");
    }
    switch (axis.better()) {
      case LOWER -> parts.add("lower is better");
      case HIGHER -> parts.add("higher is better");
      case NEITHER -> {}
    }
    return String.join(", ", parts);
  }
}
