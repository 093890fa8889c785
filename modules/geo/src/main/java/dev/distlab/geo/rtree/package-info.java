/**
 * R-trees: balanced trees whose pages follow the data.
 *
 * <p>An entry of a page is a rectangle and what lies in it: an object in a leaf, a page above.
 * Rectangles of siblings may overlap, so a search may have to enter several children; all that a
 * tree can do for its searches is to keep rectangles small, square and apart. Where a new entry
 * goes, and how a full page is cut, is the whole difference between the kinds:
 *
 * <pre>
 *                 where an entry goes          how a full page is cut
 *  Guttman        the page that grows least    around the two entries that fit together worst
 *  R*             above leaves, where overlap  along one axis, where the halves overlap least;
 *                 grows least                  but first the outermost 30 % are inserted again
 *  STR            slices by longitude, each cut into pages by latitude, all pages full
 *  Hilbert        along a space-filling curve, all pages full
 * </pre>
 *
 * <p>{@link dev.distlab.geo.rtree.RTree} grows and shrinks by the rules of Guttman or R*, holds
 * points or rectangles, and can be loaded at once in either order. A removal that leaves a page too
 * empty dissolves it, and its entries are inserted again at the level from which they came
 * (CondenseTree). {@link dev.distlab.geo.rtree.PackedRTree} is loaded once and never changes, which
 * makes it a few arrays: no references, no free room, and rectangles of four numbers of 15 bits,
 * told relative to a page that holds them ({@link dev.distlab.geo.rtree.PackedRTree} says how).
 *
 * <p>Invariants I1 and I7 to I9 of {@link dev.distlab.geo} hold here: nothing is lost, rectangles
 * are the tightest, pages filled well enough, leaves equally deep. What this leaves out: pages on a
 * disk, and readers beside a writer.
 */
package dev.distlab.geo.rtree;
