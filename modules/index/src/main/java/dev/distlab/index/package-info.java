/**
 * B-tree against hash index, in memory.
 *
 * <p><b>Invariants</b>, each with one check and a test that shows it biting:
 *
 * <ul>
 *   <li>I7: a look-up that starts at a key's home and stops at the first bucket or group with a
 *       free slot meets every entry
 *   <li>I8: the entries that are counted are the entries that are there, and never more than the
 *       table may hold
 * </ul>
 */
package dev.distlab.index;
