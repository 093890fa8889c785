/**
 * Random operations against a dumb model: the laws of the mechanisms, in test code only.
 *
 * <p>A law says that two things agree whatever is done to them: a B-tree and a {@code TreeMap}, a
 * rate limiter and a list of all past requests. {@link dev.distlab.testing.Laws} draws operations
 * from a seed, so that a failure can be repeated, and shrinks a failing list before it reports it.
 *
 * <p>{@link dev.distlab.testing.PowerLossDisk} is a disk that loses what was not synced, and {@link
 * dev.distlab.testing.WholeFiles} reads and makes the files of tests that damage them.
 */
package dev.distlab.testing;
