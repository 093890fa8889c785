/**
 * What an index has to beat.
 *
 * <p>{@link dev.distlab.geo.baseline.LinearScan} looks at everything. It knows nothing of planes,
 * pieces and bounds, only the definitions of distance and containment, and so it is also the judge
 * of all others. {@link dev.distlab.geo.baseline.UniformGrid} cuts the globe into equal cells: a
 * search touches few of them as long as points are spread evenly, and it helps little where most
 * points share a few cells.
 */
package dev.distlab.geo.baseline;
