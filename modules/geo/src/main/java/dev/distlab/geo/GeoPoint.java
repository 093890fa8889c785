package dev.distlab.geo;

/**
 * A place on the globe, in degrees.
 *
 * <p>Latitude runs from -90 (south pole) to 90, longitude from -180 to 180. Longitudes -180 and 180
 * name one meridian, and at a pole all longitudes name one place; a point keeps the numbers that it
 * was given (a geohash can tell them apart), while all indexes treat such names as the same place.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

  /** The latitude of the north pole, in degrees. */
  public static final double MAX_LATITUDE = 90;

  /** The longitude at which the globe is cut open, in degrees. */
  public static final double MAX_LONGITUDE = 180;

  /**
   * A point, as given.
   *
   * @throws IllegalArgumentException for NaN, an infinity, a latitude beyond 90 or a longitude
   *     beyond 180: a number out of range is far more often a mistake (the two swapped, say) than a
   *     second turn around the globe. For the latter there is {@link #wrapped}.
   */
  public GeoPoint {
    check(latitude, longitude);
    // No -0.0: points of the same numbers are equal.
    latitude += 0.0;
    longitude += 0.0;
  }

  /**
   * A point whose longitude may have gone around the globe: 180.5 becomes -179.5, and 540 becomes
   * -180. Longitudes within -180 to 180 stay as they are.
   *
   * @throws IllegalArgumentException for NaN, an infinity or a latitude beyond 90
   */
  public static GeoPoint wrapped(double latitude, double longitude) {
    return new GeoPoint(latitude, wrapLongitude(longitude));
  }

  /** The longitude between -180 and 180 that names the same meridian. */
  static double wrapLongitude(double longitude) {
    if (Math.abs(longitude) <= MAX_LONGITUDE || !(Math.abs(longitude) < Double.MAX_VALUE)) {
      return longitude;
    }
    double turned = longitude % 360;
    if (turned >= MAX_LONGITUDE) {
      return turned - 360;
    }
    return turned < -MAX_LONGITUDE ? turned + 360 : turned;
  }

  /**
   * Checks that a place is on the globe.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void check(double latitude, double longitude) {
    checkLatitude(latitude);
    checkLongitude(longitude);
  }

  static void checkLatitude(double latitude) {
    if (!(Math.abs(latitude) <= MAX_LATITUDE)) {
      throw new IllegalArgumentException(
          "latitude=" + latitude + " is out of range: allowed -90..90 degrees");
    }
  }

  static void checkLongitude(double longitude) {
    if (!(Math.abs(longitude) <= MAX_LONGITUDE)) {
      throw new IllegalArgumentException(
          "longitude="
              + longitude
              + " is out of range: allowed -180..180 degrees (GeoPoint.wrapped goes around)");
    }
  }
}
