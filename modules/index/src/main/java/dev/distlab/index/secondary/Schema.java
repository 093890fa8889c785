package dev.distlab.index.secondary;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a table, and which of them are its primary key.
 *
 * @param columns in the order of a row
 * @param primaryKey names of columns, in the order of the key; their values are never null and
 *     unique together
 */
public record Schema(List<Column> columns, List<String> primaryKey) {

  public Schema {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    if (columns.stream().map(Column::name).distinct().count() != columns.size()) {
      throw new IllegalArgumentException("two columns have the same name: " + columns);
    }
    if (primaryKey.isEmpty()) {
      throw new IllegalArgumentException("a table needs a primary key");
    }
    refuseTwice(primaryKey, "the primary key");
    positions(columns, primaryKey);
  }

  static void refuseTwice(List<String> names, String where) {
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException(where + " names a column twice: " + names);
    }
  }

  /** Where the column stands in a row. */
  int position(String column) {
    return positions(columns, List.of(column))[0];
  }

  int[] positions(List<String> names) {
    return positions(columns, names);
  }

  private static int[] positions(List<Column> columns, List<String> names) {
    List<String> all = columns.stream().map(Column::name).toList();
    int[] positions = new int[names.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = all.indexOf(names.get(i));
      if (positions[i] < 0) {
        throw new IllegalArgumentException("no column \"" + names.get(i) + "\", there are " + all);
      }
    }
    return positions;
  }

  List<ColumnType> types(int[] positions) {
    List<ColumnType> types = new ArrayList<>();
    for (int position : positions) {
      types.add(columns.get(position).type());
    }
    return types;
  }

  /** A value for a column, checked. */
  void check(int position, Object value) {
    Column column = columns.get(position);
    if (!column.type().accepts(value)) {
      throw new IllegalArgumentException(
          "column " + column.name() + " takes " + column.type().valueName() + ", not " + value);
    }
  }

  void check(List<Object> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + row.size() + " values for " + columns.size() + " columns");
    }
    for (int i = 0; i < columns.size(); i++) {
      check(i, row.get(i));
    }
    for (int position : positions(primaryKey)) {
      if (row.get(position) == null) {
        throw new IllegalArgumentException(
            "column " + columns.get(position).name() + " is part of the primary key: not null");
      }
    }
  }
}
