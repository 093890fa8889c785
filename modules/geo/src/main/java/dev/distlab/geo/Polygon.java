package dev.distlab.geo;

import java.util.List;

/**
 * A polygon whose edges are straight in the plane of latitudes and longitudes, as in GeoJSON; an
 * edge takes the short way around the globe, so that a polygon may lie across the antimeridian. A
 * place is inside if a line eastwards from it crosses the edges an odd number of times; of two
 * polygons that share an edge, exactly one holds a place on it. It cannot go around a pole.
 *
 * <p>Source: M. Shimrat, "Algorithm 112: Position of Point Relative to Polygon", CACM 5(8), 1962.
 *
 * @param vertices three or more, in order, without repeating the first at the end
 */
public record Polygon(List<GeoPoint> vertices) implements Area {

  /**
   * A polygon.
   *
   * @throws IllegalArgumentException if there are fewer than three vertices, or if the edges go
   *     around the globe instead of coming back
   */
  public Polygon {
    vertices = List.copyOf(vertices);
    if (vertices.size() < 3) {
      throw new IllegalArgumentException(
          "a polygon of " + vertices.size() + " vertices: at least 3 are needed");
    }
    double[] unrolled = unroll(vertices);
    double back = unrolled[0] - unrolled[unrolled.length - 1];
    if (Math.abs(back) > 180) {
      throw new IllegalArgumentException(
          "the edges of the polygon go around the globe: a polygon cannot hold a pole");
    }
  }

  /** Longitudes that do not jump at the antimeridian: each within 180 of the one before. */
  private static double[] unroll(List<GeoPoint> vertices) {
    double[] longitudes = new double[vertices.size()];
    double turns = 0;
    for (int i = 0; i < longitudes.length; i++) {
      double longitude = vertices.get(i).longitude();
      double before = i == 0 ? longitude : vertices.get(i - 1).longitude();
      if (longitude - before > 180) {
        turns -= 360;
      } else if (longitude - before < -180) {
        turns += 360;
      }
      longitudes[i] = longitude + turns;
    }
    return longitudes;
  }

  @Override
  public GeoPoint center() {
    return bounds().center();
  }

  @Override
  public GeoBox bounds() {
    double[] longitudes = unroll(vertices);
    double west = longitudes[0];
    double east = longitudes[0];
    double south = 90;
    double north = -90;
    for (int i = 0; i < longitudes.length; i++) {
      west = Math.min(west, longitudes[i]);
      east = Math.max(east, longitudes[i]);
      south = Math.min(south, vertices.get(i).latitude());
      north = Math.max(north, vertices.get(i).latitude());
    }
    double half = (east - west) / 2 + 1e-9;
    double middle = GeoPoint.wrapLongitude((west + east) / 2);
    return Circle.aroundLongitude(middle, half, new double[] {south, north});
  }

  @Override
  public boolean contains(double latitude, double longitude) {
    double[] longitudes = unroll(vertices);
    double filed = Rectangle.planeLongitude(latitude, longitude);
    return crossesOddly(longitudes, latitude, filed)
        || crossesOddly(longitudes, latitude, filed + 360)
        || crossesOddly(longitudes, latitude, filed - 360);
  }

  private boolean crossesOddly(double[] longitudes, double latitude, double longitude) {
    boolean odd = false;
    int before = longitudes.length - 1;
    for (int i = 0; i < longitudes.length; i++) {
      double from = vertices.get(before).latitude();
      double to = vertices.get(i).latitude();
      if (from > latitude != to > latitude) {
        double share = (latitude - from) / (to - from);
        double crossing = longitudes[before] + share * (longitudes[i] - longitudes[before]);
        odd ^= longitude < crossing;
      }
      before = i;
    }
    return odd;
  }

  @Override
  public AreaFilter filter() {
    return new AreaFilter(bounds().pieces()) {
      @Override
      public boolean contains(double latitude, double longitude) {
        return Polygon.this.contains(latitude, longitude);
      }
    };
  }
}
