/**
 * Experiments and stories of the index chapter: how a B+tree and a hash index grow and shrink, and
 * what reads, writes and memory each of them costs.
 */
package dev.distlab.demos.index;
