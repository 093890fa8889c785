package dev.distlab.geo;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Draws places and areas that find mistakes: poles, the antimeridian, cell edges, duplicates. */
public final class Places {

  private static final double[] LATITUDES = {-90, -89.999_999_9, -45, -0.0, 0, 1e-12, 45, 66, 90};
  private static final double[] LONGITUDES = {-180, -179.999_999_9, -90, 0, 1e-12, 135, 180};

  private Places() {}

  public static GeoPoint point(SeededRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> new GeoPoint(pick(LATITUDES, random), pick(LONGITUDES, random));
      case 1 -> new GeoPoint(pick(LATITUDES, random), random.nextInt(-180, 181));
      case 2 -> new GeoPoint(random.nextInt(-90, 91), pick(LONGITUDES, random));
      case 3 -> onCellEdge(random);
      case 4 -> new GeoPoint(48.2 + random.nextDouble() * 1e-4, 16.4 + random.nextDouble() * 1e-4);
      case 5 -> new GeoPoint(random.nextDouble() * 10 - 5, 178 + random.nextDouble() * 2);
      default -> uniform(random);
    };
  }

  /** Evenly spread over the sphere, but for the arithmetic of an arc sine. */
  public static GeoPoint uniform(SeededRandom random) {
    double sine = random.nextDouble() * 2 - 1;
    double latitude = dev.distlab.kernel.PortableMath.asin(sine) / Math.PI * 180;
    return new GeoPoint(Math.max(-90, Math.min(90, latitude)), random.nextDouble() * 360 - 180);
  }

  private static GeoPoint onCellEdge(SeededRandom random) {
    int cells = 1 << random.nextInt(1, 12);
    return new GeoPoint(
        random.nextInt(cells + 1) * 180.0 / cells - 90,
        random.nextInt(cells + 1) * 360.0 / cells - 180);
  }

  private static double pick(double[] values, SeededRandom random) {
    return values[random.nextInt(values.length)];
  }

  public static Area area(SeededRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> box(random);
      case 3, 4, 5, 6 -> circle(random);
      case 7, 8 -> new BoxAround(point(random), metres(random) * 2, metres(random) * 2);
      default -> polygon(random);
    };
  }

  public static GeoBox box(SeededRandom random) {
    GeoPoint a = point(random);
    GeoPoint b = point(random);
    double south = Math.min(a.latitude(), b.latitude());
    double north = Math.max(a.latitude(), b.latitude());
    if (random.nextInt(4) == 0) {
      return new GeoBox(south, a.longitude(), south, a.longitude());
    }
    return new GeoBox(south, a.longitude(), north, b.longitude());
  }

  /** A box small enough that objects of this size do not all meet each other. */
  public static GeoBox smallBox(SeededRandom random) {
    GeoPoint corner = point(random);
    double height = random.nextInt(3) * random.nextDouble() * 5;
    double width = random.nextInt(3) * random.nextDouble() * 5;
    double south = Math.min(corner.latitude(), 90 - height);
    return new GeoBox(
        south,
        corner.longitude(),
        south + height,
        GeoPoint.wrapLongitude(corner.longitude() + width));
  }

  public static Circle circle(SeededRandom random) {
    GeoPoint center = point(random);
    double radius =
        random.nextInt(3) == 0 ? Haversine.metres(center, point(random)) : metres(random);
    return new Circle(center, radius);
  }

  private static double metres(SeededRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextDouble() * 10;
      case 2 -> random.nextDouble() * 50_000;
      case 3 -> random.nextDouble() * 3_000_000;
      case 4 -> 50_000_000;
      default -> random.nextDouble() * Haversine.HALF_CIRCUMFERENCE_METRES;
    };
  }

  private static Polygon polygon(SeededRandom random) {
    GeoPoint center = point(random);
    List<GeoPoint> vertices = new ArrayList<>();
    int corners = 3 + random.nextInt(4);
    for (int i = 0; i < corners; i++) {
      double latitude = center.latitude() + random.nextDouble() * 40 - 20;
      vertices.add(
          GeoPoint.wrapped(
              Math.max(-89, Math.min(89, latitude)),
              center.longitude() + random.nextDouble() * 60 - 30));
    }
    return new Polygon(vertices);
  }
}
