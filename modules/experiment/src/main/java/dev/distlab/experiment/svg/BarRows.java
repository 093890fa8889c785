package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The bars of a chart, grouped by their x: what lying bars and columns have in common. */
record BarRows(List<Group> groups, int barCount, int mostLying, TreeSet<Double> values) {

  /** Bars of one series are the more a matter of shape, those of several of names. */
  private static final int MOST_LYING = 40;

  private static final int MOST_LYING_OF_SEVERAL = 80;

  /** The bars that share an x. */
  record Group(String name, List<Bar> bars) {}

  /** One bar. */
  record Bar(int series, String name, Chart.Point point) {}

  static BarRows of(Chart chart) {
    TreeSet<Double> xs = new TreeSet<>();
    TreeSet<Double> values = new TreeSet<>();
    for (Chart.Series series : chart.series()) {
      for (Chart.Point point : series.points()) {
        xs.add(point.x());
        for (double value : new double[] {point.y(), point.low(), point.high()}) {
          if (Double.isFinite(value)) {
            values.add(value);
          }
        }
      }
    }
    chart.references().forEach(reference -> values.add(reference.y()));
    List<Group> groups = new ArrayList<>();
    int count = 0;
    for (double x : xs) {
      List<Bar> bars = new ArrayList<>();
      for (int i = 0; i < chart.series().size(); i++) {
        for (Chart.Point point : chart.series().get(i).points()) {
          if (point.x() == x && Double.isFinite(point.y())) {
            bars.add(new Bar(i, chart.series().get(i).name(), point));
          }
        }
      }
      groups.add(new Group(name(chart.x(), x), bars));
      count += bars.size();
    }
    int mostLying = chart.series().size() > 1 ? MOST_LYING_OF_SEVERAL : MOST_LYING;
    return new BarRows(groups, count, mostLying, values);
  }

  private static String name(Chart.Axis axis, double x) {
    if (axis.scale() != Chart.Scale.CATEGORY) {
      return AxisScale.compact(x);
    }
    int index = (int) x;
    boolean isNamed = index == x && index >= 0 && index < axis.categories().size();
    return isNamed ? axis.categories().get(index) : AxisScale.compact(x);
  }

  /** Whether each bar can have a line and a name of its own. */
  boolean areFew() {
    return barCount <= mostLying;
  }
}
