package dev.distlab.cli.view;

import java.util.Arrays;

/**
 * A field of character cells to draw on: lines in dots (braille, eight dots a cell, or one
 * character a cell where only ASCII may show), markers above them, a background below them. Row 0
 * is at the top. For one thread.
 */
final class Plot {

  private static final int[][] BRAILLE = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

  private final int columns;
  private final int rows;
  private final int dotsAcross;
  private final int dotsDown;
  private final char asciiDot;

  private final int[][] dots;
  private final char[][] markers;
  private final char[][] background;
  private final Ink[][] inks;

  Plot(int columns, int rows, Glyphs glyphs) {
    this.columns = columns;
    this.rows = rows;
    this.dotsAcross = glyphs.hasDots() ? 2 : 1;
    this.dotsDown = glyphs.hasDots() ? 4 : 1;
    this.asciiDot = '.';
    this.dots = new int[rows][columns];
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
    return dotX(place) / dotsAcross;
  }

  /** The row of a place 0..1 along y, which grows upwards. */
  int row(double place) {
    return dotY(place) / dotsDown;
  }

  private int dotX(double place) {
    return (int) Math.round(clamp(place) * (columns * dotsAcross - 1));
  }

  private int dotY(double place) {
    return (int) Math.round((1 - clamp(place)) * (rows * dotsDown - 1));
  }

  private static double clamp(double place) {
    return Math.max(0, Math.min(1, place));
  }

  /** Draws a straight line between two places. */
  void line(double[] from, double[] to, Ink ink) {
    int x = dotX(from[0]);
    int y = dotY(from[1]);
    int endX = dotX(to[0]);
    int endY = dotY(to[1]);
    int dx = Math.abs(endX - x);
    int dy = -Math.abs(endY - y);
    int error = dx + dy;
    while (true) {
      dot(x, y, ink);
      if (x == endX && y == endY) {
        return;
      }
      int twice = 2 * error;
      if (twice >= dy) {
        error += dy;
        x += x < endX ? 1 : -1;
      }
      if (twice <= dx) {
        error += dx;
        y += y < endY ? 1 : -1;
      }
    }
  }

  /** Draws one dot. */
  void dot(double[] at, Ink ink) {
    dot(dotX(at[0]), dotY(at[1]), ink);
  }

  private void dot(int x, int y, Ink ink) {
    int column = x / dotsAcross;
    int row = y / dotsDown;
    dots[row][column] |= dotsAcross == 1 ? 1 : BRAILLE[x % 2][y % 4];
    inks[row][column] = ink;
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

  /** Draws a level line: in dots, which place it exactly, or in a character below everything. */
  void level(double place, char character) {
    if (dotsAcross == 1) {
      Arrays.fill(background[row(place)], character);
      return;
    }
    for (int x = 0; x < columns * dotsAcross; x++) {
      if (x % 4 < 2) {
        dot(x, dotY(place), Ink.FAINT);
      }
    }
  }

  /** One row as a line. */
  Line row(int row) {
    Line line = new Line();
    StringBuilder piece = new StringBuilder();
    Ink ink = Ink.PLAIN;
    for (int column = 0; column < columns; column++) {
      Ink own = ink(row, column);
      if (own != ink) {
        line.add(piece.toString(), ink);
        piece.setLength(0);
        ink = own;
      }
      piece.append(character(row, column));
    }
    return line.add(piece.toString(), ink);
  }

  private Ink ink(int row, int column) {
    boolean drawn = markers[row][column] != 0 || dots[row][column] != 0;
    return drawn ? inks[row][column] : background[row][column] != 0 ? Ink.FAINT : Ink.PLAIN;
  }

  private char character(int row, int column) {
    if (markers[row][column] != 0) {
      return markers[row][column];
    }
    if (dots[row][column] != 0) {
      return dotsAcross == 1 ? asciiDot : (char) (0x2800 + dots[row][column]);
    }
    return background[row][column] != 0 ? background[row][column] : ' ';
  }
}
