package dev.distlab.geo.rtree;

import dev.distlab.geo.Rectangle;

/**
 * How the numbers on a page are to be read. All places are first rounded down to a grid of 2^30 by
 * 2^30 cells over the globe; a page writes cells relative to the south-western corner of its frame,
 * without the lowest bits, as many as it takes to make 15 bits of them.
 *
 * <p>Rounding down never changes an order: of two numbers of a page the greater one stands for the
 * greater degrees. Only equal ones leave the question open.
 */
final class Frame {

  /** Cells of the grid on each axis. */
  static final int CELLS = 1 << 30;

  private static final double CELLS_PER_LATITUDE = CELLS / 180.0;
  private static final double CELLS_PER_LONGITUDE = CELLS / 360.0;

  private Frame() {}

  static int latitudeCell(double latitude) {
    return (int) Math.min(CELLS - 1, (latitude + 90) * CELLS_PER_LATITUDE);
  }

  static int longitudeCell(double longitude) {
    return (int) Math.min(CELLS - 1, (longitude + 180) * CELLS_PER_LONGITUDE);
  }

  /** The bits to leave out so that cells {@code 0..span} fit into a lane. */
  static int shift(int span) {
    return Math.max(0, 17 - Integer.numberOfLeadingZeros(span));
  }

  /** A plane rectangle around cells, one cell wider than they are, for fear of rounding. */
  static Rectangle around(int south, int west, int north, int east) {
    return new Rectangle(
        Math.max(-90, (south - 1) / CELLS_PER_LATITUDE - 90),
        Math.max(-180, (west - 1) / CELLS_PER_LONGITUDE - 180),
        Math.min(90, (north + 2) / CELLS_PER_LATITUDE - 90),
        Math.min(180, (east + 2) / CELLS_PER_LONGITUDE - 180));
  }
}
