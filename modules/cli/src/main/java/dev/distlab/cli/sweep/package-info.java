/**
 * One experiment over values of a parameter and over seeds: what comes out in the middle, and how
 * far luck reaches.
 *
 * <pre>
 *   values a, b, c  x  seeds 42 .. 61   --- Sweep (all cores) --->  SweepResult
 *                                                 a row a value: low, median, high of each measure;
 *                                                 how often each claim held
 * </pre>
 *
 * <p>Runs may end in any order; what is recorded does not depend on it.
 */
package dev.distlab.cli.sweep;
