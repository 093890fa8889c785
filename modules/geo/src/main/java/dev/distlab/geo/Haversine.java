package dev.distlab.geo;

import dev.distlab.kernel.PortableMath;

/**
 * Great-circle distances from one fixed point.
 *
 * <p>A distance d on a sphere of radius R is handled as its <em>haversine</em> h = sin^2(d / 2R):
 * it grows with the distance from 0 (the same place) to 1 (the antipode), takes no inverse function
 * to compute, and is a quarter of the squared straight line between two points of a unit sphere.
 * Searches compare haversines; {@link #toMetres} turns the few that are reported into metres.
 *
 * <p>Errors. The earth is a flattened ellipsoid, so that any sphere is wrong: against the geodesic
 * on WGS84 a distance is at most 0.59 % too long (northwards at the equator) and 0.42 % too short
 * (at the poles); with the mean radius of 6,371,008.8 metres it would be 0.56 and 0.45 %. Against
 * the true sphere the arithmetic adds a relative error of about 1e-15, except near the antipode,
 * where a haversine near 1 resolves about 0.1 m. A haversine and the distance of a haversine are
 * computed by one rule everywhere, to the last bit, so that all indexes agree on what is inside a
 * radius.
 *
 * <p>Immutable; safe for any thread. All methods are O(1). Source: R. W. Sinnott, "Virtues of the
 * Haversine", Sky and Telescope 68(2), 1984; the radius is that of Redis' GEO commands.
 */
public final class Haversine {

  /** The radius of the sphere: WGS84's quadratic mean, as Redis uses it. */
  public static final double EARTH_RADIUS_METRES = 6_372_797.560856;

  /** The largest distance there is. */
  public static final double HALF_CIRCUMFERENCE_METRES = Math.PI * EARTH_RADIUS_METRES;

  static final double RADIANS_PER_DEGREE = Math.PI / 180;

  /** Takes the rounding of two computations of the same thing out of a comparison. */
  private static final double CAUTION = 1e-12;

  /** 360 degrees, less what a difference of two longitudes may have been rounded by. */
  private static final double WHOLE_CIRCLE = 360 - CAUTION;

  private final double latitude;
  private final double longitude;
  private final double cosLatitude;

  private Haversine(double latitude, double longitude) {
    this.latitude = latitude;
    this.longitude = longitude;
    this.cosLatitude = cosDegrees(latitude);
  }

  /** Distances from {@code point}. */
  public static Haversine from(GeoPoint point) {
    return new Haversine(point.latitude(), point.longitude());
  }

  /** The distance between two points in metres. */
  public static double metres(GeoPoint a, GeoPoint b) {
    return toMetres(from(a).to(b.latitude(), b.longitude()));
  }

  /** The haversine of the distance to a point, 0 to 1. */
  public double to(double otherLatitude, double otherLongitude) {
    double ofLatitudes = squaredSineOfHalf(Math.abs(latitude - otherLatitude));
    double ofLongitudes = squaredSineOfHalf(degreesApart(longitude, otherLongitude));
    return ofLatitudes + cosLatitude * cosDegrees(otherLatitude) * ofLongitudes;
  }

  /**
   * A haversine that is not greater than that to any point of a plane rectangle, and close to the
   * least of them where the rectangle is not high.
   *
   * <p>The two terms of {@link #to} are bounded each for itself: the first by the nearest latitude,
   * the second by the nearest meridian at that latitude of the rectangle which is nearest to a
   * pole, where meridians lie closest together. Sine and cosine are short series that stop where
   * they are too small, so that a search spends its time on what it finds.
   */
  public double atLeastTo(double south, double west, double north, double east) {
    double latitudes = Math.max(0, Math.max(south - latitude, latitude - north));
    double longitudes = Math.max(0, Math.max(west - longitude, longitude - east));
    if (longitude - west > 180 || east - longitude > 180) {
      double around = WHOLE_CIRCLE - Math.max(longitude - west, east - longitude);
      longitudes = Math.max(0, Math.min(longitudes, around));
    }
    return atLeast(latitudes, longitudes, Math.max(-south, north));
  }

  /** A haversine that is hardly smaller than that to a point, and never greater; quick to tell. */
  public double atLeastTo(double otherLatitude, double otherLongitude) {
    double apart = Math.abs(longitude - otherLongitude);
    double longitudes = apart <= 180 ? apart : Math.max(0, WHOLE_CIRCLE - apart);
    return atLeast(latitude - otherLatitude, longitudes, otherLatitude);
  }

  /** A haversine that is hardly greater than that to a point, and never smaller; quick to tell. */
  public double atMostTo(double otherLatitude, double otherLongitude) {
    double apart = Math.abs(longitude - otherLongitude);
    double longitudes = apart <= 180 ? apart : 360 + CAUTION - apart;
    double acrossMeridians =
        cosLatitude * cosineOrMore(otherLatitude) * squaredSineOfHalfOrMore(longitudes);
    return (squaredSineOfHalfOrMore(latitude - otherLatitude) + acrossMeridians) * (1 + CAUTION)
        + Double.MIN_NORMAL;
  }

  private double atLeast(double latitudes, double longitudes, double polarLatitude) {
    double acrossMeridians =
        cosLatitude * cosineOrLess(polarLatitude) * squaredSineOfHalfOrLess(longitudes);
    return (squaredSineOfHalfOrLess(latitudes) + acrossMeridians) * (1 - CAUTION);
  }

  /** The series of sin^2(x) = x^2 - x^4/3 + ..., cut after the term that is subtracted. */
  private static double squaredSineOfHalfOrLess(double degrees) {
    double x = degrees * (RADIANS_PER_DEGREE / 2);
    double z = x * x;
    return z * (1 - z * (1.0 / 3));
  }

  /** The same series, cut after the next term, which is added. */
  private static double squaredSineOfHalfOrMore(double degrees) {
    double x = degrees * (RADIANS_PER_DEGREE / 2);
    double z = x * x;
    return z * (1 - z * (1.0 / 3 - z * (2.0 / 45)));
  }

  /** The series of the cosine, cut after a term that is added. */
  private static double cosineOrMore(double degrees) {
    double x = degrees * RADIANS_PER_DEGREE;
    double z = x * x;
    return 1 - z * (0.5 - z * (1.0 / 24 - z * (1.0 / 720 - z * (1.0 / 40_320))));
  }

  /** The series of the cosine, cut after a term that is subtracted; may be just below 0 at 90. */
  private static double cosineOrLess(double degrees) {
    double x = degrees * RADIANS_PER_DEGREE;
    double z = x * x;
    return 1 - z * (0.5 - z * (1.0 / 24 - z * (1.0 / 720)));
  }

  /** A haversine that is not smaller than that to any point of a plane rectangle. */
  public double atMostTo(double south, double west, double north, double east) {
    double latitudes = Math.max(Math.abs(latitude - south), Math.abs(latitude - north));
    double opposite = longitude < 0 ? longitude + 180 : longitude - 180;
    double longitudes =
        opposite >= west && opposite <= east
            ? 180
            : Math.max(degreesApart(longitude, west), degreesApart(longitude, east));
    double cosine = south <= 0 && north >= 0 ? 1 : Math.max(cosDegrees(south), cosDegrees(north));
    double bound =
        squaredSineOfHalf(latitudes) + cosLatitude * cosine * squaredSineOfHalf(longitudes);
    return bound * (1 + CAUTION);
  }

  /**
   * The haversine to the nearest point of a plane rectangle, 0 inside.
   *
   * <p>At any latitude the nearest point of the rectangle lies on its nearest meridian, so only
   * that edge counts. Along it the distance is least where the great circle from here meets the
   * meridian at a right angle, if that is on the edge, else at one of its ends.
   */
  public double toRectangle(double south, double west, double north, double east) {
    double longitudes = degreesTo(west, east);
    if (longitudes == 0) {
      double latitudes = latitude < south ? south - latitude : Math.max(0, latitude - north);
      return squaredSineOfHalf(latitudes);
    }
    double edge = degreesApart(longitude, west) <= degreesApart(longitude, east) ? west : east;
    double nearest = Math.min(to(south, edge), to(north, edge));
    if (longitudes < 90) {
      double foot =
          PortableMath.atan2(sinDegrees(latitude), cosLatitude * cosDegrees(longitudes))
              / RADIANS_PER_DEGREE;
      if (foot > south && foot < north) {
        nearest = Math.min(nearest, to(foot, edge));
      }
    }
    return nearest;
  }

  /** Degrees of longitude from here to an interval that does not run over the antimeridian. */
  private double degreesTo(double west, double east) {
    if (longitude >= west && longitude <= east) {
      return 0;
    }
    return Math.min(degreesApart(longitude, west), degreesApart(longitude, east));
  }

  /** The metres of a haversine. */
  public static double toMetres(double haversine) {
    return 2 * EARTH_RADIUS_METRES * PortableMath.asin(Math.sqrt(Math.min(1, haversine)));
  }

  /** The degrees of arc of a haversine. */
  static double toDegrees(double haversine) {
    return 2 * PortableMath.asin(Math.sqrt(Math.min(1, haversine))) / RADIANS_PER_DEGREE;
  }

  /**
   * The largest haversine whose distance is not beyond {@code metres}, so that comparing haversines
   * decides exactly as comparing metres would; from half the circumference on a number above 1,
   * which rounding cannot reach.
   */
  static double ofMetres(double metres) {
    if (metres >= toMetres(1)) {
      return 2;
    }
    double sine = PortableMath.sin(metres / (2 * EARTH_RADIUS_METRES));
    double haversine = Math.min(1, sine * sine);
    while (toMetres(haversine) > metres) {
      haversine = Math.nextDown(haversine);
    }
    while (haversine < 1 && toMetres(Math.nextUp(haversine)) <= metres) {
      haversine = Math.nextUp(haversine);
    }
    return haversine;
  }

  /** The sine of -90 to 90 degrees; exact at multiples of 90. */
  static double sinDegrees(double degrees) {
    double size = Math.abs(degrees);
    double sine =
        size <= 45
            ? PortableMath.sin(size * RADIANS_PER_DEGREE)
            : PortableMath.cos((90 - size) * RADIANS_PER_DEGREE);
    return degrees < 0 ? -sine : sine;
  }

  /** The cosine of -90 to 90 degrees; exact at multiples of 90. */
  static double cosDegrees(double degrees) {
    double size = Math.abs(degrees);
    return size <= 45
        ? PortableMath.cos(size * RADIANS_PER_DEGREE)
        : PortableMath.sin((90 - size) * RADIANS_PER_DEGREE);
  }

  /** {@code sin^2(degrees / 2)} for 0 to 180 degrees. */
  static double squaredSineOfHalf(double degrees) {
    double sine = sinDegrees(degrees / 2);
    return sine * sine;
  }

  /**
   * The degrees between two meridians, 0 to 180, the short way. Over the antimeridian it is the sum
   * of the two ways to it, which makes 180 and -180 the same meridian to the last bit.
   */
  static double degreesApart(double longitudeA, double longitudeB) {
    double apart = Math.abs(longitudeA - longitudeB);
    return apart <= 180 ? apart : (180 - Math.abs(longitudeA)) + (180 - Math.abs(longitudeB));
  }
}
