/**
 * A bucket quadtree of points (a PR quadtree): space is quartered where it is crowded.
 *
 * <p>The root covers a region. A quadrant is a bucket of points until one too many comes; then it
 * is quartered in the middle and its points move down, all four ways at best, all into one quarter
 * at worst. When removals leave an inner quadrant with no more than a bucket of points, its
 * quarters collapse. So the shape of the tree depends on which points it holds, and never on the
 * order in which they came.
 *
 * <p>Three decisions that go wrong elsewhere: quadrants are half-open, so that a point on a seam
 * belongs to exactly one (I3); a depth limit ends the quartering of points in one place, which no
 * cut can tell apart (I4); a point outside of the region is refused by a type of its own, {@link
 * dev.distlab.geo.quadtree.OutsideRegionException}, and not put where no search will look.
 *
 * <p>Cost: a path as deep as the place is crowded, log4(n / bucket) where points are even. What
 * this leaves out: objects with an extent, which would lie across seams: those are R-trees'
 * business.
 */
package dev.distlab.geo.quadtree;
