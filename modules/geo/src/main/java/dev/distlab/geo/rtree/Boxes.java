package dev.distlab.geo.rtree;

import dev.distlab.geo.Rectangle;

/** Many rectangles as four arrays; of points, which need only two, as two arrays used twice. */
final class Boxes {

  final double[] south;
  final double[] west;
  final double[] north;
  final double[] east;

  Boxes(int count, boolean points) {
    south = new double[count];
    west = new double[count];
    north = points ? south : new double[count];
    east = points ? west : new double[count];
  }

  int count() {
    return south.length;
  }

  boolean arePoints() {
    return north == south;
  }

  boolean isPoint(int i) {
    return arePoints() || south[i] == north[i] && west[i] == east[i];
  }

  void setPoint(int i, double latitude, double longitude) {
    south[i] = latitude;
    west[i] = longitude;
  }

  void set(int i, double newSouth, double newWest, double newNorth, double newEast) {
    south[i] = newSouth;
    west[i] = newWest;
    north[i] = newNorth;
    east[i] = newEast;
  }

  /** Sets a rectangle to the tightest around a stretch of others. */
  void setAround(int i, Boxes others, int first, int end) {
    double minSouth = Double.POSITIVE_INFINITY;
    double minWest = Double.POSITIVE_INFINITY;
    double maxNorth = Double.NEGATIVE_INFINITY;
    double maxEast = Double.NEGATIVE_INFINITY;
    for (int j = first; j < end; j++) {
      minSouth = Math.min(minSouth, others.south[j]);
      minWest = Math.min(minWest, others.west[j]);
      maxNorth = Math.max(maxNorth, others.north[j]);
      maxEast = Math.max(maxEast, others.east[j]);
    }
    set(i, minSouth, minWest, maxNorth, maxEast);
  }

  Boxes inOrder(int[] order) {
    Boxes sorted = new Boxes(order.length, arePoints());
    for (int i = 0; i < order.length; i++) {
      int from = order[i];
      if (arePoints()) {
        sorted.setPoint(i, south[from], west[from]);
      } else {
        sorted.set(i, south[from], west[from], north[from], east[from]);
      }
    }
    return sorted;
  }

  Rectangle rectangle(int i) {
    return new Rectangle(south[i], west[i], north[i], east[i]);
  }

  long sizeBytes() {
    return (arePoints() ? 2 : 4) * (16 + 8L * south.length);
  }
}
