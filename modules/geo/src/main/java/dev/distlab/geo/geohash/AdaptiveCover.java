package dev.distlab.geo.geohash;

import dev.distlab.geo.Area;
import dev.distlab.geo.AreaFilter;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Covers an area with at most N cells of whatever sizes fit: large ones inside, small ones along
 * the edge.
 *
 * <p>Starting from the globe, the largest cell that lies partly outside of the area is halved, and
 * halves that miss the area are dropped, as long as the cells do not become more than N. An area
 * over a corner where large cells meet costs a cell for each of them, however small it is. Cost:
 * O(N log N + bits) tests of a cell against the area.
 *
 * <p>Source: the region coverer of Google's S2 library works in this way on its own cells.
 *
 * @param maxCells the most cells to return
 * @param maxBits the finest cells to use
 */
public record AdaptiveCover(int maxCells, int maxBits) implements CellCover {

  /**
   * A cover.
   *
   * @throws IllegalArgumentException if {@code maxCells} is below 1 or {@code maxBits} not in 1 to
   *     60
   */
  public AdaptiveCover {
    if (maxCells < 1) {
      throw new IllegalArgumentException(
          "maxCells=" + maxCells + " is out of range: allowed 1 or more");
    }
    GeoHash.checkBits(maxBits);
  }

  @Override
  public List<GeoHashCell> cover(Area area) {
    AreaFilter filter = area.filter();
    List<GeoHashCell> done = new ArrayList<>();
    ArrayDeque<GeoHashCell> largestFirst = new ArrayDeque<>();
    largestFirst.add(GeoHashCell.GLOBE);
    while (!largestFirst.isEmpty()) {
      GeoHashCell cell = largestFirst.poll();
      if (cell.length() == maxBits || isInside(cell, filter)) {
        done.add(cell);
        continue;
      }
      GeoHashCell first = cell.half(0);
      GeoHashCell second = cell.half(1);
      boolean keepsFirst = meets(first, filter);
      boolean keepsSecond = meets(second, filter);
      boolean doubles = keepsFirst && keepsSecond;
      if (doubles && done.size() + largestFirst.size() + 2 > maxCells) {
        done.add(cell);
        continue;
      }
      if (keepsFirst) {
        largestFirst.add(first);
      }
      if (keepsSecond) {
        largestFirst.add(second);
      }
    }
    return joined(done);
  }

  private static boolean meets(GeoHashCell cell, AreaFilter filter) {
    GeoBox box = cell.bounds();
    for (Rectangle piece : filter.pieces()) {
      boolean overlap =
          piece.south() <= box.north()
              && piece.north() >= box.south()
              && piece.west() < box.east()
              && piece.east() >= box.west()
              && (piece.south() < box.north() || box.north() == 90);
      if (overlap && filter.mayMeet(box.south(), box.west(), box.north(), box.east())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInside(GeoHashCell cell, AreaFilter filter) {
    GeoBox box = cell.bounds();
    for (Rectangle piece : filter.pieces()) {
      if (piece.encloses(box.south(), box.west(), box.north(), box.east())) {
        return filter.isExact()
            || filter.encloses(box.south(), box.west(), box.north(), box.east());
      }
    }
    return false;
  }

  /** The cells in order, with two halves of one cell replaced by the whole. */
  static List<GeoHashCell> joined(List<GeoHashCell> cells) {
    cells.sort(Comparator.comparingLong(cell -> cell.firstKey(GeoHash.MAX_BITS)));
    List<GeoHashCell> joined = new ArrayList<>(cells.size());
    for (GeoHashCell next : cells) {
      GeoHashCell cell = next;
      while (!joined.isEmpty() && areHalves(joined.get(joined.size() - 1), cell)) {
        joined.remove(joined.size() - 1);
        cell = cell.parent();
      }
      joined.add(cell);
    }
    return joined;
  }

  private static boolean areHalves(GeoHashCell first, GeoHashCell second) {
    return first.length() == second.length()
        && first.bits() + 1 == second.bits()
        && (second.bits() & 1) == 1;
  }
}
