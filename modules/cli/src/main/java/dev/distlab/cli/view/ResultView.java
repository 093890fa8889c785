package dev.distlab.cli.view;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run as lines: what it was, what it saw, what it means, where to go on. */
public final class ResultView {

  private static final String PARAMS = "params  ";

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
    List<Line> lines = new ArrayList<>();
    String right = about.id() + "  seed " + settings.seed();
    int width = look.textWidth();
    int left = width - TextWidth.of(right) - 2;
    Line title = Line.of(about.chapterTitle() + ": " + about.question(), Ink.STRONG);
    boolean beside = left >= 30;
    lines.addAll(Wrap.lines(title, beside ? left : width));
    if (beside) {
      lines.get(0).padTo(width - TextWidth.of(right)).add(right, Ink.FAINT);
    } else {
      lines.add(Line.of(right, Ink.FAINT));
    }
    lines.addAll(params(settings));
    return lines;
  }

  private List<Line> params(Settings settings) {
    Line values = new Line();
    for (Map.Entry<String, String> value : settings.values().entrySet()) {
      values.add(values.width() == 0 ? "" : " ").add(value.getKey() + "=" + value.getValue());
    }
    if (values.width() == 0) {
      values.add("none");
    }
    return Wrap.hanging(Line.of(PARAMS, Ink.FAINT), values, look.textWidth());
  }

  /** Tables and charts, each after an empty line, then claims and notes. */
  public List<Line> body(Result result) {
    List<Line> lines = new ArrayList<>();
    boolean titled = result.tables().size() > 1 || !result.charts().isEmpty();
    for (Table table : result.tables()) {
      lines.add(Line.empty());
      lines.addAll(table(table, titled));
    }
    for (Chart chart : result.charts()) {
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

  /** A table, with its title where it has one worth saying. */
  public List<Line> table(Table table, boolean titled) {
    List<Line> lines = new ArrayList<>();
    if (titled && !table.title().isEmpty()) {
      lines.addAll(
          Wrap.hanging(Line.of(" "), Line.of(table.title(), Ink.STRONG), look.textWidth()));
    }
    lines.addAll(new TableView(look).lines(table));
    return lines;
  }

  private List<Line> foot(Result result, List<String> next) {
    List<Line> lines = new ArrayList<>();
    if (!result.about().leavesOut().isEmpty()) {
      lines.add(Line.empty());
      result.about().leavesOut().forEach(what -> lines.addAll(labelled("omits", what)));
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
