/**
 * Space-filling curves: two coordinates in one order. The Z-order is what geohashes are; the
 * Hilbert curve packs R-trees, since places that follow one another on it are always neighbours.
 */
package dev.distlab.geo.curve;
