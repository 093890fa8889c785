package dev.distlab.geo;

import java.util.ArrayList;
import java.util.List;

/**
 * A box of latitudes and longitudes in degrees, edges included. A box whose west is greater than
 * its east runs over the antimeridian: {@code new GeoBox(-20, 170, 0, -170)} is 20 degrees wide.
 *
 * <p>A box that touches a pole holds the pole, whatever its longitudes; a box that ends at 180
 * holds -180 as well, and the other way round. -180 to 180 is the whole circle, 180 to -180 the one
 * meridian.
 *
 * @param south lowest latitude
 * @param west first longitude, going east
 * @param north highest latitude
 * @param east last longitude, going east
 */
public record GeoBox(double south, double west, double north, double east) implements Area {

  /** All of the globe. */
  public static final GeoBox WORLD = new GeoBox(-90, -180, 90, 180);

  /**
   * A box.
   *
   * @throws IllegalArgumentException if a number is out of range or not a number, or if {@code
   *     south} is greater than {@code north}: a box upside down
   */
  public GeoBox {
    GeoPoint.checkLatitude(south);
    GeoPoint.checkLatitude(north);
    GeoPoint.checkLongitude(west);
    GeoPoint.checkLongitude(east);
    // No -0.0: boxes of the same numbers are equal.
    south += 0.0;
    west += 0.0;
    north += 0.0;
    east += 0.0;
    if (south > north) {
      throw new IllegalArgumentException(
          "south=" + south + " is greater than north=" + north + ": the box is upside down");
    }
  }

  /** The box around one point. */
  public static GeoBox ofPoint(GeoPoint point) {
    return new GeoBox(point.latitude(), point.longitude(), point.latitude(), point.longitude());
  }

  /** Whether the box has no size: a point. */
  public boolean isPoint() {
    return south == north && west == east;
  }

  /** Whether the box runs over the antimeridian. */
  public boolean crossesAntimeridian() {
    return west > east;
  }

  /** How many degrees of longitude it spans, 0 to 360. */
  public double widthDegrees() {
    return crossesAntimeridian() ? (180 - west) + (east + 180) : east - west;
  }

  /** How many degrees of latitude it spans, 0 to 180. */
  public double heightDegrees() {
    return north - south;
  }

  @Override
  public GeoPoint center() {
    double middle = crossesAntimeridian() ? (west + east + 360) / 2 : (west + east) / 2;
    return GeoPoint.wrapped((south + north) / 2, middle);
  }

  @Override
  public boolean contains(double latitude, double longitude) {
    if (!(latitude >= south && latitude <= north)) {
      return false;
    }
    return Math.abs(latitude) == GeoPoint.MAX_LATITUDE
        ? Math.abs(longitude) <= GeoPoint.MAX_LONGITUDE
        : containsMeridian(longitude);
  }

  private boolean containsMeridian(double longitude) {
    return containsNumber(longitude)
        || Math.abs(longitude) == GeoPoint.MAX_LONGITUDE && containsNumber(-longitude);
  }

  private boolean containsNumber(double longitude) {
    return crossesAntimeridian()
        ? longitude >= west || longitude <= east
        : longitude >= west && longitude <= east;
  }

  /** Whether two boxes share a place; edges count, and so does a pole that both touch. */
  public boolean meets(GeoBox other) {
    if (south > other.north || other.south > north) {
      return false;
    }
    boolean sharedPole =
        north == GeoPoint.MAX_LATITUDE && other.north == GeoPoint.MAX_LATITUDE
            || south == -GeoPoint.MAX_LATITUDE && other.south == -GeoPoint.MAX_LATITUDE;
    return sharedPole || containsMeridian(other.west) || other.containsMeridian(west);
  }

  @Override
  public GeoBox bounds() {
    return this;
  }

  @Override
  public AreaFilter filter() {
    return new AreaFilter(pieces()) {
      @Override
      public boolean isExact() {
        return true;
      }

      @Override
      public boolean contains(double latitude, double longitude) {
        return GeoBox.this.contains(latitude, longitude);
      }

      @Override
      public boolean meets(double aSouth, double aWest, double aNorth, double anEast) {
        return true;
      }
    };
  }

  /**
   * The plane rectangles in which an index files the points of this box: disjoint, one normally,
   * two over the antimeridian, and one more where the box touches a pole or ends at 180, for the
   * place where such points are filed. A point is one piece, the place where it is filed. Two boxes
   * meet if two of their pieces do.
   */
  public List<Rectangle> pieces() {
    double cut = GeoPoint.MAX_LONGITUDE;
    if (isPoint()) {
      double filed = Rectangle.planeLongitude(south, west);
      return List.of(new Rectangle(south, filed, south, filed));
    }
    boolean touchesPole = Math.max(north, -south) == GeoPoint.MAX_LATITUDE;
    if (west <= east && east < cut && !touchesPole) {
      return List.of(new Rectangle(south, west, north, east));
    }
    List<Rectangle> pieces = new ArrayList<>(2);
    if (crossesAntimeridian()) {
      pieces.add(new Rectangle(south, west, north, cut));
      pieces.add(new Rectangle(south, -cut, north, east));
    } else {
      pieces.add(new Rectangle(south, west, north, east));
      if (east == cut && west > -cut) {
        pieces.add(new Rectangle(south, -cut, north, -cut));
      }
    }
    addPole(pieces, south == -GeoPoint.MAX_LATITUDE, -GeoPoint.MAX_LATITUDE);
    addPole(pieces, north == GeoPoint.MAX_LATITUDE, GeoPoint.MAX_LATITUDE);
    return pieces;
  }

  private static void addPole(List<Rectangle> pieces, boolean touched, double latitude) {
    if (!touched) {
      return;
    }
    for (Rectangle piece : pieces) {
      if (piece.contains(latitude, 0)) {
        return;
      }
    }
    pieces.add(new Rectangle(latitude, 0, latitude, 0));
  }
}
