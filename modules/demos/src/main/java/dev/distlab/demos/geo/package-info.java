/**
 * Experiments and stories of geospatial indexes: why nine cells, how fine, what clustered places
 * and moving ones cost, how wrong a sphere is, and how the structures cut up the map.
 */
package dev.distlab.demos.geo;
