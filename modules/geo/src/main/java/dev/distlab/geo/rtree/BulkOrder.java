package dev.distlab.geo.rtree;

/** The order in which a bulk load fills the pages. */
public enum BulkOrder {
  /**
   * Sort-tile-recursive: vertical slices by longitude, cut into pages by latitude.
   *
   * <p>Source: S. Leutenegger, M. Lopez and J. Edgington, "STR: A Simple and Efficient Algorithm
   * for R-Tree Packing", ICDE 1997.
   */
  STR,
  /**
   * Along a Hilbert curve through the middles.
   *
   * <p>Source: I. Kamel and C. Faloutsos, "On Packing R-trees", CIKM 1993.
   */
  HILBERT
}
