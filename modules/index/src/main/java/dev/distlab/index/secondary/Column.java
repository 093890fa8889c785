package dev.distlab.index.secondary;

import java.util.Objects;

/** A column of a table: its name and what it holds. */
public record Column(String name, ColumnType type) {

  public Column {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    Objects.requireNonNull(type, "type");
  }
}
