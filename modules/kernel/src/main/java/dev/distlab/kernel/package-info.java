/**
 * The kernel: time, order, arithmetic and laws, in a form that a run can be repeated in.
 *
 * <h2>The problem</h2>
 *
 * <p>A distributed system fails in ways that depend on when things happen, and real clocks, threads
 * and machines never let the same thing happen twice. What cannot be repeated can be neither
 * explained nor repaired; and a picture that a browser draws from other numbers than the terminal
 * printed is no picture of the same run.
 *
 * <h2>The idea</h2>
 *
 * <p>Everything a mechanism cannot decide by itself comes in by constructor: the time as a {@link
 * dev.distlab.kernel.Ticker}, later events through a {@link dev.distlab.kernel.Scheduler}, chance
 * as a {@link dev.distlab.kernel.random.SeededRandom}, files as a {@link
 * dev.distlab.kernel.disk.Disk}. A run is then a function of its parameters and its seed.
 *
 * <pre>
 *   seed 42, parameters                      events in virtual time
 *      |                                     (time, sequence number)
 *      v
 *   SeededRandom --fork("network")--&gt; +----------------------------+
 *      |                              | 10 ns  #0  poll, consumer 1 |  runNext(): clock to 10,
 *      +--------fork("disk")--------&gt; | 10 ns  #3  poll, consumer 2 |  the action runs, and may
 *                                     | 25 ns  #1  timeout          |  schedule or cancel others
 *                                     +----------------------------+
 *                                       |             |           |
 *                                       v             v           v
 *                                  VirtualClock     Trace     Invariant
 *                                   reads 10 ns   what, why   "I3: ..."
 * </pre>
 *
 * <p>Two events at 10 ns: #0 runs before #3, because it was scheduled first. Nothing else decides,
 * so that the next run, on another machine, does the same.
 *
 * <h2>What is here</h2>
 *
 * <ul>
 *   <li>{@link dev.distlab.kernel.Ticker}: nanoseconds from somewhere; {@link
 *       dev.distlab.kernel.SystemTicker} reads the machine, {@link dev.distlab.kernel.VirtualClock}
 *       is moved by hand, backwards too.
 *   <li>{@link dev.distlab.kernel.Scheduler}: events in virtual time.
 *   <li>{@link dev.distlab.kernel.Invariant}, {@link dev.distlab.kernel.InvariantViolation}: the
 *       numbered laws of a mechanism as code.
 *   <li>{@link dev.distlab.kernel.Trace}: what a mechanism did, and the reason; {@link
 *       dev.distlab.kernel.Message}: the text of a law or an event, with its values.
 *   <li>{@link dev.distlab.kernel.PortableMath}: logarithms, powers and angles to the same bit
 *       everywhere.
 *   <li>{@link dev.distlab.kernel.random}, {@link dev.distlab.kernel.hash}, {@link
 *       dev.distlab.kernel.disk}: chance, placement, storage.
 * </ul>
 *
 * <h2>What makes a run repeatable</h2>
 *
 * <ul>
 *   <li>No clock of the machine, no random number from the air, no identity hash, no iteration
 *       order of a hash set may reach an output.
 *   <li>Integer arithmetic is exact everywhere, and so are the four operations and the square root
 *       of doubles (IEEE 754). {@code Math.log} and its kin are not: see {@link
 *       dev.distlab.kernel.PortableMath}.
 *   <li>Only that part of the JDK is used which the browser compiler has too.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: events run in the order of (time, sequence number), each once, cancelled ones never.
 *   <li>I2: the clock of a scheduler does not go back, and stands at the time of the running event.
 *   <li>I3: an instant ends: after a million events at one time the scheduler gives up.
 *   <li>I4: a function of {@code PortableMath} has the same bits on every platform, within one unit
 *       in the last place of the true value.
 * </ul>
 *
 * <p>These are laws of the kernel's own tests: a queue that checked its order on every event would
 * pay as much again.
 *
 * <h2>Costs</h2>
 *
 * <pre>
 *   schedule, run          O(log n) comparisons for n waiting events
 *   cancel                 O(1); the slot is freed when its time comes
 *   Invariant.check        one branch while the law holds
 *   Trace.none()           one call that does nothing
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Threads: a simulation runs on one, so that races between threads of a real process do not show
 * in it; what is meant for many threads is tested with many. Nodes and a network between them:
 * until a mechanism needs them, events are enough.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>L. Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", CACM 21(7),
 *       1978: a total order of events, ties broken by a fixed rule.
 *   <li>A. M. Law and W. D. Kelton, "Simulation Modeling and Analysis", chapter 1: the event list
 *       and the next-event time advance.
 *   <li>J. Zhou et al., "FoundationDB: A Distributed Unbundled Transactional Key Value Store",
 *       SIGMOD 2021, section 4: deterministic simulation as a way of testing.
 * </ul>
 */
package dev.distlab.kernel;
