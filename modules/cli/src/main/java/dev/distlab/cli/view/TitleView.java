package dev.distlab.cli.view;

import dev.distlab.experiment.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The head of every result: what it answers, which it is, with which parameters. */
final class TitleView {

  private static final int LEAST_TITLE = 30;

  private final Look look;

  TitleView(Look look) {
    this.look = look;
  }

  /** The title, with {@code right} at the right of its first line, or below it. */
  List<Line> lines(About about, String right) {
    int width = look.textWidth();
    int left = width - TextWidth.of(right) - 2;
    boolean beside = left >= LEAST_TITLE;
    Line title = Line.of(about.chapterTitle() + ": " + about.question(), Ink.STRONG);
    List<Line> lines = new ArrayList<>(Wrap.lines(title, beside ? left : width));
    if (beside) {
      lines.get(0).padTo(width - TextWidth.of(right)).add(right, Ink.FAINT);
    } else {
      lines.add(Line.of(right, Ink.FAINT));
    }
    return lines;
  }

  /** Every effective parameter. */
  List<Line> params(Map<String, String> params) {
    Line values = new Line();
    for (Map.Entry<String, String> value : params.entrySet()) {
      values.add(values.width() == 0 ? "" : " ").add(value.getKey() + "=" + value.getValue());
    }
    if (values.width() == 0) {
      values.add("none");
    }
    return Wrap.hanging(Line.of("params  ", Ink.FAINT), values, look.textWidth());
  }
}
