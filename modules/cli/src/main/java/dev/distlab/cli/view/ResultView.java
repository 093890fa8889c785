package dev.distlab.cli.view;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;

/** A run as lines: what it was, what it saw, what it means, where to go on. */
public final class ResultView {

  private final Look look;

  public ResultView(Look look) {
    this.look = look;
  }

  /** Everything that the run recorded. */
  public List<Line> lines(Result result, List<String> next) {
    List<Line> lines = new ArrayList<>(head(result.about(), result.settings()));
    lines.addAll(body(result));
    lines.addAll(foot(result, next));
    return lines;
  }

  /** Title with id and seed at the right, and every effective parameter. */
  public List<Line> head(About about, Settings settings) {
    TitleView title = new TitleView(look);
    List<Line> lines = title.lines(about, about.id() + "  seed " + settings.seed());
    lines.addAll(title.params(settings.values()));
    return lines;
  }

  /**
   * Tables and charts, each after an empty line, then claims and notes. A chart of bars that a
   * table shows already is left out.
   */
  public List<Line> body(Result result) {
    List<Line> lines = new ArrayList<>();
    List<Chart> charts = new ArrayList<>(result.charts());
    charts.removeIf(chart -> BarChartView.isShownBy(result.tables(), chart));
    boolean titled = result.tables().size() > 1 || !charts.isEmpty();
    for (Table table : result.tables()) {
      lines.add(Line.empty());
      lines.addAll(table(table, titled));
    }
    for (Chart chart : charts) {
      lines.add(Line.empty());
      lines.addAll(new ChartView(look).lines(chart));
    }
    if (!result.claims().isEmpty() || !result.notes().isEmpty()) {
      lines.add(Line.empty());
    }
    lines.addAll(new ClaimsView(look).lines(result.claims()));
    result.notes().forEach(note -> lines.addAll(labelled("note", note)));
    return lines;
  }

  /**
   * A table, with its title where that says more than the heading: among others, or in several
   * words.
   */
  public List<Line> table(Table table, boolean titled) {
    List<Line> lines = new ArrayList<>();
    boolean named = table.title().equals(table.columns().get(0).name());
    boolean telling = titled || table.title().contains(" ");
    if (telling && !named && !table.title().isEmpty()) {
      lines.addAll(
          Wrap.hanging(Line.of(" "), Line.of(table.title(), Ink.STRONG), look.textWidth()));
    }
    lines.addAll(new TableView(look).lines(table));
    return lines;
  }

  /** What the model leaves out, and commands to go on with. */
  public List<Line> foot(Result result, List<String> next) {
    List<Line> lines = new ArrayList<>();
    if (!result.about().leavesOut().isEmpty()) {
      lines.add(Line.empty());
      for (String what : result.about().leavesOut()) {
        boolean first = what.equals(result.about().leavesOut().get(0));
        lines.addAll(labelled(first ? "omits" : "", what));
      }
    }
    lines.addAll(next(next));
    return lines;
  }

  /** Commands to go on with, after an empty line: on one line, or below each other. */
  public List<Line> next(List<String> commands) {
    List<Line> lines = new ArrayList<>();
    if (commands.isEmpty()) {
      return lines;
    }
    lines.add(Line.empty());
    Line all = label("next");
    for (String command : commands) {
      all.add(command.equals(commands.get(0)) ? "" : "   |   ", Ink.FAINT);
      all.add("./lab " + command, Ink.ACCENT);
    }
    if (all.width() <= look.textWidth()) {
      lines.add(all);
      return lines;
    }
    for (String command : commands) {
      Line head = command.equals(commands.get(0)) ? label("next") : label("");
      lines.add(head.add("./lab " + command, Ink.ACCENT));
    }
    return lines;
  }

  /** Running text behind a label of the margin. */
  List<Line> labelled(String label, String text) {
    return Wrap.hanging(label(label), Line.of(text), look.textWidth());
  }

  private static Line label(String label) {
    return Line.of(TextWidth.padRight(" " + label, ClaimsView.MARK_WIDTH), Ink.FAINT);
  }
}
