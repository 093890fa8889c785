/**
 * Trees, hash tables and page files beside their peers.
 *
 * <p>Groups by what they hold: {@code BoxedTree...} and {@code BoxedHash...} are maps of objects,
 * {@code LongTree...} and {@code LongHash...} of numbers, so that each is compared with peers of
 * its kind; {@code BoxedTreeByTwo} has two threads; {@code Page...} are files. Keys are drawn once,
 * in an order that no rival can learn; a structure is filled one key at a time in that order, and
 * none but Chronicle Map, which will not do without, is told beforehand how many there will be.
 */
package dev.distlab.bench.index;
