package dev.distlab.geo;

import java.util.List;
import java.util.Objects;

/**
 * A box measured in metres around a point, as Redis' {@code GEOSEARCH BYBOX} has it: a place is
 * inside if its latitude is at most half the height away and if, along its own latitude, the
 * meridian of the center is at most half the width away as the crow flies. Towards a pole such a
 * box therefore spans more degrees; at the pole it spans all.
 *
 * @param center where the box stands
 * @param widthMetres east to west
 * @param heightMetres north to south
 */
public record BoxAround(GeoPoint center, double widthMetres, double heightMetres) implements Area {

  private static final double CAUTION = 1e-12;

  /**
   * A box.
   *
   * @throws IllegalArgumentException if a size is negative or not a finite number
   */
  public BoxAround {
    Objects.requireNonNull(center, "center");
    checkSize("widthMetres", widthMetres);
    checkSize("heightMetres", heightMetres);
  }

  private static void checkSize(String name, double metres) {
    if (!(metres >= 0 && metres <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          name + "=" + metres + " is out of range: allowed 0 or more, finite");
    }
  }

  @Override
  public GeoBox bounds() {
    double ofHeight = Math.min(1, Haversine.ofMetres(heightMetres / 2) * (1 + CAUTION));
    double degrees = Haversine.toDegrees(ofHeight) + CAUTION;
    double south = Math.max(-90, center.latitude() - degrees);
    double north = Math.min(90, center.latitude() + degrees);
    double cosine = Haversine.cosDegrees(Math.max(Math.abs(south), Math.abs(north)));
    double ofWidth = Haversine.ofMetres(widthMetres / 2) * (1 + CAUTION);
    double half =
        ofWidth >= cosine * cosine
            ? 180
            : Haversine.toDegrees(ofWidth / (cosine * cosine) * (1 + CAUTION)) + CAUTION;
    return Circle.aroundLongitude(center.longitude(), half, new double[] {south, north});
  }

  @Override
  public boolean contains(double latitude, double longitude) {
    return filter(List.of()).contains(latitude, longitude);
  }

  @Override
  public AreaFilter filter() {
    return filter(bounds().pieces());
  }

  private AreaFilter filter(List<Rectangle> pieces) {
    double ofHeight = Haversine.ofMetres(heightMetres / 2);
    double ofWidth = Haversine.ofMetres(widthMetres / 2);
    return new AreaFilter(pieces) {
      @Override
      public boolean contains(double latitude, double longitude) {
        double latitudes = Math.abs(latitude - center.latitude());
        if (Haversine.squaredSineOfHalf(latitudes) > ofHeight) {
          return false;
        }
        double cosine = Haversine.cosDegrees(latitude);
        double longitudes = Haversine.degreesApart(longitude, center.longitude());
        return cosine * cosine * Haversine.squaredSineOfHalf(longitudes) <= ofWidth;
      }
    };
  }
}
