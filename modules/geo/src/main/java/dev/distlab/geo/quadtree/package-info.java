/**
 * A bucket quadtree of points: space is quartered where it is crowded, down to a depth limit that
 * keeps points in one place from quartering it forever.
 */
package dev.distlab.geo.quadtree;
