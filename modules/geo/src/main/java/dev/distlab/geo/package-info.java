/**
 * Geospatial indexes: which of many places lie near a point, without looking at all of them.
 *
 * <h2>The problem</h2>
 *
 * <p>A rider asks for drivers within two kilometres, a map for what lies in its window. An ordered
 * index sorts by one number, but a place is two: sorted by latitude, a search reads a band around
 * the whole globe. And the globe is no rectangle: longitudes wrap around at 180, meridians meet at
 * the poles, and a degree of longitude is 111 km at the equator and nothing at a pole.
 *
 * <h2>The idea</h2>
 *
 * <p>Three ways. <em>Put both numbers into one</em>: take their bits in turns (a geohash), so that
 * a sorted map can hold them and a prefix is a cell. <em>Divide space</em>: quarter it wherever it
 * is crowded (a quadtree). <em>Divide the data</em>: put neighbours on a page, and pages on pages,
 * each with the rectangle around it (an R-tree). A search then touches the cells, quadrants or
 * pages that meet its area, and tests the candidates in them exactly: filter, then refine.
 *
 * <pre>
 *  geohash, 3 bits              quadtree, 2 a quadrant      R-tree, 3 a page
 *   010|011|110|111              +-------+---+---+           +-----------+  A
 *   ---+---+---+---              |       | * |* *|           |*   *      |
 *   000|001|100|101   lat        |   *   +---+---+           |    +------+---+
 *   ---------------              |       |   | * |           +----+------+ * |
 *         lon                    +-------+---+---+                | *   *    | B
 *                                |  *            |                +----------+
 *  (lat 57.64911, lon 10.40744)  the crowded quarter         A and B may overlap: a search
 *  is 11010 00100 10101 ...      has quarters of its own     in both goes into both
 *  is     u     4     p ...
 *
 *  near, but no common prefix:  u1pb and its eastern neighbour u300; around (0, 0) not one bit
 * </pre>
 *
 * <h2>The terms</h2>
 *
 * <ul>
 *   <li><em>cell</em>: what a geohash prefix stands for; <em>cover</em>: cells that hold an area
 *   <li><em>candidate</em>: an entry that a search looks at; <em>hit</em>: one that it returns
 *   <li><em>MBR</em>: minimum bounding rectangle; <em>page</em>: a cell, quadrant or tree node
 *   <li><em>plane</em>: the globe cut open at longitude 180; an area over the cut is several {@link
 *       dev.distlab.geo.Rectangle}s there, a place is always one point ({@link
 *       dev.distlab.geo.Rectangle#planeLongitude})
 *   <li><em>haversine</em>: sin^2(d / 2R), the form in which distances are compared; see {@link
 *       dev.distlab.geo.Haversine} for its error, up to 0.59 % against the real earth
 * </ul>
 *
 * <h2>The invariants</h2>
 *
 * <ul>
 *   <li>I1: a structure holds exactly the entries that were put and not removed
 *   <li>I2: a grid cell, or a key of a geohash index, holds only entries that belong there
 *   <li>I3: a point lies in its quadrant; quadrants are half-open, so it lies in exactly one
 *   <li>I4: a leaf quadrant holds no more than a bucket, unless it is as deep as allowed
 *   <li>I5: an inner quadrant holds more than a bucket
 *   <li>I6: a quadrant counts what is below it
 *   <li>I7: a page's rectangle is the tightest around what is on it; in a packed tree, the tightest
 *       that its numbers can say
 *   <li>I8: a page of an R-tree holds between the least and the most entries; the root two or more
 *   <li>I9: all leaves of an R-tree are equally deep
 * </ul>
 *
 * <p>{@link dev.distlab.geo.SpatialIndex#checkInvariants} checks those of its structure. The law of
 * all laws, that every structure finds what {@link dev.distlab.geo.baseline.LinearScan} finds,
 * poles and antimeridian included, is checked by random operations in tests.
 *
 * <h2>The costs</h2>
 *
 * <pre>
 *  n entries, r hits, evenly spread  insert          box or circle          clustered data
 *  LinearScan                        1               n                      n
 *  UniformGrid, c cells              1               cells + n / c          a cell holds most of n
 *  GeoHashIndex, cover of N cells    log n           N log n + candidates   finer cover needed
 *  QuadTree, bucket b                log4(n / b)     sqrt(n / b) + r        deeper
 *  RTree, page M                     M log n         log n + r / M, overlap unchanged
 *  PackedRTree                       none            log n + r / 16         unchanged
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>The ellipsoid: distances are those of a sphere. Where half a percent matters, refine the
 *       hits with a geodesic.
 *   <li>Lines and polygons as objects: rectangles only; a real system refines by the true shape.
 *   <li>Threads and disks: one thread, in memory. Pages are sized for caches, not for disk blocks.
 *   <li>Cells of equal size: geohash cells shrink towards the poles. Those of S2 and H3 do not.
 * </ul>
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>G. M. Morton, "A Computer Oriented Geodetic Data Base", IBM, 1966 (bits in turns)
 *   <li>R. Finkel, J. Bentley, "Quad Trees", Acta Informatica 4, 1974; H. Samet, "The Quadtree and
 *       Related Hierarchical Data Structures", ACM Computing Surveys 16(2), 1984
 *   <li>A. Guttman, "R-Trees", SIGMOD 1984; N. Beckmann et al., "The R*-tree", SIGMOD 1990
 *   <li>S. Leutenegger et al., "STR", ICDE 1997; I. Kamel, C. Faloutsos, "On Packing R-trees",
 *       1993; K. Kim et al., "Optimizing Multidimensional Index Trees for Main Memory Access",
 *       SIGMOD 2001
 *   <li>G. Hjaltason, H. Samet, "Distance Browsing in Spatial Databases", ACM TODS 24(2), 1999
 *   <li>Redis, geohash_helper.c and geo.c (nine cells, score, GEOSEARCH)
 * </ul>
 */
package dev.distlab.geo;
