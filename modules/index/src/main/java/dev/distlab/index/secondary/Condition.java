package dev.distlab.index.secondary;

import dev.distlab.index.page.PageBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A condition on one column. It never holds for null, whatever the operator.
 *
 * @param value what the column is compared with: a value of the types of {@link ColumnType}, not
 *     null
 */
public record Condition(String column, Operator operator, Object value) {

  public Condition {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(value, "value");
    TupleCodec.encode(List.of(value)); // refuses what is of no type
  }

  /** How a column is compared with a value. */
  public enum Operator {
    EQUALS("="),
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    boolean isLowerBound() {
      return this == ABOVE || this == AT_LEAST;
    }

    boolean isUpperBound() {
      return this == BELOW || this == AT_MOST;
    }
  }

  /** Whether the condition holds for a value of the column. */
  boolean holds(Object columnValue) {
    if (columnValue == null) {
      return false;
    }
    int order =
        PageBytes.compare(
            TupleCodec.encode(List.of(columnValue)), TupleCodec.encode(List.of(value)));
    return switch (operator) {
      case EQUALS -> order == 0;
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /** Equal if the value is equal as a key is. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Condition that
        && column.equals(that.column)
        && operator == that.operator
        && Arrays.equals(encoded(), that.encoded());
  }

  @Override
  public int hashCode() {
    return 31 * column.hashCode() + Arrays.hashCode(encoded());
  }

  private byte[] encoded() {
    return TupleCodec.encode(List.of(value));
  }

  @Override
  public String toString() {
    return column + " " + operator.sign + " " + value;
  }
}
