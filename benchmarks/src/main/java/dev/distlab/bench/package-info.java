/**
 * Benchmarks: every mechanism beside its peers, in one run, and the reporter of such a run.
 *
 * <h2>Adding benchmarks to a chapter</h2>
 *
 * Put JMH classes into {@code dev.distlab.bench.<chapter>}; nothing else has to be told. The rule
 * of names, checked by a test:
 *
 * <ul>
 *   <li>a class is one <em>group</em>, one question, answered by rivals that do the same work on
 *       the same data: {@code LookupBenchmark} is the group "Lookup";
 *   <li>a method is one rival, and its prefix says what it stands for (see {@link
 *       dev.distlab.bench.Role}): {@code ours_ring}, {@code peer_guava}, {@code
 *       reference_sortedArray}, {@code floor_loop};
 *   <li>a {@code @Param} field is an axis: rivals are compared where all parameters are equal;
 *   <li>{@link dev.distlab.bench.Guarantee} says what a rival promises, where promises differ;
 *   <li>a class {@code Memory implements} {@link dev.distlab.bench.MemoryProbe} in the same package
 *       weighs the rivals.
 * </ul>
 *
 * Use {@code @BenchmarkMode(AverageTime)} and a time unit per class. Forks, iterations and their
 * length are given by the runner, the same for every rival of a run; annotations for them have no
 * effect. Allocation per operation is always measured with the times.
 *
 * <p>A peer of a few megabytes is a dependency of this module; a heavier one, or one with native
 * libraries or a broker, stands in the profile {@code heavy}, and its benchmarks under {@code
 * src/heavy/java}, in the same package, with {@code HeavyMemory} for its weight. The heavy peers of
 * a group that the light build has too stand in {@code LookupHeavyBenchmark}.
 *
 * <h2>From a run to a document</h2>
 *
 * <pre>
 *   JMH JSON ---> Measurement, GroupReport ---> docs/benchmarks/ring.json   the figures
 *                                          \--> docs/benchmarks/ring.md     tables between markers
 *                                          \--> docs/benchmarks/ring-lookup.svg
 *                                          \--> docs/ring.md                what it quotes by marker
 * </pre>
 *
 * <p>A chapter's page quotes a group by {@code <!-- bench:ring/Lookup begin -->} and the same with
 * {@code end}. {@code --render} makes everything again from the stored JSON; a test compares. A run
 * with {@code --quick} or {@code --filter} is never stored in docs; {@code --group} replaces whole
 * groups and keeps the others, so that a long chapter can be measured in parts.
 */
package dev.distlab.bench;
