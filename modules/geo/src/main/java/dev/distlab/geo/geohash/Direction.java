package dev.distlab.geo.geohash;

/** Where a neighbour of a cell lies. */
public enum Direction {
  NORTH(1, 0),
  NORTH_EAST(1, 1),
  EAST(0, 1),
  SOUTH_EAST(-1, 1),
  SOUTH(-1, 0),
  SOUTH_WEST(-1, -1),
  WEST(0, -1),
  NORTH_WEST(1, -1);

  private final int rows;
  private final int columns;

  Direction(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Steps to the north: -1, 0 or 1. */
  public int rows() {
    return rows;
  }

  /** Steps to the east: -1, 0 or 1. */
  public int columns() {
    return columns;
  }
}
