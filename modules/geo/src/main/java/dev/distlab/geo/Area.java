package dev.distlab.geo;

/**
 * A part of the globe to search in. Areas are values; edges belong to them unless they say
 * otherwise.
 */
public sealed interface Area permits GeoBox, Circle, BoxAround, Polygon {

  /** The point from which distances of the hits are measured. */
  GeoPoint center();

  /** A box that holds every point of this area. */
  GeoBox bounds();

  /** Whether a point lies in this area: the definition to which every index must keep. */
  boolean contains(double latitude, double longitude);

  /** This area prepared for many tests, for one search. */
  AreaFilter filter();
}
