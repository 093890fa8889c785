package dev.distlab.cli.view;

import dev.distlab.experiment.Chapter;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;

/** A tour through the chapters as lines: of each one table, its claims, one note. */
public final class TourView {

  private final Look look;
  private final ResultView results;

  public TourView(Look look) {
    this.look = look;
    this.results = new ResultView(look);
  }

  /** What a reader is about to see. */
  public List<Line> opening(int chapters) {
    String count = chapters == 1 ? "One chapter" : chapters + " chapters";
    String text =
        count
            + ", one telling trade-off each. Everything below has just been computed on this"
            + " machine; the same seed gives the same numbers anywhere.";
    return Wrap.lines(Line.of(text), look.textWidth());
  }

  /** One chapter of the tour. */
  public List<Line> stop(Chapter chapter, Result result, List<String> next) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.empty());
    lines.add(Line.of(look.glyphs().rule().repeat(look.textWidth()), Ink.FAINT));
    lines.addAll(results.head(result.about(), result.settings()));
    if (!result.tables().isEmpty()) {
      lines.add(Line.empty());
      boolean titled = result.tables().size() > 1;
      lines.addAll(results.table(table(chapter, result.tables()), titled));
    } else if (!result.charts().isEmpty()) {
      lines.add(Line.empty());
      lines.addAll(new ChartView(look).lines(result.charts().get(0)));
    }
    lines.add(Line.empty());
    lines.addAll(new ClaimsView(look).lines(result.claims()));
    if (!result.notes().isEmpty()) {
      lines.addAll(results.labelled("note", result.notes().get(0)));
    }
    lines.addAll(results.next(next));
    return lines;
  }

  private static Table table(Chapter chapter, List<Table> tables) {
    return tables.stream()
        .filter(table -> table.title().equals(chapter.tourTable()))
        .findFirst()
        .orElse(tables.get(0));
  }

  /** Where to go from here. */
  public List<Line> end() {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.empty());
    lines.add(Line.of(look.glyphs().rule().repeat(look.textWidth()), Ink.FAINT));
    Line text = Line.of("Everything there is: ").add("./lab list", Ink.ACCENT);
    lines.addAll(
        Wrap.lines(text.add("   Every command: ").add("./lab help", Ink.ACCENT), look.textWidth()));
    return lines;
  }
}
