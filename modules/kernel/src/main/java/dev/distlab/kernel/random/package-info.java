/**
 * Chance that can be repeated: streams of random numbers, and the distributions of workloads.
 *
 * <h2>The problem</h2>
 *
 * <p>A simulation needs chance, a test needs the same chance again, and a comparison of two
 * mechanisms needs both to meet the same one. One generator for everything fails at the last: as
 * soon as one mechanism draws once more, everything after it is another story.
 *
 * <h2>The idea</h2>
 *
 * <p>A tree of streams. Each part of a run takes a fork by name; a fork depends on the seed and on
 * the names on its path, and on nothing that has been drawn:
 *
 * <pre>
 *   SeededRandom(42)
 *     |-- fork("keys")            always the same keys
 *     |-- fork("network")
 *     |     |-- fork("n1")        the delays of one link; drawing more of them
 *     |     `-- fork("n2")        leaves those of the other alone
 *     `-- fork("failures")
 * </pre>
 *
 * <p>{@link dev.distlab.kernel.random.SeededRandom} is xoshiro256++; its seed is spread by {@link
 * dev.distlab.kernel.random.SplitMix64}. Bounded, real, exponential and normal draws are defined
 * there and not inherited, because the JDK has changed its own between versions.
 *
 * <h2>Which item is asked for</h2>
 *
 * <p>A {@link dev.distlab.kernel.random.LongDistribution} draws item numbers:
 *
 * <pre>
 *   UniformDistribution         all alike
 *   ZipfDistribution            item k like 1 / (k + 1)^s, exactly, for any exponent s
 *   YcsbZipfDistribution        nearly so: the formula of the benchmark, theta below 1
 *   ScrambledZipfDistribution   as in the benchmark, the popular items scattered by a hash
 *   LatestDistribution          the newest item first, the oldest last; grows
 * </pre>
 *
 * <p>Zipf's law in figures: of 10,000 items with exponent 1, item k is drawn with the share 1 / (k
 * + 1) / H, where H = 1 + 1/2 + ... + 1/10,000 = 9.79. So the hottest item alone takes 10.2 percent
 * of all requests, the next 5.1, and the ten hottest 30.
 *
 * <h2>How long it takes</h2>
 *
 * <p>A {@link dev.distlab.kernel.random.DoubleDistribution} draws quantities: {@link
 * dev.distlab.kernel.random.ExponentialDistribution} for arrivals that do not know of each other,
 * {@link dev.distlab.kernel.random.ParetoDistribution} for pauses with a heavy tail.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: a stream is a function of its seed and its path of names.
 *   <li>I2: bounded draws have no bias, and no draw leaves its range.
 *   <li>I3: counts agree with the law of each distribution (chi-square, Kolmogorov and Smirnov).
 *   <li>I4: seed and calls give the same numbers on every JDK and in a browser.
 * </ul>
 *
 * <p>All four are laws of the tests, with fixed seeds, so that a test of chance fails always or
 * never.
 *
 * <h2>Costs</h2>
 *
 * <p>Every draw and every construction is O(1), Zipf over ten billion items included: the
 * normalising sum is taken by the formula of Euler and Maclaurin instead of item by item.
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Secrets: these streams can be predicted. Several threads on one stream: give each a fork.
 * Correlation in time, such as bursts and daily cycles: draws here do not remember each other.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS
 *       47(4), 2021.
 *   <li>G. Steele, D. Lea and C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
 *       2014.
 *   <li>B. F. Cooper et al., "Benchmarking Cloud Serving Systems with YCSB", SoCC 2010, section
 *       "Distributions".
 *   <li>J. Gray et al., "Quickly Generating Billion-Record Synthetic Databases", SIGMOD 1994.
 *   <li>W. Hörmann and G. Derflinger, "Rejection-Inversion to Generate Variates from Monotone
 *       Discrete Distributions", ACM TOMACS 6(3), 1996.
 * </ul>
 */
package dev.distlab.kernel.random;
