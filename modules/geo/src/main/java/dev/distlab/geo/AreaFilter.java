package dev.distlab.geo;

import java.util.List;

/**
 * An {@link Area} prepared for one search: rectangles that cover it in the plane, which find
 * candidates quickly, and an exact test, which makes hits of them.
 *
 * <p>This is the <em>filter and refine</em> of spatial databases. The rectangles may hold more than
 * the area but never less; all tests on rectangles are cautious in the same direction.
 */
public abstract class AreaFilter {

  private final List<Rectangle> pieces;

  /** A filter whose area is covered by {@code pieces}, which must be disjoint. */
  protected AreaFilter(List<Rectangle> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /** Disjoint plane rectangles that hold every point of the area. */
  public final List<Rectangle> pieces() {
    return pieces;
  }

  /** Whether every point in the pieces is in the area, so that candidates need no second test. */
  public boolean isExact() {
    return false;
  }

  /** The exact test for a point. */
  public abstract boolean contains(double latitude, double longitude);

  /** False only if no point of this plane rectangle is in the area. */
  public boolean mayMeet(double south, double west, double north, double east) {
    return true;
  }

  /** True only if every point of this plane rectangle is in the area. */
  public boolean encloses(double south, double west, double north, double east) {
    return false;
  }

  /**
   * The exact test for an object that is a rectangle, already known to meet one of the pieces.
   *
   * @throws UnsupportedOperationException if this kind of area finds points only
   */
  public boolean meets(double south, double west, double north, double east) {
    throw new UnsupportedOperationException("this kind of area finds points, not rectangles");
  }
}
