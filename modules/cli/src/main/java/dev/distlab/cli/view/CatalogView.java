package dev.distlab.cli.view;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Catalog;
import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The chapters and what is in them, as lines. */
public final class CatalogView {

  private final Look look;

  public CatalogView(Look look) {
    this.look = look;
  }

  /** Chapters, experiments and scenarios, one line each where the window is wide enough. */
  public List<Line> lines(Catalog catalog) {
    int idWidth = 0;
    for (Chapter chapter : catalog.chapters()) {
      idWidth = Math.max(idWidth, longestId(chapter));
    }
    List<Line> lines = new ArrayList<>();
    for (Chapter chapter : catalog.chapters()) {
      if (!lines.isEmpty()) {
        lines.add(Line.empty());
      }
      Line head = Line.of(TextWidth.padRight(chapter.word(), idWidth + 4 + 5), Ink.ACCENT);
      Line text = new Line().add(chapter.title(), Ink.STRONG);
      lines.add(cut(head.add(text)));
      for (Experiment experiment : chapter.experiments()) {
        lines.addAll(entry("run", experiment.about(), idWidth, ""));
      }
      for (Scenario scenario : chapter.scenarios()) {
        lines.addAll(entry("step", scenario.about(), idWidth, scenario.isBadPreset() ? "! " : ""));
      }
    }
    if (lines.isEmpty()) {
      lines.add(Line.of("no chapters"));
    }
    if (catalog.chapters().stream().anyMatch(CatalogView::hasBadPreset)) {
      lines.add(Line.empty());
      lines.add(new Line().add("!", Ink.WARN).add(" shows how something goes wrong"));
    }
    return lines;
  }

  private static boolean hasBadPreset(Chapter chapter) {
    return chapter.scenarios().stream().anyMatch(Scenario::isBadPreset);
  }

  private static int longestId(Chapter chapter) {
    int longest = chapter.word().length();
    for (Experiment experiment : chapter.experiments()) {
      longest = Math.max(longest, experiment.about().id().length());
    }
    for (Scenario scenario : chapter.scenarios()) {
      longest = Math.max(longest, scenario.about().id().length());
    }
    return longest;
  }

  private List<Line> entry(String verb, About about, int idWidth, String mark) {
    Line line = new Line().add("  " + TextWidth.padRight(verb, 5), Ink.FAINT);
    line.add(TextWidth.padRight(about.id(), idWidth), Ink.ACCENT);
    return Wrap.hanging(
        line.add("  "), new Line().add(mark, Ink.WARN).add(about.question()), look.width());
  }

  private Line cut(Line line) {
    if (line.width() <= look.width()) {
      return line;
    }
    Line cut = new Line();
    for (Line.Span span : line.spans()) {
      cut.add(TextWidth.cut(span.text(), look.width() - cut.width()), span.ink());
    }
    return cut;
  }

  /** The chapters, a line or two each: word, title and summary. */
  public List<Line> chapters(Catalog catalog) {
    int width = 0;
    for (Chapter chapter : catalog.chapters()) {
      width = Math.max(width, chapter.word().length());
    }
    List<Line> lines = new ArrayList<>();
    for (Chapter chapter : catalog.chapters()) {
      Line head = Line.of("  " + TextWidth.padRight(chapter.word(), width + 2), Ink.ACCENT);
      Line text = new Line().add(chapter.title() + ". ", Ink.STRONG).add(chapter.summary());
      lines.addAll(Wrap.hanging(head, text, look.textWidth()));
    }
    return lines;
  }
}
