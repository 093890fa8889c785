package dev.distlab.geo.quadtree;

import dev.distlab.geo.GeoBox;

/** A point on the globe, but outside of what the root of a quadtree covers. */
public final class OutsideRegionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  OutsideRegionException(double latitude, double longitude, GeoBox region) {
    super("point " + latitude + "," + longitude + " is outside of the root's region " + region);
  }
}
