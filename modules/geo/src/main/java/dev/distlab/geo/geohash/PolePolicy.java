package dev.distlab.geo.geohash;

/** What lies beyond the first and last row of cells. Libraries disagree; here it is a choice. */
public enum PolePolicy {
  /** Nothing: the cells at a pole have no neighbour towards it. */
  NONE,
  /** The cell that one meets when walking on over the pole: same row, half a turn further. */
  ACROSS
}
