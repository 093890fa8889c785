/**
 * What an index has to beat: looking at everything ({@link dev.distlab.geo.baseline.LinearScan},
 * also the judge of all others), and equal cells ({@link dev.distlab.geo.baseline.UniformGrid}),
 * which nothing beats as long as the points are spread evenly.
 */
package dev.distlab.geo.baseline;
