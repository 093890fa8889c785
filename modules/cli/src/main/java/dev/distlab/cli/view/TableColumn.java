package dev.distlab.cli.view;

import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * One column on its way into lines: the texts of its cells, and how wide it is with and without a
 * bar.
 */
final class TableColumn {

  /** A unit longer than this stands in the heading instead of beside each number. */
  private static final int LONGEST_UNIT = 4;

  /** A word of a heading may make a column this wide, but no wider. */
  private static final int LONGEST_HEADING_WORD = 16;

  /** A figure of several words, such as one with its error, stays on one line up to here. */
  private static final int LONGEST_FIGURE = 16;

  /** A heading that stays on one line. */
  static final int ONE_LINE = Integer.MAX_VALUE;

  private final Table.Column column;
  private final List<Table.Cell> cells;
  private final List<String> values = new ArrayList<>();
  private final boolean isText;
  private final boolean isRightAligned;
  private final boolean hasFlag;
  private final int valueWidth;

  /** What a bar of full length stands for. */
  private final double largest;

  private int barWidth;
  private int textLimit = Integer.MAX_VALUE;
  private List<String> heading = List.of();
  private int width;

  /**
   * Column {@code index} of a table.
   *
   * @param right whether its texts end at the right edge, as numbers do
   */
  TableColumn(Table table, int index, boolean right) {
    this.column = table.columns().get(index);
    this.cells = table.rows().stream().map(row -> row.get(index)).toList();
    this.isText =
        cells.stream().allMatch(cell -> cell.isText() || Double.isNaN(cell.number()))
            && cells.stream().anyMatch(Table.Cell::isText);
    this.isRightAligned = right || !isText;
    this.hasFlag = cells.stream().anyMatch(Table.Cell::isFlagged);
    this.largest = column.bar() ? largest(table, column) : 0;
    int widest = 0;
    for (Table.Cell cell : cells) {
      values.add(value(cell));
      widest = Math.max(widest, TextWidth.of(values.get(values.size() - 1)));
    }
    this.valueWidth = widest;
  }

  /** Bars of one unit have one scale in all columns: the longer bar is the larger number. */
  private static double largest(Table table, Table.Column column) {
    double largest = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      Table.Column other = table.columns().get(i);
      if (other.bar() && other.unit().equals(column.unit())) {
        for (List<Table.Cell> row : table.rows()) {
          double number = row.get(i).number();
          largest = number > largest ? number : largest;
        }
      }
    }
    return largest;
  }

  private String value(Table.Cell cell) {
    if (cell.isText()) {
      return cell.text();
    }
    if (Double.isNaN(cell.number())) {
      return isText ? "" : "-";
    }
    String number = Numbers.grouped(cell.number(), column.decimals());
    return hasUnitInCells() ? number + " " + column.unit() : number;
  }

  private boolean hasUnitInCells() {
    return !column.unit().isEmpty() && column.unit().length() <= LONGEST_UNIT;
  }

  private boolean hasBar() {
    return column.bar() && cells.stream().anyMatch(cell -> cell.number() > 0);
  }

  /** Columns of its longest word, or figure, that is no longer than {@code most}. */
  int longestWord(int most) {
    int longest = isRightAligned && valueWidth <= LONGEST_FIGURE ? valueWidth : 0;
    for (String value : values) {
      longest = Math.max(longest, longestPiece(value));
    }
    return Math.min(longest, most);
  }

  /**
   * Decides how wide the column is.
   *
   * @param bar columns for the bar, 0 for none
   * @param headingWidth columns that the heading may take even where the cells are narrower
   * @param limit most columns of a text
   */
  void fit(int bar, int headingWidth, int limit) {
    barWidth = hasBar() ? bar : 0;
    textLimit = isText ? limit : Integer.MAX_VALUE;
    int content =
        Math.min(valueWidth, textLimit)
            + (barWidth > 0 ? 2 + barWidth : 0)
            + (hasFlag ? (barWidth > 0 ? 3 : 2) : 0);
    String name =
        column.name()
            + (column.unit().isEmpty() || hasUnitInCells() ? "" : " (" + column.unit() + ")");
    String remark = column.remark().isEmpty() ? "" : "(" + column.remark() + ")";
    if (headingWidth == ONE_LINE) {
      heading = List.of(remark.isEmpty() ? name : name + "  " + remark);
    } else {
      String text = name + " " + remark;
      int longest = headingWidth == 0 ? longestPiece(text) : longestWord(text);
      int word = Math.min(longest, LONGEST_HEADING_WORD);
      int most = Math.max(content, Math.max(word, headingWidth));
      heading = new ArrayList<>(Wrap.words(name, most));
      if (!remark.isEmpty()) {
        heading.addAll(Wrap.words(remark, most));
      }
    }
    width = content;
    heading.forEach(line -> width = Math.max(width, TextWidth.of(line)));
  }

  private static int longestWord(String text) {
    return longest(text.split(" "));
  }

  /** The same where a comma or a slash ends a word, too. */
  private static int longestPiece(String text) {
    return longest(text.split(" |(?<=[,/])"));
  }

  private static int longest(String[] words) {
    int longest = 0;
    for (String word : words) {
      longest = Math.max(longest, TextWidth.of(word));
    }
    return longest;
  }

  int width() {
    return width;
  }

  int headingHeight() {
    return heading.size();
  }

  /** Line {@code index} of a heading of {@code height} lines, which stands at the bottom. */
  String headingLine(int index, int height) {
    int own = index - (height - heading.size());
    String text = own < 0 ? "" : heading.get(own);
    boolean right = isRightAligned && barWidth == 0;
    return right ? TextWidth.padLeft(text, width) : TextWidth.padRight(text, width);
  }

  /** The lines of a cell, each as wide as the column. */
  List<Line> cell(int row, Glyphs glyphs) {
    Table.Cell cell = cells.get(row);
    Ink ink = cell.isFlagged() ? Ink.WARN : Ink.PLAIN;
    if (isText) {
      List<Line> lines = new ArrayList<>();
      for (String text : Wrap.words(values.get(row), textLimit)) {
        lines.add(Line.of(isRightAligned ? TextWidth.padLeft(text, width) : text, ink));
      }
      if (cell.isFlagged()) {
        lines.get(0).add(" !", Ink.WARN);
      }
      lines.forEach(line -> line.padTo(width));
      return lines;
    }
    Line line = new Line();
    if (barWidth > 0) {
      line.add(TextWidth.padLeft(values.get(row), valueWidth), ink).add("  ");
      line.add(bar(cell.number(), glyphs), cell.isFlagged() ? Ink.WARN : Ink.SERIES_1);
      line.add(cell.isFlagged() ? "  !" : "", Ink.WARN);
      return List.of(line.padTo(width));
    }
    int right = width - (hasFlag ? 2 : 0);
    line.add(TextWidth.padLeft(values.get(row), right), ink);
    line.add(cell.isFlagged() ? " !" : "", Ink.WARN);
    return List.of(line.padTo(width));
  }

  private String bar(double number, Glyphs glyphs) {
    if (!(number > 0)) {
      return "";
    }
    double share = Math.min(1, number / largest);
    return glyphs.bar().repeat((int) Math.max(1, Math.round(share * barWidth)));
  }
}
