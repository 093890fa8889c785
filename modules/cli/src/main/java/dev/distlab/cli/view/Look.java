package dev.distlab.cli.view;

/**
 * How output is to look.
 *
 * @param width columns to use
 * @param colour whether inks may show
 * @param plain whether only ASCII may show
 */
public record Look(int width, boolean colour, boolean plain) {

  /** Columns where nobody says how many there are. */
  public static final int DEFAULT_WIDTH = 100;

  /** Fewest columns that everything can be laid out in. */
  public static final int LEAST_WIDTH = 40;

  /** Most columns that may be asked for. */
  public static final int MOST_WIDTH = 400;

  /** Lines of running text longer than this are hard to read, however wide the terminal is. */
  private static final int LONGEST_TEXT = 110;

  /** Columns for running text. */
  public int textWidth() {
    return Math.min(width, LONGEST_TEXT);
  }

  /** The characters to draw with. */
  public Glyphs glyphs() {
    return plain ? Glyphs.ASCII : Glyphs.UNICODE;
  }

  /** The same, {@code columns} wide. */
  public Look withWidth(int columns) {
    return new Look(columns, colour, plain);
  }
}
