package dev.distlab.geo.rtree;

/**
 * A minimum bounding rectangle under construction: the one mutable rectangle of this package. A new
 * one is empty.
 */
final class Mbr {

  double south = Double.POSITIVE_INFINITY;
  double west = Double.POSITIVE_INFINITY;
  double north = Double.NEGATIVE_INFINITY;
  double east = Double.NEGATIVE_INFINITY;

  void clear() {
    south = Double.POSITIVE_INFINITY;
    west = Double.POSITIVE_INFINITY;
    north = Double.NEGATIVE_INFINITY;
    east = Double.NEGATIVE_INFINITY;
  }

  void add(double otherSouth, double otherWest, double otherNorth, double otherEast) {
    south = Math.min(south, otherSouth);
    west = Math.min(west, otherWest);
    north = Math.max(north, otherNorth);
    east = Math.max(east, otherEast);
  }

  void add(Mbr other) {
    add(other.south, other.west, other.north, other.east);
  }

  void addEntry(TreeNode node, int i) {
    add(node.south(i), node.west(i), node.north(i), node.east(i));
  }

  double area() {
    return (north - south) * (east - west);
  }

  /** Half the perimeter, which is what R* calls the margin. */
  double margin() {
    return north - south + (east - west);
  }

  /** The area of this with one more rectangle in it. */
  double areaWith(TreeNode node, int i) {
    double height = Math.max(north, node.north(i)) - Math.min(south, node.south(i));
    double width = Math.max(east, node.east(i)) - Math.min(west, node.west(i));
    return height * width;
  }

  double overlap(Mbr other) {
    double height = Math.min(north, other.north) - Math.max(south, other.south);
    double width = Math.min(east, other.east) - Math.max(west, other.west);
    return height > 0 && width > 0 ? height * width : 0;
  }
}
