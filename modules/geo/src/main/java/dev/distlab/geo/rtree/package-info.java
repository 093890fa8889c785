/**
 * R-trees: balanced trees whose pages follow the data.
 *
 * <p>{@link dev.distlab.geo.rtree.RTree} grows and shrinks by Guttman's rules or those of the
 * R*-tree, and can be loaded at once. {@link dev.distlab.geo.rtree.PackedRTree} is loaded once and
 * never changes, which makes it a few arrays.
 */
package dev.distlab.geo.rtree;
