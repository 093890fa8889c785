/**
 * Geohashes and spatial indexes beside their peers: places in longitude and latitude, evenly spread
 * or around real cities. Peers know a plane; our distances are those of a sphere.
 */
package dev.distlab.bench.geo;
