package dev.distlab.index.secondary;

/** What a column holds, besides null. */
public enum ColumnType {
  /** A {@link Long}. */
  LONG(Long.class),
  /**
   * A {@link Double}. Equal and ordered as a database has it: -0.0 is 0.0, NaN is equal to itself
   * and above all numbers.
   */
  DOUBLE(Double.class),
  /** A {@link String}, ordered by its UTF-8 bytes, which is the order of its code points. */
  TEXT(String.class),
  /** A {@code byte[]}, ordered as unsigned bytes. */
  BYTES(byte[].class);

  private final Class<?> valueClass;

  ColumnType(Class<?> valueClass) {
    this.valueClass = valueClass;
  }

  boolean accepts(Object value) {
    return value == null || valueClass.isInstance(value);
  }

  String valueName() {
    return valueClass.getSimpleName();
  }
}
