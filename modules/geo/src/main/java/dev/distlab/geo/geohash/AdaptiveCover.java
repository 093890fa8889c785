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
 * <p>Starting from the smallest cell around the area, the largest cell that lies partly outside of
 * it is halved, and halves that miss the area are dropped, as long as the cells do not become more
 * than N. An area over a corner where large cells meet costs a cell for each of them, however small
 * it is. Cost: O(N log N + bits) tests of a cell against the area.
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
    ArrayDeque<Part> largestFirst = new ArrayDeque<>();
    largestFirst.add(Part.of(smallestAround(filter.pieces())));
    while (!largestFirst.isEmpty()) {
      Part part = largestFirst.poll();
      if (part.cell.length() == maxBits || isInside(part.edges, filter)) {
        done.add(part.cell);
        continue;
      }
      Part first = part.half(0);
      Part second = part.half(1);
      boolean keepsFirst = meets(first.edges, filter);
      boolean keepsSecond = meets(second.edges, filter);
      boolean doubles = keepsFirst && keepsSecond;
      if (doubles && done.size() + largestFirst.size() + 2 > maxCells) {
        done.add(part.cell);
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

  /** What is left of the globe while one of its halves misses the area and is dropped. */
  private GeoHashCell smallestAround(List<Rectangle> pieces) {
    Rectangle any = pieces.get(0);
    long corner = GeoHash.encodeBits(any.south(), any.west(), GeoHash.MAX_BITS);
    long different = 0;
    for (Rectangle piece : pieces) {
      different |= corner ^ GeoHash.encodeBits(piece.south(), piece.west(), GeoHash.MAX_BITS);
      different |= corner ^ GeoHash.encodeBits(piece.north(), piece.east(), GeoHash.MAX_BITS);
    }
    int common = Long.numberOfLeadingZeros(different) - (Long.SIZE - GeoHash.MAX_BITS);
    int length = Math.min(common, maxBits);
    return new GeoHashCell(corner >>> GeoHash.MAX_BITS - length, length);
  }

  private static boolean meets(Rectangle box, AreaFilter filter) {
    for (Rectangle piece : filter.pieces()) {
      boolean overlap =
          piece.north() >= box.south()
              && (piece.south() < box.north() || box.north() == 90)
              && piece.east() >= box.west()
              && piece.west() < box.east();
      if (overlap && filter.mayMeet(box.south(), box.west(), box.north(), box.east())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInside(Rectangle box, AreaFilter filter) {
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

  /** A cell with its edges: halves have edges half-way between, which is exact. */
  private record Part(GeoHashCell cell, Rectangle edges) {

    static Part of(GeoHashCell cell) {
      GeoBox box = cell.bounds();
      return new Part(cell, new Rectangle(box.south(), box.west(), box.north(), box.east()));
    }

    Part half(int bit) {
      double south = edges.south();
      double west = edges.west();
      double north = edges.north();
      double east = edges.east();
      boolean isFirst = bit == 0;
      if ((cell.length() & 1) == 0) {
        double middle = (west + east) / 2;
        west = isFirst ? west : middle;
        east = isFirst ? middle : east;
      } else {
        double middle = (south + north) / 2;
        south = isFirst ? south : middle;
        north = isFirst ? middle : north;
      }
      return new Part(cell.half(bit), new Rectangle(south, west, north, east));
    }
  }
}
