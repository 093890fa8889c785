package dev.distlab.geo.geohash;

import dev.distlab.geo.Area;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Covers the box around an area with equal cells: simple, and the number of cells grows by 32 with
 * each letter.
 *
 * @param bits of each cell
 */
public record FixedLengthCover(int bits) implements CellCover {

  /** A cover with cells of so many bits, 1 to 60. */
  public FixedLengthCover {
    GeoHash.checkBits(bits);
  }

  /**
   * The cells.
   *
   * @throws IllegalArgumentException if there are more than four million
   */
  @Override
  public List<GeoHashCell> cover(Area area) {
    return CellBlock.of(area.bounds(), bits).cells();
  }

  /** How many cells there are, without listing them. */
  public static long cellCount(GeoBox box, int bits) {
    GeoHash.checkBits(bits);
    return CellBlock.of(box, bits).cellCount();
  }

  /** Whether a cell is one of those of its size that cover a box, without listing them. */
  public static boolean holds(GeoBox box, GeoHashCell cell) {
    return CellBlock.of(box, cell.length()).holds(cell);
  }

  /**
   * The words that cover a box, of the greatest length of which {@code maxCells} suffice, and no
   * more than four million; of one letter if even those are more. A place at longitude 180 has two
   * words, and so may what others have stored: a box that holds it has the words of both.
   */
  public static List<String> words(GeoBox box, int maxCells) {
    int chars = GeoHash.MAX_CHARS;
    int limit = Math.min(maxCells, CellBlock.MAX_CELLS);
    while (chars > 1 && named(box, 5 * chars).cellCount() > limit) {
      chars--;
    }
    List<String> words = new ArrayList<>();
    for (GeoHashCell cell : named(box, 5 * chars).cells()) {
      words.add(cell.toString());
    }
    return words;
  }

  /** An index files 180 under -180, and so does a cover; who encodes it as it is does not. */
  private static CellBlock named(GeoBox box, int bits) {
    CellBlock block = CellBlock.of(box, bits);
    return box.west() == -GeoPoint.MAX_LONGITUDE ? block.oneColumnWestwards() : block;
  }
}
