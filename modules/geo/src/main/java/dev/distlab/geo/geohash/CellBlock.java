package dev.distlab.geo.geohash;

import dev.distlab.geo.GeoBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows and columns of equal cells that a box touches.
 *
 * @param bits of each cell
 * @param firstRow southernmost row
 * @param rowCount how many rows
 * @param firstColumn westernmost column; the columns may go around the globe from there
 * @param columnCount how many columns
 */
record CellBlock(int bits, int firstRow, int rowCount, int firstColumn, int columnCount) {

  /** More cells than this are not listed. */
  static final int MAX_CELLS = 1 << 22;

  static CellBlock of(GeoBox box, int bits) {
    int all = 1 << GeoHash.columnBits(bits);
    int west = columnOf(box.west(), bits);
    int east = columnOf(box.east(), bits);
    boolean around = box.widthDegrees() >= 360 - GeoHash.cellWidthDegrees(bits);
    // A box that holds the pole may be narrow, but the pole is filed under longitude 0.
    boolean pole = box.north() == 90 || box.south() == -90;
    // A box that ends at 180 holds what is filed under -180.
    boolean cut = box.east() == 180 && box.west() > -180;
    int span = (east - west & all - 1) + (cut ? 2 : 1);
    int columns = around || pole ? all : Math.min(all, span);
    int row = rowOf(box.south(), bits);
    return new CellBlock(bits, row, rowOf(box.north(), bits) - row + 1, west, columns);
  }

  private static int columnOf(double longitude, int bits) {
    return bits == 0 ? 0 : GeoHash.column(GeoHash.encodeBits(0, longitude, bits), bits);
  }

  private static int rowOf(double latitude, int bits) {
    return bits == 0 ? 0 : GeoHash.row(GeoHash.encodeBits(latitude, 0, bits), bits);
  }

  /** The same with one more column in the west, around the globe if need be. */
  CellBlock oneColumnWestwards() {
    int all = 1 << GeoHash.columnBits(bits);
    return columnCount == all
        ? this
        : new CellBlock(bits, firstRow, rowCount, firstColumn - 1 & all - 1, columnCount + 1);
  }

  long cellCount() {
    return (long) rowCount * columnCount;
  }

  /** Whether a cell of this size is one of the block. */
  boolean holds(GeoHashCell cell) {
    int all = 1 << GeoHash.columnBits(bits);
    int row = GeoHash.row(cell.bits(), bits) - firstRow;
    int column = GeoHash.column(cell.bits(), bits) - firstColumn & all - 1;
    return row >= 0 && row < rowCount && column < columnCount;
  }

  /** Whether the block lies within one row and column of a cell. */
  boolean isAround(GeoHashCell cell) {
    int all = 1 << GeoHash.columnBits(bits);
    int row = GeoHash.row(cell.bits(), bits);
    int west = firstColumn - (GeoHash.column(cell.bits(), bits) - 1) & all - 1;
    return west + columnCount <= 3 && firstRow >= row - 1 && firstRow + rowCount - 1 <= row + 1;
  }

  List<GeoHashCell> cells() {
    if (cellCount() > MAX_CELLS) {
      throw new IllegalArgumentException(
          cellCount() + " cells of " + bits + " bits: allowed up to " + MAX_CELLS);
    }
    if (bits == 0) {
      return List.of(GeoHashCell.GLOBE);
    }
    int all = 1 << GeoHash.columnBits(bits);
    List<GeoHashCell> cells = new ArrayList<>((int) cellCount());
    for (int row = firstRow; row < firstRow + rowCount; row++) {
      for (int i = 0; i < columnCount; i++) {
        int column = firstColumn + i & all - 1;
        cells.add(new GeoHashCell(GeoHash.ofColumnAndRow(column, row, bits), bits));
      }
    }
    cells.sort(Comparator.comparingLong(GeoHashCell::bits));
    return cells;
  }
}
