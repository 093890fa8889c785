package dev.distlab.index.secondary;

/** What a column holds, besides null. */
public enum ColumnType {
  /** A {@link Long}. */
  LONG("Long"),
  /**
   * A {@link Double}. Equal and ordered as a database has it: -0.0 is 0.0, NaN is equal to itself
   * and above all numbers.
   */
  DOUBLE("Double"),
  /** A {@link String}, ordered by its UTF-8 bytes, which is the order of its code points. */
  TEXT("String"),
  /** A {@code byte[]}, ordered as unsigned bytes. */
  BYTES("byte[]");

  private final String valueName;

  ColumnType(String valueName) {
    this.valueName = valueName;
  }

  /** By instanceof, not by a class object: the browser's compiler has none for {@code byte[]}. */
  boolean accepts(Object value) {
    if (value == null) {
      return true;
    }
    return switch (this) {
      case LONG -> value instanceof Long;
      case DOUBLE -> value instanceof Double;
      case TEXT -> value instanceof String;
      case BYTES -> value instanceof byte[];
    };
  }

  String valueName() {
    return valueName;
  }
}
