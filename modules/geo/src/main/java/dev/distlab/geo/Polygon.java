package dev.distlab.geo;

import java.math.BigDecimal;
import java.util.List;

/**
 * A polygon whose edges are straight in the plane of latitudes and longitudes, as in GeoJSON; an
 * edge takes the short way around the globe, so that a polygon may lie across the antimeridian. A
 * place is inside if a line eastwards from it crosses the edges an odd number of times. It cannot
 * go around a pole.
 *
 * <p>The answer is exact: no rounding decides it. So of the polygons that share an edge or a vertex
 * and leave no gap there, exactly one holds a place on it or beside it.
 *
 * <p>Source: M. Shimrat, "Algorithm 112: Position of Point Relative to Polygon", CACM 5(8), 1962;
 * J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric
 * predicates", Discrete &amp; Computational Geometry 18(3), 1997, section 4.
 *
 * @param vertices three or more, in order, without repeating the first at the end
 */
public record Polygon(List<GeoPoint> vertices) implements Area {

  /*
   * Longitudes are unrolled: each vertex has a number of full turns that puts it on the short way
   * from the one before. On which side of an edge a place lies is the sign of a determinant, which
   * is computed once with rounding and a bound of its error, and exactly where it is within that.
   */

  /**
   * A polygon.
   *
   * @throws IllegalArgumentException if there are fewer than three vertices, if an edge is 180
   *     degrees wide, so that no way around is the short one, or if the edges go around the globe
   *     instead of coming back
   */
  public Polygon {
    vertices = List.copyOf(vertices);
    if (vertices.size() < 3) {
      throw new IllegalArgumentException(
          "a polygon of " + vertices.size() + " vertices: at least 3 are needed");
    }
    GeoPoint before = vertices.get(vertices.size() - 1);
    for (GeoPoint vertex : vertices) {
      if (Math.abs(vertex.longitude() - before.longitude()) == 180) {
        throw new IllegalArgumentException(
            "the edge from "
                + before
                + " to "
                + vertex
                + " is 180 degrees wide: no way is shorter");
      }
      before = vertex;
    }
    double[] turns = turns(vertices);
    double back = vertices.get(0).longitude() - before.longitude() - turns[turns.length - 1];
    if (Math.abs(back) > 180) {
      throw new IllegalArgumentException(
          "the edges of the polygon go around the globe: a polygon cannot hold a pole");
    }
  }

  /** What to add to each longitude so that it is within 180 of the one before. */
  private static double[] turns(List<GeoPoint> vertices) {
    double[] turns = new double[vertices.size()];
    for (int i = 1; i < turns.length; i++) {
      turns[i] = turns[i - 1] + turn(vertices.get(i).longitude() - vertices.get(i - 1).longitude());
    }
    return turns;
  }

  /** The full turn that makes a difference of longitudes the short way around. */
  private static double turn(double difference) {
    if (difference > 180) {
      return -360;
    }
    return difference < -180 ? 360 : 0;
  }

  @Override
  public GeoPoint center() {
    return bounds().center();
  }

  @Override
  public GeoBox bounds() {
    double[] turns = turns(vertices);
    double west = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double south = 90;
    double north = -90;
    for (int i = 0; i < turns.length; i++) {
      GeoPoint vertex = vertices.get(i);
      west = Math.min(west, vertex.longitude() + turns[i]);
      east = Math.max(east, vertex.longitude() + turns[i]);
      south = Math.min(south, vertex.latitude());
      north = Math.max(north, vertex.latitude());
    }
    double half = (east - west) / 2 + 1e-9;
    double middle = GeoPoint.wrapLongitude((west + east) / 2);
    return Circle.aroundLongitude(middle, half, new double[] {south, north});
  }

  @Override
  public boolean contains(double latitude, double longitude) {
    return contains(latitude, longitude, turns(vertices));
  }

  private boolean contains(double latitude, double longitude, double[] turns) {
    double filed = Rectangle.planeLongitude(latitude, longitude);
    if (!Double.isFinite(filed)) {
      return false;
    }
    double first = 0;
    double last = 0;
    for (double turn : turns) {
      first = Math.min(first, turn);
      last = Math.max(last, turn);
    }
    for (double turn = first; turn <= last; turn += 360) {
      if (crossesOddly(turns, latitude, filed, turn)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line eastwards from a place, so many turns further on, crosses oddly many edges. */
  private boolean crossesOddly(double[] turns, double latitude, double longitude, double turn) {
    boolean odd = false;
    int before = turns.length - 1;
    for (int i = 0; i < turns.length; i++) {
      boolean beforeIsNorth = vertices.get(before).latitude() > latitude;
      if (beforeIsNorth != vertices.get(i).latitude() > latitude) {
        int southern = beforeIsNorth ? i : before;
        Edge edge = new Edge(vertices.get(southern), vertices.get(beforeIsNorth ? before : i));
        odd ^= edge.isEastOf(latitude, longitude, turn - turns[southern]);
      }
      before = i;
    }
    return odd;
  }

  @Override
  public AreaFilter filter() {
    double[] turns = turns(vertices);
    return new AreaFilter(bounds().pieces()) {
      @Override
      public boolean contains(double latitude, double longitude) {
        return Polygon.this.contains(latitude, longitude, turns);
      }
    };
  }

  /** An edge from its southern vertex to its northern one. */
  private record Edge(GeoPoint south, GeoPoint north) {

    /** What a term can be off: five roundings at most, each by 2^-53 of what it rounds. */
    private static final double ROUNDING = 5 * 0x1p-53;

    /** Whether the edge, where it crosses the latitude, is east of a place so many degrees on. */
    boolean isEastOf(double latitude, double longitude, double turn) {
      double height = north.latitude() - south.latitude();
      double up = latitude - south.latitude();
      double difference = north.longitude() - south.longitude();
      double width = difference + turn(difference);
      double distance = longitude - south.longitude();
      double east = distance + turn;
      double determinant = width * up - east * height;
      double error =
          ROUNDING
              * ((Math.abs(difference) + Math.abs(width)) * up
                  + (Math.abs(distance) + Math.abs(east)) * height);
      return Math.abs(determinant) > error + Double.MIN_NORMAL
          ? determinant > 0
          : isExactlyEastOf(latitude, longitude, turn);
    }

    private boolean isExactlyEastOf(double latitude, double longitude, double turn) {
      BigDecimal height = exact(north.latitude()).subtract(exact(south.latitude()));
      BigDecimal up = exact(latitude).subtract(exact(south.latitude()));
      double fullTurn = turn(north.longitude() - south.longitude());
      BigDecimal width =
          exact(north.longitude()).subtract(exact(south.longitude())).add(exact(fullTurn));
      BigDecimal east = exact(longitude).subtract(exact(south.longitude())).add(exact(turn));
      return width.multiply(up).compareTo(east.multiply(height)) > 0;
    }

    private static BigDecimal exact(double value) {
      return new BigDecimal(value);
    }
  }
}
