/**
 * Benchmarks: every mechanism beside its peers, in one JMH run, and the reporter of such a run.
 *
 * <h2>Adding benchmarks to a chapter</h2>
 *
 * Put JMH classes into {@code dev.distlab.bench.<chapter>}; nothing else has to be told. The rule
 * of names:
 *
 * <ul>
 *   <li>a class is one <em>group</em>, one question, answered by rivals that do the same work on
 *       the same data: {@code LookupBenchmark} is the group "Lookup";
 *   <li>a method is one rival, and its prefix says what it stands for (see {@link
 *       dev.distlab.bench.Role}): {@code ours_ring}, {@code peer_guava}, {@code
 *       reference_sortedArray}, {@code floor_loop};
 *   <li>a {@code @Param} field is an axis: rivals are compared where all parameters are equal.
 * </ul>
 *
 * Use {@code @BenchmarkMode(AverageTime)} and a time unit per class. Forks, iterations and their
 * length are given by the runner, the same for every rival of a run; annotations for them have no
 * effect.
 *
 * <p>A peer of a few megabytes is a dependency of this module; a heavier one, or one with native
 * libraries or a broker, stands in the profile {@code heavy}, and its benchmarks under {@code
 * src/heavy/java}, in the same package.
 */
package dev.distlab.bench;
