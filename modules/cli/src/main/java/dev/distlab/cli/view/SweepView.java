package dev.distlab.cli.view;

import dev.distlab.cli.sweep.Spread;
import dev.distlab.cli.sweep.SweepResult;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;

/** A sweep as lines and as charts: the middle and the range of each number over the values. */
public final class SweepView {

  private static final int LONGEST_STRIP = 50;
  private static final int SHORTEST_STRIP = 16;
  private static final int GAP = 3;

  private final Look look;

  public SweepView(Look look) {
    this.look = look;
  }

  /** Everything that the sweep recorded. */
  public List<Line> lines(SweepResult sweep) {
    List<Line> lines = new ArrayList<>(head(sweep));
    for (SweepResult.MeasureRow measure : sweep.measures()) {
      lines.add(Line.empty());
      lines.addAll(measure(sweep, measure));
    }
    if (!sweep.claims().isEmpty()) {
      lines.add(Line.empty());
      lines.addAll(claims(sweep));
    }
    return lines;
  }

  private List<Line> head(SweepResult sweep) {
    String right = sweep.about().id() + "  " + seeds(sweep);
    List<Line> lines = new TitleView(look).lines(sweep.about(), right);
    Line over = Line.of(sweep.over() + "=" + String.join(",", sweep.values()));
    lines.addAll(Wrap.hanging(Line.of("sweep   ", Ink.FAINT), over, look.textWidth()));
    lines.addAll(new TitleView(look).params(sweep.params()));
    return lines;
  }

  private static String seeds(SweepResult sweep) {
    long last = sweep.firstSeed() + sweep.seeds() - 1;
    return sweep.seeds() == 1
        ? "seed " + sweep.firstSeed()
        : "seeds " + sweep.firstSeed() + ".." + last;
  }

  private static String count(SweepResult sweep) {
    return sweep.seeds() + (sweep.seeds() == 1 ? " seed" : " seeds");
  }

  private List<Line> measure(SweepResult sweep, SweepResult.MeasureRow measure) {
    Line title = new Line().add(measure.text(), Ink.STRONG);
    title.add("   " + (measure.unit().isEmpty() ? "" : measure.unit() + ", "), Ink.FAINT);
    title.add("median and range over " + count(sweep), Ink.FAINT);
    List<Line> lines = new ArrayList<>(Wrap.hanging(Line.of(" "), title, look.textWidth()));
    List<Line> table = new TableView(look).lines(table(sweep, measure));
    int left = table.stream().mapToInt(Line::width).max().orElse(0);
    int strip = Math.min(LONGEST_STRIP, look.width() - left - GAP);
    boolean oneLineEach = table.size() == 1 + sweep.values().size();
    AxisRange range = range(measure.spreads());
    if (strip >= SHORTEST_STRIP && oneLineEach && range != null) {
      Line heading = table.get(0).padTo(left + GAP);
      heading.add(scale(range, measure, strip), Ink.FAINT);
      for (int i = 0; i < measure.spreads().size(); i++) {
        Line row = table.get(i + 1).padTo(left + GAP);
        row.add(strip(measure.spreads().get(i), range, strip), Ink.SERIES_1);
      }
    }
    lines.addAll(table);
    return lines;
  }

  private static Table table(SweepResult sweep, SweepResult.MeasureRow measure) {
    List<Table.Column> columns =
        List.of(
            Table.Column.number(sweep.over(), "", 0),
            Table.Column.number("median", measure.unit(), measure.decimals()),
            Table.Column.number("range", "", 0));
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (int i = 0; i < sweep.values().size(); i++) {
      Spread spread = measure.spreads().get(i);
      String range =
          Numbers.grouped(spread.low(), measure.decimals())
              + " .. "
              + Numbers.grouped(spread.high(), measure.decimals());
      rows.add(
          List.of(
              Table.Cell.of(sweep.values().get(i)),
              Table.Cell.of(spread.median()),
              Table.Cell.of(spread.count() == 0 ? "" : range)));
    }
    return new Table(measure.text(), columns, rows);
  }

  private static AxisRange range(List<Spread> spreads) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Spread spread : spreads) {
      if (spread.count() > 0) {
        low = Math.min(low, spread.low());
        high = Math.max(high, spread.high());
      }
    }
    return low <= high ? AxisRange.round(low, high, false) : null;
  }

  private static String scale(AxisRange range, SweepResult.MeasureRow measure, int width) {
    double step = Ticks.step(range.lo(), range.hi(), 5);
    List<String> labels = Ticks.linear(range.lo(), range.hi(), step).labels();
    String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
    String low = labels.get(0) + unit;
    String high = labels.get(labels.size() - 1) + unit;
    return low + TextWidth.padLeft(high, width - TextWidth.of(low));
  }

  private String strip(Spread spread, AxisRange range, int width) {
    StringBuilder strip = new StringBuilder(" ".repeat(width));
    if (spread.count() == 0) {
      return strip.toString();
    }
    Glyphs.Strip glyphs = look.glyphs().strip();
    int low = column(range.place(spread.low()), width);
    int high = column(range.place(spread.high()), width);
    for (int column = low; column <= high; column++) {
      strip.setCharAt(column, glyphs.line());
    }
    strip.setCharAt(low, glyphs.left());
    strip.setCharAt(high, glyphs.right());
    strip.setCharAt(column(range.place(spread.median()), width), glyphs.value());
    return strip.toString();
  }

  private static int column(double place, int width) {
    return (int) Math.round(Math.max(0, Math.min(1, place)) * (width - 1));
  }

  private List<Line> claims(SweepResult sweep) {
    Line title = new Line().add("claims", Ink.STRONG).add("   runs in which each held", Ink.FAINT);
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text("claim"));
    sweep.values().forEach(value -> columns.add(Table.Column.number(value, "", 0)));
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (SweepResult.ClaimRow claim : sweep.claims()) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(Table.Cell.of(claim.text()));
      for (SweepResult.Tally tally : claim.tallies()) {
        String text = tally.total() == 0 ? "-" : tally.passed() + " of " + tally.total();
        row.add(Table.Cell.of(text).flaggedIf(tally.passed() < tally.total()));
      }
      rows.add(row);
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line().add(" ").add(title));
    lines.addAll(new TableView(look).lines(new Table("claims", columns, rows)));
    return lines;
  }

  /** The charts of a sweep, one for each number: its median over the values, with its range. */
  public static List<Chart> charts(SweepResult sweep) {
    List<Double> numbers = numbers(sweep.values());
    Chart.Axis x = xAxis(sweep, numbers);
    List<Chart> charts = new ArrayList<>();
    for (SweepResult.MeasureRow measure : sweep.measures()) {
      List<Chart.Point> points = new ArrayList<>();
      for (int i = 0; i < sweep.values().size(); i++) {
        Spread spread = measure.spreads().get(i);
        if (spread.count() > 0) {
          double place = numbers.isEmpty() ? i : numbers.get(i);
          points.add(new Chart.Point(place, spread.median(), spread.low(), spread.high()));
        }
      }
      charts.add(
          new Chart(
              "sweep-" + sweep.over() + "-" + measure.id(),
              measure.text() + ": median and range over " + count(sweep),
              numbers.isEmpty() ? Chart.Shape.BAR : Chart.Shape.LINE,
              x,
              Chart.Axis.linear(measure.text(), measure.unit()),
              List.of(new Chart.Series(measure.text(), points)),
              List.of()));
    }
    return charts;
  }

  private static Chart.Axis xAxis(SweepResult sweep, List<Double> numbers) {
    if (numbers.isEmpty()) {
      return Chart.Axis.categories(sweep.over(), sweep.values());
    }
    double least = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    String unit = sweep.about().parameter(sweep.over()).unit();
    return least > 0 && most / least >= 10
        ? Chart.Axis.log(sweep.over(), unit)
        : Chart.Axis.linear(sweep.over(), unit);
  }

  private static List<Double> numbers(List<String> values) {
    try {
      return values.stream().map(Double::parseDouble).toList();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }
}
