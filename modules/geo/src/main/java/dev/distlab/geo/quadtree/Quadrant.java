package dev.distlab.geo.quadtree;

import dev.distlab.geo.PlacedEntries;
import dev.distlab.geo.Rectangle;

/**
 * A node of a quadtree: a bucket of points, or four quarters. It owns its southern and western
 * edge; the others belong to its neighbours, or to itself where there are none.
 */
final class Quadrant {

  final double south;
  final double west;
  final double north;
  final double east;
  final int depth;

  /** Points in this quadrant and below. */
  int count;

  /** South-west, south-east, north-west, north-east; null in a leaf. */
  Quadrant[] quarters;

  /** The points of a leaf; null in an inner quadrant, and in a leaf that never had one. */
  PlacedEntries bucket;

  Quadrant(Rectangle bounds, int depth) {
    this.south = bounds.south();
    this.west = bounds.west();
    this.north = bounds.north();
    this.east = bounds.east();
    this.depth = depth;
  }

  boolean isLeaf() {
    return quarters == null;
  }

  double middleLatitude() {
    return (south + north) / 2;
  }

  double middleLongitude() {
    return (west + east) / 2;
  }

  /** The quarter that owns a point of this quadrant. */
  Quadrant quarterOf(double latitude, double longitude) {
    int northern = latitude >= middleLatitude() ? 2 : 0;
    int eastern = longitude >= middleLongitude() ? 1 : 0;
    return quarters[northern + eastern];
  }

  /** Gives a leaf four empty quarters. */
  void quarter() {
    double latitude = middleLatitude();
    double longitude = middleLongitude();
    quarters =
        new Quadrant[] {
          new Quadrant(new Rectangle(south, west, latitude, longitude), depth + 1),
          new Quadrant(new Rectangle(south, longitude, latitude, east), depth + 1),
          new Quadrant(new Rectangle(latitude, west, north, longitude), depth + 1),
          new Quadrant(new Rectangle(latitude, longitude, north, east), depth + 1)
        };
  }

  void addToBucket(int id, double latitude, double longitude) {
    if (bucket == null) {
      bucket = new PlacedEntries();
    }
    bucket.add(id, latitude, longitude);
    count++;
  }

  Rectangle bounds() {
    return new Rectangle(south, west, north, east);
  }
}
