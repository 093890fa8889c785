package dev.distlab.cli.view;

/**
 * The characters that figures are drawn with, each one column wide.
 *
 * <p>Those beyond ASCII are all of the list WGL4, which the fonts of terminals and of browsers have
 * in common: a figure must not fall apart where it is read, be it a page of documentation. (Braille
 * dots and heavy lines would draw finer, and are often taken from another font, of another width.)
 *
 * @param bar one column of a bar
 * @param markers one for each series, so that a series is known without its colour
 * @param dots a cell of a cloud with one, a few, many points
 * @param lines a cell of a line, by the sides at which the line leaves it: the sum of {@link
 *     #RIGHT}, {@link #LEFT}, {@link #UP}, {@link #DOWN}
 * @param band the area between two bounds
 * @param reference a line to compare with, in every second column
 * @param axes vertical axis, its ticks, the corner, horizontal axis, its ticks
 * @param strip left end, line, right end and middle of a range
 * @param arrow from was to now
 * @param bullet an entry of a list
 * @param rule a line across
 */
public record Glyphs(
    String bar,
    String markers,
    String dots,
    String lines,
    char band,
    char reference,
    Axes axes,
    Strip strip,
    String arrow,
    String bullet,
    String rule) {

  static final int RIGHT = 1;
  static final int LEFT = 2;
  static final int UP = 4;
  static final int DOWN = 8;

  /** Vertical and horizontal axis with their ticks. */
  record Axes(char vertical, char yTick, char corner, char horizontal, char xTick) {}

  /** A range with its ends and a value in it. */
  record Strip(char left, char line, char right, char value) {}

  static final Glyphs UNICODE =
      new Glyphs(
          "■",
          "●▲■▼○□►◄",
          "·•●",
          " ───│└┘┴│┌┐┬│├┤┼",
          '░',
          '·',
          new Axes('│', '┤', '└', '─', '┬'),
          new Strip('├', '─', '┤', '●'),
          "→",
          "•",
          "─");

  static final Glyphs ASCII =
      new Glyphs(
          "#",
          "*o+x@%&=",
          ".o@",
          " ...............",
          ':',
          '-',
          new Axes('|', '+', '+', '-', '+'),
          new Strip('[', '-', ']', '*'),
          "->",
          "-",
          "-");

  /** The marker of the series at {@code index}; they repeat after eight. */
  char marker(int index) {
    return markers.charAt(index % markers.length());
  }
}
