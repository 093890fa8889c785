package dev.distlab.cli.view;

import dev.distlab.experiment.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table of Markdown as a table of the terminal. Pure functions but for the look. */
final class MarkdownTable {

  private final Look look;
  private final MarkdownInline inline;

  MarkdownTable(Look look) {
    this.look = look;
    this.inline = new MarkdownInline(look);
  }

  /** Whether {@code line} is the line below a heading: {@code |---|--:|}. */
  static boolean isRule(String line) {
    return line.contains("-") && line.contains("|") && line.matches("[\\s|:-]+");
  }

  /**
   * The lines of a table.
   *
   * @param source heading, rule and rows
   */
  List<Line> lines(List<String> source) {
    List<String> names = cells(source.get(0));
    List<String> rules = cells(source.get(1));
    List<List<String>> rows = new ArrayList<>();
    for (String row : source.subList(2, source.size())) {
      List<String> cells = new ArrayList<>(cells(row));
      while (cells.size() < names.size()) {
        cells.add("");
      }
      rows.add(cells);
    }
    List<Table.Column> columns = new ArrayList<>();
    Set<Integer> right = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (i < rules.size() && rules.get(i).endsWith(":")) {
        right.add(i);
      }
      columns.add(Table.Column.text(names.get(i)));
    }
    List<List<Table.Cell>> table = new ArrayList<>();
    for (List<String> row : rows) {
      table.add(row.subList(0, names.size()).stream().map(Table.Cell::of).toList());
    }
    return new TableView(look).lines(new Table("", columns, table), right);
  }

  private List<String> cells(String row) {
    String text = row.strip();
    text = text.startsWith("|") ? text.substring(1) : text;
    text =
        text.endsWith("|") && !text.endsWith("\\|") ? text.substring(0, text.length() - 1) : text;
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inCode = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inCode ^= c == '`';
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|' && !inCode) {
        cells.add(inline.plain(cell.toString().strip()));
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(inline.plain(cell.toString().strip()));
    return cells;
  }
}
