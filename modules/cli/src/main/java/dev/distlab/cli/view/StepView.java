package dev.distlab.cli.view;

import dev.distlab.experiment.Step;
import java.util.ArrayList;
import java.util.List;

/** One moment of a story as lines: what was done, why it matters, how it looks, what changed. */
public final class StepView {

  private static final int INDENT = 6;
  private static final int PICTURE_INDENT = 2;

  private final Look look;

  public StepView(Look look) {
    this.look = look;
  }

  /** The captions that guide a reader before the first step. */
  public List<Line> captions(List<String> captions) {
    List<Line> lines = new ArrayList<>();
    for (String caption : captions) {
      lines.addAll(Wrap.hanging(Line.of(" "), Line.of(caption), look.textWidth()));
    }
    return lines;
  }

  /**
   * The step, of a story whose last step is {@code last}. The start has no caption: it is what the
   * title says.
   */
  public List<Line> lines(Step step, int last) {
    List<Line> lines = new ArrayList<>();
    lines.addAll(head(step, last));
    if (step.index() > 0 && !step.caption().isEmpty()) {
      Line caption = Line.of(step.caption());
      lines.addAll(Wrap.hanging(Line.of(" ".repeat(INDENT)), caption, look.textWidth()));
    }
    if (!step.picture().isEmpty()) {
      lines.add(Line.empty());
    }
    for (String row : step.picture()) {
      int room = look.width() - PICTURE_INDENT;
      lines.add(Line.of(" ".repeat(PICTURE_INDENT) + TextWidth.cut(row, room)));
    }
    if (!step.counters().isEmpty()) {
      lines.add(Line.empty());
      lines.addAll(counters(step));
    }
    return lines;
  }

  /** What was done, and the time at the right end: on a line of its own where both do not fit. */
  private List<Line> head(Step step, int last) {
    String number = step.index() + "/" + last;
    Line start = Line.of(TextWidth.padRight(" " + number + " ", INDENT), Ink.FAINT);
    String done = step.index() == 0 ? "the start" : step.command();
    List<Line> lines = Wrap.hanging(start, new Line().add(done, Ink.STRONG), look.textWidth());
    if (step.virtualNanos() < 0) {
      return lines;
    }
    String time = "t = " + TimeText.of(step.virtualNanos());
    int column = look.textWidth() - TextWidth.of(time);
    Line end = lines.get(lines.size() - 1);
    if (end.width() + 2 > column) {
      end = Line.of(" ".repeat(INDENT));
      lines.add(end);
    }
    end.padTo(Math.max(column, end.width())).add(time, Ink.FAINT);
    return lines;
  }

  private List<Line> counters(Step step) {
    List<Line> rows = new ArrayList<>();
    Line row = new Line();
    for (Step.Change change : step.counters()) {
      Line counter = counter(change);
      if (row.width() > 0 && INDENT + row.width() + 3 + counter.width() > look.textWidth()) {
        rows.add(row);
        row = new Line();
      }
      row.add(row.width() > 0 ? "   " : "").add(counter);
    }
    rows.add(row);
    List<Line> lines = new ArrayList<>();
    for (Line one : rows) {
      lines.addAll(Wrap.hanging(Line.of(" ".repeat(INDENT)), one, look.textWidth()));
    }
    return lines;
  }

  private Line counter(Step.Change change) {
    Line line = new Line().add(change.name() + " ", Ink.FAINT);
    if (!change.hasChanged()) {
      return line.add(change.nowText(), Ink.FAINT);
    }
    line.add(change.wasText() + " " + look.glyphs().arrow() + " ");
    return line.add(change.nowText(), Ink.STRONG);
  }
}
