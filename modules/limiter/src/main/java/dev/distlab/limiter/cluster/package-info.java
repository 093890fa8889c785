/**
 * One limit, several machines: N gateways that share L permits a window.
 *
 * <h2>The problem</h2>
 *
 * <p>Requests of one client arrive at different gateways. Each sees a part of them; the limit is
 * for all. What they need to know of each other lies in a store that all can reach: it takes time
 * to ask, it may be down, it may forget.
 *
 * <h2>The idea</h2>
 *
 * <p>The store counts, per window. The gateways differ in how often they ask it, and so in what
 * they do with what they do not know ({@link dev.distlab.limiter.cluster.Sharing}):
 *
 * <pre>
 *   L = 100 a second, N = 4 gateways, 1 ms to the store and 1 ms back
 *
 *                        calls of the store    most in a window       can be below the limit
 *   ask each time        one a request         L by the store's       no
 *                                              clock, 2 L by the
 *                                              gateways'
 *   read, then write     two a request         no bound               no         (a mistake)
 *   lease k, expiring    one in k              L                      unspent permits: N (k - 1)
 *   lease k, lasting     one in k              L + N k                unspent permits move on
 *   report every t       N every t             L + twice what         no
 *                                              comes in t + 4 ms
 *   split                none                  L                      load that is not even
 * </pre>
 *
 * <p>A window is that of the decision, by the gateways' clock, where nothing else is said. Why:
 *
 * <ul>
 *   <li>asking: the store gives L of its window, but the answers of the last millisecond are heard
 *       in the next one, up to L of them, beside those of that one
 *   <li>lasting leases: what a window spends was given in it, L at most (C1), or before. Of that, a
 *       gateway has k - 1 in hand at most, because it asks only when it has nothing, for somebody
 *       who spends one at once; or nothing in hand and a lease of k on its way
 *   <li>reports: let T be when L have passed. Each of them is at the store by T + t + 3 ms: a
 *       report that was under way when it passed is heard of 2 ms later, the next leaves after t
 *       and takes 1 ms. From then on an answer stops the gateway that hears it. Until then a
 *       gateway may let pass what comes to it; after that what comes from its first on, t + 3 ms to
 *       the store again and 1 ms back
 * </ul>
 *
 * <p>When the store does not answer in time, a gateway has to decide alone ({@link
 * dev.distlab.limiter.cluster.FailurePolicy}): let pass (fail open, the service stays up and
 * unprotected), deny (fail closed, the store's outage is everybody's), or fall back to its own
 * share L/N.
 *
 * <h2>The terms</h2>
 *
 * <ul>
 *   <li><em>lease</em>: permits that a gateway has paid for in advance and may spend without asking
 *   <li><em>over-admission</em>: what passes in a window above L
 *   <li><em>fail open, fail closed</em>: what "no answer" means
 * </ul>
 *
 * <h2>The invariant</h2>
 *
 * <ul>
 *   <li>C1: the store never gives more than L permits of a window, leases included
 * </ul>
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>A replicated store: an asynchronous failover is an outage that forgets.
 *   <li>Clocks that differ: only the store's clock decides what a window is.
 *   <li>A circuit breaker: each request waits for its own timeout, where a real gateway would stop
 *       asking for a while after the first.
 *   <li>Leases of a size that follows the load.
 * </ul>
 *
 * <h2>The sources</h2>
 *
 * <ul>
 *   <li>Bucket4j 8.14 documentation, "Distributed facilities": optimisations <em>batching</em>,
 *       <em>delay</em>, <em>predictive</em>
 *   <li>B. Raghavan et al., "Cloud control with distributed rate limiting", SIGCOMM 2007
 * </ul>
 */
package dev.distlab.limiter.cluster;
