package dev.distlab.cli.view;

/**
 * The characters that figures are drawn with, each one column wide.
 *
 * @param bar one column of a bar
 * @param halfBar the last half column of a bar, or empty where bars end on whole columns
 * @param markers one for each series, so that a series is known without its colour
 * @param band the area between two bounds
 * @param reference a line to compare with
 * @param axes vertical axis, its ticks, the corner, horizontal axis, its ticks
 * @param strip left end, line, right end and middle of a range
 * @param arrow from was to now
 * @param bullet an entry of a list
 * @param rule a line across
 */
public record Glyphs(
    String bar,
    String halfBar,
    String markers,
    char band,
    char reference,
    Axes axes,
    Strip strip,
    String arrow,
    String bullet,
    String rule) {

  /** Vertical and horizontal axis with their ticks. */
  record Axes(char vertical, char yTick, char corner, char horizontal, char xTick) {}

  /** A range with its ends and a value in it. */
  record Strip(char left, char line, char right, char value) {}

  static final Glyphs UNICODE =
      new Glyphs(
          "━",
          "╸",
          "●▲■◆○△□◇",
          '░',
          '┄',
          new Axes('│', '┤', '└', '─', '┬'),
          new Strip('├', '─', '┤', '●'),
          "→",
          "•",
          "─");

  static final Glyphs ASCII =
      new Glyphs(
          "#",
          "",
          "*o+x@%&=",
          ':',
          '-',
          new Axes('|', '+', '+', '-', '+'),
          new Strip('[', '-', ']', '*'),
          "->",
          "-",
          "-");

  /** Whether a cell holds a grid of dots (braille) or one character only. */
  boolean hasDots() {
    return !halfBar.isEmpty();
  }

  /** The marker of the series at {@code index}; they repeat after eight. */
  char marker(int index) {
    return markers.charAt(index % markers.length());
  }
}
