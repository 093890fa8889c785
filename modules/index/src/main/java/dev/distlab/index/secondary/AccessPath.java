package dev.distlab.index.secondary;

/** The ways to the rows of a query. */
public enum AccessPath {
  /** A part of the table, by its primary key. */
  PRIMARY_KEY("primary key"),
  /** A part of an index, and a look-up in the table for each entry. */
  INDEX("index"),
  /** A part of an index, which has all the columns that are asked for: no look-up. */
  COVERING_INDEX("covering index"),
  /** All of the table. */
  FULL_SCAN("full scan");

  private final String word;

  AccessPath(String word) {
    this.word = word;
  }

  /** The path in words. */
  public String word() {
    return word;
  }
}
