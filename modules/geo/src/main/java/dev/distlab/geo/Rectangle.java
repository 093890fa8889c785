package dev.distlab.geo;

/**
 * A closed rectangle in the plane of latitudes and longitudes: the page bounds of trees, and the
 * pieces into which an area on the globe falls apart when the globe is cut open.
 *
 * <p>The cut: a point with longitude 180 is filed under -180, and a pole under longitude 0, so that
 * every place has one position in the plane ({@link #planeLongitude}). An area that lies across the
 * cut becomes several rectangles ({@link GeoBox#pieces}).
 */
public record Rectangle(double south, double west, double north, double east) {

  /** The whole plane. */
  public static final Rectangle WORLD = new Rectangle(-90, -180, 90, 180);

  /** Where an index files a point: longitude 180 under -180, the poles under 0. */
  public static double planeLongitude(double latitude, double longitude) {
    if (Math.abs(latitude) == GeoPoint.MAX_LATITUDE) {
      return 0;
    }
    return longitude == GeoPoint.MAX_LONGITUDE ? -GeoPoint.MAX_LONGITUDE : longitude;
  }

  /** Whether the point lies inside or on the edge. */
  public boolean contains(double latitude, double longitude) {
    return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  }

  /** Whether all of the other rectangle lies inside. */
  public boolean encloses(
      double otherSouth, double otherWest, double otherNorth, double otherEast) {
    return otherSouth >= south && otherNorth <= north && otherWest >= west && otherEast <= east;
  }

  /** Whether the two share a point; edges count. */
  public boolean meets(double otherSouth, double otherWest, double otherNorth, double otherEast) {
    return otherSouth <= north && otherNorth >= south && otherWest <= east && otherEast >= west;
  }

  /** Width times height in square degrees. */
  public double area() {
    return (north - south) * (east - west);
  }

  /** South, west, north and east with at most four decimals, for people. */
  public String describe() {
    return degrees(south) + "," + degrees(west) + ".." + degrees(north) + "," + degrees(east);
  }

  /** A number of degrees with at most four decimals, the same on every platform. */
  public static String degrees(double value) {
    long tenThousandths = (long) Math.floor(Math.abs(value) * 10_000 + 0.5);
    String sign = value < 0 && tenThousandths > 0 ? "-" : "";
    String whole = sign + tenThousandths / 10_000;
    long rest = tenThousandths % 10_000;
    if (rest == 0) {
      return whole;
    }
    String decimals = Long.toString(10_000 + rest).substring(1);
    int end = decimals.length();
    while (decimals.charAt(end - 1) == '0') {
      end--;
    }
    return whole + "." + decimals.substring(0, end);
  }
}
