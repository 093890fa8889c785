package dev.distlab.cli.view;

import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table as lines: numbers right-aligned with their units, a bar beside them where the column asks
 * for one, a mark at the cells to look at.
 */
public final class TableView {

  /*
   * What gives way when space is short, in this order: long bars, headings on one line, bars of any
   * length, long texts between their words, gaps, long words; at last the table is cut into blocks that
   * repeat its first column.
   */

  private static final int INDENT = 1;
  private static final int WIDE_GAP = 3;
  private static final int NARROW_GAP = 2;
  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private static final int[] LONG_BARS = {28, 24, 20, 16};
  private static final int[] MIDDLE_BARS = {16, 12, 10};
  private static final int[] SHORT_BARS = {8, 6};
  private static final int[] WIDE_HEADINGS = {24, 18, 14, 11};
  private static final int[] NARROW_HEADINGS = {18, 14, 11, 10, 9, 8, 0};
  private static final int[] TEXT_LIMITS = {80, 72, 64, 56, 48, 40, 32, 26, 22, 18, 15, 12, 10};

  private static final int[] LONGEST_WORDS = {NO_LIMIT, 18, 15, 12, 0};

  private final Look look;

  /** Spaces between two columns of the table that is being laid out. */
  private int gap;

  public TableView(Look look) {
    this.look = look;
  }

  /** The heading and the rows; without the title. */
  public List<Line> lines(Table table) {
    return lines(table, Set.of());
  }

  /** The same; the columns of text in {@code right} end at their right edge. */
  List<Line> lines(Table table, Set<Integer> right) {
    List<TableColumn> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(new TableColumn(table, i, right.contains(i)));
    }
    List<Line> lines = new ArrayList<>();
    if (fit(columns)) {
      block(columns, table.rows().size(), lines);
      return lines;
    }
    for (List<TableColumn> block : split(columns)) {
      if (!lines.isEmpty()) {
        lines.add(Line.empty());
      }
      fit(block);
      block(block, table.rows().size(), lines);
    }
    return lines;
  }

  private boolean fit(List<TableColumn> columns) {
    gap = look.width() < 80 ? NARROW_GAP : WIDE_GAP;
    if (fitsWithWholeTexts(columns) || fitsWithShortTexts(columns, NO_LIMIT)) {
      return true;
    }
    gap = NARROW_GAP;
    for (int word : LONGEST_WORDS) {
      if (fitsWithShortTexts(columns, word)) {
        return true;
      }
    }
    return false;
  }

  private boolean fitsWithWholeTexts(List<TableColumn> columns) {
    return fits(columns, LONG_BARS, new int[] {TableColumn.ONE_LINE})
        || fits(columns, MIDDLE_BARS, WIDE_HEADINGS)
        || fits(columns, SHORT_BARS, NARROW_HEADINGS)
        || fits(columns, new int[] {0}, WIDE_HEADINGS)
        || fits(columns, new int[] {0}, NARROW_HEADINGS);
  }

  private boolean fits(List<TableColumn> columns, int[] bars, int[] headings) {
    for (int bar : bars) {
      for (int heading : headings) {
        if (fits(columns, bar, heading, NO_LIMIT, NO_LIMIT)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fitsWithShortTexts(List<TableColumn> columns, int longestWord) {
    for (int limit : TEXT_LIMITS) {
      if ((limit >= 18 && fits(columns, 8, 0, limit, longestWord))
          || fits(columns, 0, 0, limit, longestWord)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(
      List<TableColumn> columns, int bar, int heading, int limit, int longestWord) {
    int needed = INDENT + gap * (columns.size() - 1);
    for (TableColumn column : columns) {
      column.fit(bar, heading, Math.max(limit, column.longestWord(longestWord)));
      needed += column.width();
    }
    return needed <= look.width();
  }

  /** Blocks of columns that fit, each beginning with the first column. */
  private List<List<TableColumn>> split(List<TableColumn> columns) {
    List<List<TableColumn>> blocks = new ArrayList<>();
    List<TableColumn> block = new ArrayList<>(columns.subList(0, 1));
    for (TableColumn column : columns.subList(1, columns.size())) {
      List<TableColumn> longer = new ArrayList<>(block);
      longer.add(column);
      if (fit(longer) || block.size() == 1) {
        block = longer;
      } else {
        blocks.add(block);
        block = new ArrayList<>(List.of(columns.get(0), column));
      }
    }
    blocks.add(block);
    return blocks;
  }

  private void block(List<TableColumn> columns, int rows, List<Line> lines) {
    int height = columns.stream().mapToInt(TableColumn::headingHeight).max().orElse(0);
    for (int i = 0; i < height; i++) {
      Line line = Line.of(" ".repeat(INDENT));
      for (int c = 0; c < columns.size(); c++) {
        line.add(c == 0 ? "" : " ".repeat(gap));
        line.add(columns.get(c).headingLine(i, height), Ink.FAINT);
      }
      lines.add(line);
    }
    for (int row = 0; row < rows; row++) {
      row(columns, row, lines);
    }
  }

  private void row(List<TableColumn> columns, int row, List<Line> lines) {
    List<List<Line>> cells = new ArrayList<>();
    int height = 1;
    for (TableColumn column : columns) {
      cells.add(column.cell(row, look.glyphs()));
      height = Math.max(height, cells.get(cells.size() - 1).size());
    }
    for (int i = 0; i < height; i++) {
      Line line = Line.of(" ".repeat(INDENT));
      for (int c = 0; c < columns.size(); c++) {
        line.add(c == 0 ? "" : " ".repeat(gap));
        List<Line> cell = cells.get(c);
        line.add(i < cell.size() ? cell.get(i) : Line.empty().padTo(columns.get(c).width()));
      }
      lines.add(line);
    }
  }
}
