package dev.distlab.bench.geo;

import ch.hsr.geohash.BoundingBox;
import ch.hsr.geohash.WGS84Point;
import dev.distlab.geo.BoxAround;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.geohash.AdaptiveCover;
import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Circles of a hundred metres to ten kilometres and the boxes around them, handed out in turn: too
 * many to be learned. Away from the poles and the antimeridian, where peers know no way.
 */
@State(Scope.Thread)
public class CoverAreas {

  /** The most cells of a cover. */
  static final int MOST = 12;

  static final AdaptiveCover ADAPTIVE = new AdaptiveCover(MOST, GeoHash.MAX_BITS);
  static final int AREAS = 1 << 14;

  final Circle[] circles = new Circle[AREAS];
  final GeoBox[] boxes = new GeoBox[AREAS];
  final WGS84Point[] hsrCenters = new WGS84Point[AREAS];
  final BoundingBox[] hsrBoxes = new BoundingBox[AREAS];
  private int next;

  /** Draws the areas. */
  @Setup
  public void draw() {
    SeededRandom random = new SeededRandom(42).fork("areas");
    for (int i = 0; i < AREAS; i++) {
      double latitude = random.nextDouble() * 120 - 60;
      double longitude = random.nextDouble() * 340 - 170;
      double radius = 100 * Math.pow(100, random.nextDouble());
      circles[i] = new Circle(new GeoPoint(latitude, longitude), radius);
      boxes[i] = new BoxAround(circles[i].center(), 2 * radius, 2 * radius).bounds();
      hsrCenters[i] = new WGS84Point(latitude, longitude);
      hsrBoxes[i] =
          new BoundingBox(boxes[i].south(), boxes[i].north(), boxes[i].west(), boxes[i].east());
    }
  }

  int next() {
    next = next + 1 & AREAS - 1;
    return next;
  }
}
