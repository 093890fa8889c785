package dev.distlab.geo.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * A path that visits every cell of a square of 2^bits by 2^bits cells once, quarter by quarter: a
 * way to put two dimensions into one order, so that a sorted list can hold them.
 *
 * <p>Both curves here visit all cells of a quarter, at any level, before they leave it. A window is
 * therefore a number of intervals of the order ({@link #ranges}): the fewer, the better the curve
 * keeps together what lies together.
 */
public interface SpaceFillingCurve {

  /**
   * The place of a cell on the curve, 0 to 4^bits - 1.
   *
   * @param x column, 0 to 2^bits - 1
   * @param y row, 0 to 2^bits - 1
   * @param bits 1 to 31
   */
  long code(int x, int y, int bits);

  /** The column of a place on the curve. */
  int x(long code, int bits);

  /** The row of a place on the curve. */
  int y(long code, int bits);

  /** Codes {@code first} to {@code last}, both included. */
  record Range(long first, long last) {}

  /** Columns and rows, first and last included. */
  record Window(int firstX, int firstY, int lastX, int lastY) {

    /**
     * A window.
     *
     * @throws IllegalArgumentException if it is empty or begins below 0
     */
    public Window {
      if (firstX < 0 || firstY < 0 || firstX > lastX || firstY > lastY) {
        throw new IllegalArgumentException(
            "window " + firstX + "," + firstY + " to " + lastX + "," + lastY + " is empty");
      }
    }
  }

  /**
   * The fewest intervals of the curve that hold the cells of a window and no others, in order.
   * O(perimeter of the window).
   *
   * @throws IllegalArgumentException if the window reaches beyond the square, or {@code bits} is
   *     not in 1 to 31
   */
  default List<Range> ranges(Window window, int bits) {
    if (bits < 1 || bits > 31) {
      throw new IllegalArgumentException("bits=" + bits + " is out of range: allowed 1..31");
    }
    long cells = 1L << bits;
    if (window.lastX >= cells || window.lastY >= cells) {
      throw new IllegalArgumentException(window + " reaches beyond " + cells + " cells");
    }
    List<Range> ranges = new ArrayList<>();
    int last = (int) (cells - 1);
    addRanges(new Window(0, 0, last, last), window, bits, ranges);
    ranges.sort((a, b) -> Long.compare(a.first, b.first));
    List<Range> merged = new ArrayList<>();
    for (Range range : ranges) {
      int before = merged.size() - 1;
      if (before >= 0 && merged.get(before).last + 1 == range.first) {
        merged.set(before, new Range(merged.get(before).first, range.last));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private void addRanges(Window square, Window window, int bits, List<Range> ranges) {
    if (square.firstX > window.lastX
        || square.lastX < window.firstX
        || square.firstY > window.lastY
        || square.lastY < window.firstY) {
      return;
    }
    if (square.firstX >= window.firstX
        && square.lastX <= window.lastX
        && square.firstY >= window.firstY
        && square.lastY <= window.lastY) {
      ranges.add(rangeOf(square, bits));
      return;
    }
    int middleX = (square.firstX + square.lastX) >>> 1;
    int middleY = (square.firstY + square.lastY) >>> 1;
    addRanges(new Window(square.firstX, square.firstY, middleX, middleY), window, bits, ranges);
    addRanges(new Window(middleX + 1, square.firstY, square.lastX, middleY), window, bits, ranges);
    addRanges(new Window(square.firstX, middleY + 1, middleX, square.lastY), window, bits, ranges);
    addRanges(
        new Window(middleX + 1, middleY + 1, square.lastX, square.lastY), window, bits, ranges);
  }

  /** A quarter, at any level, is one interval as long as it has cells, aligned to its length. */
  private Range rangeOf(Window square, int bits) {
    long side = square.lastX - square.firstX + 1L;
    long cells = side * side;
    long first = code(square.firstX, square.firstY, bits) / cells * cells;
    return new Range(first, first + cells - 1);
  }
}
