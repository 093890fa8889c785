package dev.distlab.geo.quadtree;

import dev.distlab.geo.GeoBox;

/**
 * How a quadtree splits.
 *
 * @param region what the root covers; points outside are refused
 * @param bucketCapacity how many points a quadrant holds before it splits, 1 to 4096
 * @param maxDepth quadrants this deep do not split, whatever they hold, 0 to 40: points in one
 *     place would split them forever
 */
public record QuadTreeOptions(GeoBox region, int bucketCapacity, int maxDepth) {

  /** The deepest quadrants that the edges of 45-degree steps can still be halved to exactly. */
  public static final int MAX_DEPTH = 40;

  /**
   * Options.
   *
   * @throws IllegalArgumentException if a number is out of range, or the region has no area or runs
   *     over the antimeridian
   */
  public QuadTreeOptions {
    if (bucketCapacity < 1 || bucketCapacity > 4096) {
      throw new IllegalArgumentException(
          "bucketCapacity=" + bucketCapacity + " is out of range: allowed 1..4096");
    }
    if (maxDepth < 0 || maxDepth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "maxDepth=" + maxDepth + " is out of range: allowed 0.." + MAX_DEPTH);
    }
    if (region.crossesAntimeridian() || region.widthDegrees() == 0 || region.heightDegrees() == 0) {
      throw new IllegalArgumentException(
          region + " cannot be quartered: it is empty or runs over the antimeridian");
    }
  }

  /** The globe, 16 points a quadrant, quadrants down to 1.2 by 2.4 metres at the equator. */
  public static QuadTreeOptions defaults() {
    return new QuadTreeOptions(GeoBox.WORLD, 16, 24);
  }

  /** The same with another bucket capacity. */
  public QuadTreeOptions withBucketCapacity(int newCapacity) {
    return new QuadTreeOptions(region, newCapacity, maxDepth);
  }

  /** The same with another depth limit. */
  public QuadTreeOptions withMaxDepth(int newDepth) {
    return new QuadTreeOptions(region, bucketCapacity, newDepth);
  }
}
