package dev.distlab.cli.view;

import java.util.Arrays;

/**
 * A field of character cells to draw on: lines that join where they meet, markers above them, a
 * background below them. Row 0 is at the top. For one thread.
 */
final class Plot {

  private final int columns;
  private final int rows;
  private final Glyphs glyphs;

  /** Sides at which lines leave a cell. */
  private final int[][] lines;

  private final int[][] points;
  private final char[][] markers;
  private final char[][] background;
  private final Ink[][] inks;

  Plot(int columns, int rows, Glyphs glyphs) {
    this.columns = columns;
    this.rows = rows;
    this.glyphs = glyphs;
    this.lines = new int[rows][columns];
    this.points = new int[rows][columns];
    this.markers = new char[rows][columns];
    this.background = new char[rows][columns];
    this.inks = new Ink[rows][columns];
    for (Ink[] row : inks) {
      Arrays.fill(row, Ink.PLAIN);
    }
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The column of a place 0..1 along x. */
  int column(double place) {
    return (int) Math.round(clamp(place) * (columns - 1));
  }

  /** The row of a place 0..1 along y, which grows upwards. */
  int row(double place) {
    return (int) Math.round((1 - clamp(place)) * (rows - 1));
  }

  private static double clamp(double place) {
    return Math.max(0, Math.min(1, place));
  }

  /** Draws a line between two places, in steps from column to column. */
  void line(double[] from, double[] to, Ink ink) {
    int first = column(from[0]);
    int last = column(to[0]);
    int direction = last >= first ? 1 : -1;
    int row = row(from[1]);
    if (first == last) {
      turn(first, row, row(to[1]), new int[] {0, 0}, ink);
      return;
    }
    int behind = direction > 0 ? Glyphs.LEFT : Glyphs.RIGHT;
    int ahead = direction > 0 ? Glyphs.RIGHT : Glyphs.LEFT;
    join(first, row, ahead, ink);
    for (int column = first + direction; column != last + direction; column += direction) {
      double share = (column - first) / (double) (last - first);
      int next = row(from[1] + (to[1] - from[1]) * share);
      turn(column, row, next, new int[] {behind, column == last ? 0 : ahead}, ink);
      row = next;
    }
  }

  /** In one column: comes in at one side, goes up or down, and leaves at the other. */
  private void turn(int column, int from, int to, int[] sides, Ink ink) {
    if (from == to) {
      join(column, from, sides[0] | sides[1], ink);
      return;
    }
    int step = to < from ? -1 : 1;
    int on = to < from ? Glyphs.UP : Glyphs.DOWN;
    int back = to < from ? Glyphs.DOWN : Glyphs.UP;
    join(column, from, sides[0] | on, ink);
    for (int row = from + step; row != to; row += step) {
      join(column, row, on | back, ink);
    }
    join(column, to, back | sides[1], ink);
  }

  private void join(int column, int row, int sides, Ink ink) {
    lines[row][column] |= sides;
    inks[row][column] = ink;
  }

  /** Adds one point of a cloud. */
  void point(double[] at, Ink ink) {
    points[row(at[1])][column(at[0])]++;
    inks[row(at[1])][column(at[0])] = ink;
  }

  /** Puts a character above everything in its cell. */
  void marker(double[] at, char marker, Ink ink) {
    markers[row(at[1])][column(at[0])] = marker;
    inks[row(at[1])][column(at[0])] = ink;
  }

  /** Whether a cell has a marker. */
  boolean isMarked(double[] at) {
    return markers[row(at[1])][column(at[0])] != 0;
  }

  /** Fills a column of cells between two places with a character, below everything. */
  void fill(int column, double low, double high, char character) {
    for (int row = row(high); row <= row(low); row++) {
      background[row][column] = character;
    }
  }

  /** Draws a level line of a character in every second column, below everything. */
  void level(double place, char character) {
    for (int column = 0; column < columns; column += 2) {
      background[row(place)][column] = character;
    }
  }

  /** One row as a line. */
  Line row(int row) {
    Line line = new Line();
    for (int column = 0; column < columns; column++) {
      line.add(String.valueOf(character(row, column)), ink(row, column));
    }
    return line;
  }

  private Ink ink(int row, int column) {
    boolean isDrawn =
        markers[row][column] != 0 || points[row][column] != 0 || lines[row][column] != 0;
    return isDrawn ? inks[row][column] : background[row][column] != 0 ? Ink.FAINT : Ink.PLAIN;
  }

  private char character(int row, int column) {
    if (markers[row][column] != 0) {
      return markers[row][column];
    }
    int crowd = points[row][column];
    if (crowd > 0) {
      return glyphs.dots().charAt(crowd == 1 ? 0 : crowd < 4 ? 1 : 2);
    }
    if (lines[row][column] != 0) {
      return glyphs.lines().charAt(lines[row][column]);
    }
    return background[row][column] != 0 ? background[row][column] : ' ';
  }
}
