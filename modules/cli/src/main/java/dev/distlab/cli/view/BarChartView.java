package dev.distlab.cli.view;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A chart of bars as a table with a bar, and its number, for each point. */
final class BarChartView {

  /** More series than this stand below each other instead of side by side. */
  private static final int MOST_BESIDE = 2;

  private final Look look;

  BarChartView(Look look) {
    this.look = look;
  }

  /** Whether each series of a chart of bars is a column with bars in one of the tables. */
  static boolean isShownBy(List<Table> tables, Chart chart) {
    return chart.shape() == Chart.Shape.BAR
        && !chart.series().isEmpty()
        && chart.series().stream()
            .allMatch(series -> tables.stream().anyMatch(table -> isShownBy(table, series)));
  }

  private static boolean isShownBy(Table table, Chart.Series series) {
    List<Double> numbers = series.points().stream().map(Chart.Point::y).toList();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      List<Double> cells = table.rows().stream().map(row -> row.get(column).number()).toList();
      if (table.columns().get(i).bar() && cells.equals(numbers) && !hasRange(series)) {
        return true;
      }
    }
    return false;
  }

  List<Line> lines(Chart chart) {
    return new TableView(look)
        .lines(chart.series().size() > MOST_BESIDE ? below(chart) : beside(chart));
  }

  private Table beside(Chart chart) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text(chart.x().label()));
    for (Chart.Series series : chart.series()) {
      columns.add(valueColumn(chart, series.name()));
      if (hasRange(series)) {
        columns.add(Table.Column.text("range"));
      }
    }
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (double x : places(chart)) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(Table.Cell.of(name(chart, x)));
      for (Chart.Series series : chart.series()) {
        Chart.Point point = pointAt(series, x);
        row.add(point == null ? Table.Cell.empty() : Table.Cell.of(point.y()));
        if (hasRange(series)) {
          row.add(Table.Cell.of(range(chart, point)));
        }
      }
      rows.add(row);
    }
    return new Table(chart.title(), columns, rows);
  }

  private Table below(Chart chart) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text(chart.x().label()));
    columns.add(Table.Column.text(""));
    columns.add(valueColumn(chart, chart.y().label()));
    boolean hasRange = chart.series().stream().anyMatch(BarChartView::hasRange);
    if (hasRange) {
      columns.add(Table.Column.text("range"));
    }
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (double x : places(chart)) {
      String name = name(chart, x);
      for (Chart.Series series : chart.series()) {
        Chart.Point point = pointAt(series, x);
        if (point != null) {
          List<Table.Cell> row = new ArrayList<>();
          row.add(Table.Cell.of(name));
          row.add(Table.Cell.of(series.name()));
          row.add(Table.Cell.of(point.y()));
          if (hasRange) {
            row.add(Table.Cell.of(range(chart, point)));
          }
          rows.add(row);
          name = "";
        }
      }
    }
    return new Table(chart.title(), columns, rows);
  }

  private static Table.Column valueColumn(Chart chart, String name) {
    List<String> remarks = new ArrayList<>();
    for (Chart.Reference reference : chart.references()) {
      String number = Numbers.grouped(reference.y(), decimals(chart));
      boolean isNamed = List.of(reference.name().split(" ")).contains(number);
      remarks.add(isNamed ? reference.name() : reference.name() + " " + number);
    }
    return Table.Column.number(name, chart.y().unit(), decimals(chart))
        .withBar()
        .remark(String.join(", ", remarks));
  }

  private static Iterable<Double> places(Chart chart) {
    TreeSet<Double> places = new TreeSet<>();
    chart.series().forEach(series -> series.points().forEach(point -> places.add(point.x())));
    return places;
  }

  private static Chart.Point pointAt(Chart.Series series, double x) {
    TreeMap<Double, Chart.Point> points = new TreeMap<>();
    series.points().forEach(point -> points.putIfAbsent(point.x(), point));
    return points.get(x);
  }

  private static boolean hasRange(Chart.Series series) {
    return series.points().stream().anyMatch(Chart.Point::hasRange);
  }

  private static String range(Chart chart, Chart.Point point) {
    if (point == null || !point.hasRange()) {
      return "";
    }
    return Numbers.grouped(point.low(), decimals(chart))
        + ".."
        + Numbers.grouped(point.high(), decimals(chart));
  }

  private static String name(Chart chart, double x) {
    List<String> categories = chart.x().categories();
    if (!categories.isEmpty() && x >= 0 && x < categories.size()) {
      return categories.get((int) x);
    }
    String unit = chart.x().unit();
    return Ticks.of(List.of(x)).labels().get(0) + (unit.isEmpty() ? "" : " " + unit);
  }

  /** As many places as tell the numbers of the chart apart: three digits of the largest. */
  private static int decimals(Chart chart) {
    double largest = 0;
    boolean whole = true;
    for (Chart.Series series : chart.series()) {
      for (Chart.Point point : series.points()) {
        largest = Math.max(largest, Math.abs(point.y()));
        whole = whole && point.y() == Math.rint(point.y());
      }
    }
    if (whole || largest >= 1000) {
      return 0;
    }
    return largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
  }
}
