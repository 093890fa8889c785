package dev.distlab.index.secondary;

import dev.distlab.index.secondary.Condition.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * What rows are wanted: all conditions hold; and which of their columns.
 *
 * <pre>{@code
 * Query.where("city", EQUALS, "Oslo").and("age", AT_LEAST, 30L).select("age", "id")
 * }</pre>
 *
 * @param conditions joined by "and"; none means every row
 * @param columns the columns of the result, empty for all
 */
public record Query(List<Condition> conditions, List<String> columns) {

  public Query {
    conditions = List.copyOf(conditions);
    columns = List.copyOf(columns);
  }

  /** Every row. */
  public static Query all() {
    return new Query(List.of(), List.of());
  }

  /** The rows for which one condition holds. */
  public static Query where(String column, Operator operator, Object value) {
    return all().and(column, operator, value);
  }

  /** One condition more. */
  public Query and(String column, Operator operator, Object value) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(column, operator, value));
    return new Query(more, columns);
  }

  /** Only these columns. */
  public Query select(String... names) {
    return new Query(conditions, List.of(names));
  }
}
