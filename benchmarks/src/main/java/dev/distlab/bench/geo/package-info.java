/**
 * Geohashes and spatial indexes beside their peers: places in longitude and latitude, evenly spread
 * or around real cities (beyond those there are, suburbs are invented). Peers know a plane; our
 * distances are those of a sphere, and ours are right at the poles and over the antimeridian.
 *
 * <p>What is left out, and why: JTS' HPRtree, KdTree and Quadtree, and conversant's tree, offer no
 * search for the k nearest; that of rtree2 wants a radius from its caller, and would measure how
 * well that was guessed. JTS' Quadtree is made for objects with an extent: its figures say what it
 * does with points, and nothing more. Places are taken in one by one at 100,000 only, since the
 * slowest rivals need a quarter of a minute for a million.
 */
package dev.distlab.bench.geo;
