/**
 * Geohashes: cells as prefixes of bits, covers of areas by cells, and an index over any ordered
 * map.
 *
 * <p>{@link dev.distlab.geo.geohash.GeoHash} turns places into bits and words and back, and steps
 * to neighbours: around the globe to the east and west, and at a pole as {@link
 * dev.distlab.geo.geohash.PolePolicy} says. {@link dev.distlab.geo.geohash.RedisScore} is the
 * number by which Redis files a place.
 *
 * <p>A cell is an interval of keys, a search is a cover: cells that together hold the area. {@link
 * dev.distlab.geo.geohash.NineCells} takes a cell as large as the area and its eight neighbours, as
 * Redis does; {@link dev.distlab.geo.geohash.FixedLengthCover} all cells of one length; {@link
 * dev.distlab.geo.geohash.AdaptiveCover} at most N cells of mixed sizes, as S2 does: it halves the
 * largest cell that lies partly outside as long as there are cells left. A cover may be larger than
 * the area, since every candidate is tested, and never smaller.
 *
 * <p>{@link dev.distlab.geo.geohash.GeoHashIndex} reads these intervals from a {@link
 * java.util.NavigableMap}, so that whatever sorts keys can carry it. Invariants I1 and I2 of {@link
 * dev.distlab.geo} hold for it.
 */
package dev.distlab.geo.geohash;
