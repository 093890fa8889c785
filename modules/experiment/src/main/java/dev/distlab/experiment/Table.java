package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of texts and numbers under named columns.
 *
 * <pre>{@code
 * Table.Builder table = report.table("placement", Column.text("placement"), Column.percent("moved"));
 * table.row(Cell.of("hash mod N"), Cell.of(83.8).flagged());
 * }</pre>
 *
 * @param title what the rows are
 * @param columns left to right
 * @param rows top to bottom, as many cells as there are columns
 */
public record Table(String title, List<Column> columns, List<List<Cell>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * How the cells of a column are shown.
   *
   * @param name its heading
   * @param unit of its numbers, or empty
   * @param decimals places of its numbers
   * @param bar whether a bar stands beside each number
   * @param remark a word for the heading such as {@code "ideal 16.7 %"}, or empty
   */
  public record Column(String name, String unit, int decimals, boolean bar, String remark) {

    /** A column of texts. */
    public static Column text(String name) {
      return new Column(name, "", 0, false, "");
    }

    /** A column of numbers in {@code unit}, shown with {@code decimals} places. */
    public static Column number(String name, String unit, int decimals) {
      return new Column(name, unit, decimals, false, "");
    }

    /** Percentages with one place; the cells hold 83.8, not 0.838. */
    public static Column percent(String name) {
      return number(name, "%", 1);
    }

    /** The same with a bar beside each number. */
    public Column withBar() {
      return new Column(name, unit, decimals, true, remark);
    }

    /** The same with a remark in the heading. */
    public Column remark(String newRemark) {
      return new Column(name, unit, decimals, bar, newRemark);
    }
  }

  /**
   * A text or a number.
   *
   * @param text the text, or null where it is a number
   * @param number the number; NaN with a null text is an empty place
   * @param isFlagged whether to point at it: this is the cell to look at
   */
  public record Cell(String text, double number, boolean isFlagged) {

    /** A text. */
    public static Cell of(String text) {
      return new Cell(text, Double.NaN, false);
    }

    /** A number, in the unit of its column. */
    public static Cell of(double number) {
      return new Cell(null, number, false);
    }

    /** An empty place: nothing to say here. */
    public static Cell empty() {
      return new Cell(null, Double.NaN, false);
    }

    /** The same, pointed at. */
    public Cell flagged() {
      return new Cell(text, number, true);
    }

    /** The same, pointed at if {@code condition}. */
    public Cell flaggedIf(boolean condition) {
      return condition ? flagged() : this;
    }

    /** Whether this is a text. */
    public boolean isText() {
      return text != null;
    }
  }

  /** Takes the rows of a table while an experiment runs. For one thread. */
  public static final class Builder {
    private final String title;
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    Builder(String title, List<Column> columns) {
      this.title = title;
      this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if the number of cells is not that of the columns
     */
    public Builder row(Cell... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            title + ": " + cells.length + " cells for " + columns.size() + " columns");
      }
      rows.add(List.of(cells));
      return this;
    }

    Table build() {
      return new Table(title, columns, rows);
    }
  }

  Json toJson() {
    Json.Arr columnList = Json.array();
    for (Column column : columns) {
      columnList.add(
          Json.object()
              .put("name", column.name())
              .put("unit", column.unit())
              .put("decimals", column.decimals())
              .put("bar", column.bar())
              .put("remark", column.remark()));
    }
    Json.Arr rowList = Json.array();
    for (List<Cell> row : rows) {
      Json.Arr cells = Json.array();
      for (Cell cell : row) {
        Json value = cell.isText() ? Json.text(cell.text()) : Json.number(cell.number());
        cells.add(
            cell.isFlagged() ? Json.object().put("value", value).put("flagged", true) : value);
      }
      rowList.add(cells);
    }
    return Json.object().put("title", title).put("columns", columnList).put("rows", rowList);
  }
}
