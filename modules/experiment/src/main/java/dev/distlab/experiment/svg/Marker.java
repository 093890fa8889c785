package dev.distlab.experiment.svg;

/** The shapes that tell series apart where colour does not. */
final class Marker {

  private static final int SHAPES = 5;

  private Marker() {}

  /** Path of the marker of a series around a point: disc, square, diamond, triangle up or down. */
  static String of(int series, double x, double y) {
    return switch (series % SHAPES) {
      case 0 -> "M" + SvgWriter.at(x - 4, y) + "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z";
      case 1 -> "M" + SvgWriter.at(x - 3.6, y - 3.6) + "h7.2v7.2h-7.2Z";
      case 2 -> "M" + SvgWriter.at(x, y - 5) + "l5 5l-5 5l-5 -5Z";
      case 3 -> "M" + SvgWriter.at(x, y - 4.8) + "l4.6 8.2h-9.2Z";
      default -> "M" + SvgWriter.at(x, y + 4.8) + "l4.6 -8.2h-9.2Z";
    };
  }
}
