package dev.distlab.geo;

import dev.distlab.kernel.PortableMath;
import java.util.Objects;

/**
 * All places within a distance of a point, the edge included: a radius search. It may hold a pole,
 * both poles, or, from half the circumference of the earth on, everything.
 *
 * @param center where the circle stands
 * @param radiusMetres its radius on the ground, 0 or more; 0 holds the places equal to the center
 */
public record Circle(GeoPoint center, double radiusMetres) implements Area {

  /**
   * How far the rectangles of a search reach beyond the circle, as a share of the haversine and in
   * degrees: rounding must never put a point of the circle outside of them. A tenth of a
   * micrometre, and some metres for circles that reach nearly to the antipode.
   */
  private static final double CAUTION = 1e-12;

  /**
   * A circle.
   *
   * @throws IllegalArgumentException if the radius is negative or not a finite number
   */
  public Circle {
    Objects.requireNonNull(center, "center");
    if (!(radiusMetres >= 0 && radiusMetres <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "radiusMetres=" + radiusMetres + " is out of range: allowed 0 or more, finite");
    }
  }

  /**
   * The box around the circle. Where the circle holds a pole, that is a cap with all longitudes;
   * elsewhere its sides touch the circle poleward of the center, where sin(width / 2) = sin(radius)
   * / cos(latitude).
   */
  @Override
  public GeoBox bounds() {
    double haversine = Math.min(1, Haversine.ofMetres(radiusMetres) * (1 + CAUTION));
    double degrees = Haversine.toDegrees(haversine) + CAUTION;
    double south = center.latitude() - degrees;
    double north = center.latitude() + degrees;
    if (south <= -90 || north >= 90) {
      return new GeoBox(Math.max(-90, south), -180, Math.min(90, north), 180);
    }
    double other = Math.sqrt(Haversine.cosDegrees(south) * Haversine.cosDegrees(north));
    double half =
        PortableMath.atan2(Haversine.sinDegrees(degrees), other) / Haversine.RADIANS_PER_DEGREE;
    return aroundLongitude(center.longitude(), half + CAUTION, new double[] {south, north});
  }

  /** The box of a band of latitudes that reaches {@code half} degrees to both sides. */
  static GeoBox aroundLongitude(double longitude, double half, double[] latitudes) {
    if (half >= 180) {
      return new GeoBox(latitudes[0], -180, latitudes[1], 180);
    }
    double west = GeoPoint.wrapLongitude(longitude - half);
    double east = GeoPoint.wrapLongitude(longitude + half);
    return new GeoBox(latitudes[0], west, latitudes[1], east);
  }

  @Override
  public boolean contains(double latitude, double longitude) {
    return Haversine.from(center).to(latitude, longitude) <= Haversine.ofMetres(radiusMetres);
  }

  @Override
  public AreaFilter filter() {
    Haversine from = Haversine.from(center);
    double limit = Haversine.ofMetres(radiusMetres);
    return new AreaFilter(bounds().pieces()) {
      @Override
      public boolean contains(double latitude, double longitude) {
        return from.to(latitude, longitude) <= limit;
      }

      @Override
      public boolean mayMeet(double south, double west, double north, double east) {
        return from.atLeastTo(south, west, north, east) <= limit;
      }

      @Override
      public boolean encloses(double south, double west, double north, double east) {
        return from.atMostTo(south, west, north, east) <= limit;
      }

      @Override
      public boolean meets(double south, double west, double north, double east) {
        return from.toRectangle(south, west, north, east) <= limit;
      }
    };
  }
}
