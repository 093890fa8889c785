/**
 * Space-filling curves: two coordinates in one order, so that what is near on the curve is mostly
 * near in the plane. (The converse cannot hold: a line has two neighbours, a cell has eight.)
 *
 * <p>{@link dev.distlab.geo.curve.MortonCurve}, the Z-order, takes bits in turns; it is what
 * geohashes are, costs a few instructions, and jumps at the seams of quarters. {@link
 * dev.distlab.geo.curve.HilbertCurve} turns its quarters so that it never jumps: a window falls
 * into fewer intervals, and pages cut from it are compact, which is why it packs R-trees. {@link
 * dev.distlab.geo.curve.SpaceFillingCurve#ranges} counts those intervals.
 */
package dev.distlab.geo.curve;
