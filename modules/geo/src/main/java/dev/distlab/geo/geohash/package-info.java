/**
 * Geohashes: cells as prefixes of bits, covers of areas by cells, and an index over any ordered
 * map.
 *
 * <p>{@link dev.distlab.geo.geohash.GeoHash} turns places into bits and words and back. A {@link
 * dev.distlab.geo.geohash.CellCover} chooses cells for an area: nine as Redis does, of one length,
 * or of adaptive sizes as S2 does. {@link dev.distlab.geo.geohash.GeoHashIndex} reads the cells of
 * a cover as intervals of keys. {@link dev.distlab.geo.geohash.RedisScore} is the number by which
 * Redis files a place.
 */
package dev.distlab.geo.geohash;
