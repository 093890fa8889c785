package dev.distlab.geo.geohash;

import dev.distlab.geo.Area;
import java.util.List;

/** A way to cover an area with cells, so that an ordered index can search the cells. */
@FunctionalInterface
public interface CellCover {

  /**
   * Disjoint cells that together hold every place of the area, where an index files it ({@link
   * dev.distlab.geo.Rectangle#planeLongitude}), in the order of geohashes.
   */
  List<GeoHashCell> cover(Area area);
}
