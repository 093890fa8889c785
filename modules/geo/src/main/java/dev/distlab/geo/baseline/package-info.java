/**
 * What an index has to beat.
 *
 * <p>{@link dev.distlab.geo.baseline.LinearScan} looks at everything. It knows nothing of planes,
 * pieces and bounds, only the definitions of distance and containment, and so it is also the judge
 * of all others. {@link dev.distlab.geo.baseline.UniformGrid} cuts the globe into equal cells:
 * nothing beats it as long as points are spread evenly, and it helps little where most of them
 * share a few cells.
 */
package dev.distlab.geo.baseline;
