package dev.distlab.index.secondary;

import dev.distlab.index.secondary.Condition.Operator;
import java.util.List;
import java.util.Objects;

/**
 * A secondary index as it is declared.
 *
 * @param name for messages and {@link Explain}
 * @param columns what it is ordered by, first column first
 * @param unique whether no two rows may have the same values in {@code columns}; rows with a null
 *     among them are exempt
 * @param included columns that are stored with the entry, so that a query for them need not look
 *     into the table (a covering index)
 * @param onlyWhere a partial index has entries just for the rows for which this holds; null for all
 */
public record IndexSpec(
    String name, List<String> columns, boolean unique, List<String> included, Condition onlyWhere) {

  public IndexSpec {
    Objects.requireNonNull(name, "name");
    columns = List.copyOf(columns);
    included = List.copyOf(included);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("index " + name + " needs a column");
    }
    Schema.refuseTwice(columns, "index " + name);
    Schema.refuseTwice(included, "what index " + name + " includes");
  }

  /** An index that is neither unique nor partial and includes nothing. */
  public static IndexSpec on(String name, String... columns) {
    return new IndexSpec(name, List.of(columns), false, List.of(), null);
  }

  /** The same as a unique index. */
  public IndexSpec asUnique() {
    return new IndexSpec(name, columns, true, included, onlyWhere);
  }

  /** The same with columns stored beside the entry. */
  public IndexSpec including(String... more) {
    return new IndexSpec(name, columns, unique, List.of(more), onlyWhere);
  }

  /** The same for the rows for which a condition holds. */
  public IndexSpec onlyWhere(String column, Operator operator, Object value) {
    return new IndexSpec(name, columns, unique, included, new Condition(column, operator, value));
  }
}
