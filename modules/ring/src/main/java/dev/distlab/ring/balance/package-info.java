/**
 * What a placement by hash alone cannot do: keep every node below a limit, and cope with hot keys.
 *
 * <h2>The problem</h2>
 *
 * <p>A ring gives every node about the same number of <em>keys</em>. About is not a promise: with
 * 100 points each, the busiest of 100 nodes has a quarter more than the mean. And keys are not
 * equal: of ten thousand keys by Zipf's law the hottest has a tenth of all requests, and it has one
 * owner, however many points the ring has.
 *
 * <h2>The ideas</h2>
 *
 * <ul>
 *   <li><em>Bounded loads</em>: no node takes more than c times its fair share; a key that finds
 *       its node full walks on along the ring. {@link dev.distlab.ring.balance.BoundedLoads} for
 *       keys that stay, {@link dev.distlab.ring.balance.BoundedRequests} for requests that pass.
 *   <li><em>Choices</em>: where any server will do, look at d random ones and take the least busy.
 *       The second choice does nearly all the good. {@link
 *       dev.distlab.ring.balance.BalancingPolicy} and its implementations.
 *   <li><em>Salting</em>: write a hot key under k names, so that it has k owners. {@link
 *       dev.distlab.ring.balance.KeySalting}.
 *   <li><em>Coalescing</em>: of many requests for one missing key, let one fetch it and the others
 *       wait for it. {@link dev.distlab.ring.balance.RequestCoalescer}.
 * </ul>
 *
 * <pre>
 *  c = 1.25, 8 keys, 4 nodes: cap = ceil(1.25 * 8 / 4) = 3
 *
 *  walk of key k:   a (3 of 3, full) -> b (3 of 3, full) -> c (1 of 3) : k goes to c
 *  later a key of b is released:        b has room, and of all keys that had to pass b
 *                                       the most important one comes back; its place is free, ...
 * </pre>
 *
 * <h2>The terms</h2>
 *
 * <ul>
 *   <li><em>home</em>: the owner that the plain ring gives a key
 *   <li><em>cap</em>: ceil(c x keys x weight / sum of weights), what a node may hold
 *   <li><em>forwarded</em>: a key that is not at home
 *   <li><em>priority</em>: a fixed pseudo-random order of the keys; the higher one keeps its place
 * </ul>
 *
 * <h2>The invariants</h2>
 *
 * <ul>
 *   <li>I1: no node holds more keys than its cap
 *   <li>I2: a key has passed a node only if that node is full of keys of higher priority
 *   <li>I3: every key is held by one node, and the nodes' loads sum up to the number of keys
 * </ul>
 *
 * <p>I1 and I2 together leave exactly one arrangement for a set of keys and nodes: that of placing
 * the keys one after the other in the order of their priority. So it does not matter in which order
 * they came, and a key that was forwarded returns home as soon as there is room.
 *
 * <h2>The costs</h2>
 *
 * <pre>
 *  BoundedLoads     assign or release: O(1/(c-1)^2) keys move, expected; O(log keys) for each,
 *                   and O(n) for the caps
 *  BoundedRequests  acquire: O(1/(c-1)^2) nodes looked at, expected; release O(1)
 *  PowerOfChoices   O(d);   LeastConnections O(n);   RandomChoice, RoundRobin O(1)
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>Several balancers that do not see each other's requests: each counts its own only
 *   <li>The cost of a move: a key that changes its node costs a cache miss or a copy of its value
 *   <li>Finding hot keys: the caller knows which keys are hot (a count-min sketch would tell)
 * </ul>
 *
 * <h2>The sources</h2>
 *
 * <ul>
 *   <li>V. Mirrokni, M. Thorup and M. Zadimoghaddam, "Consistent hashing with bounded loads", SODA
 *       2018 (arXiv 1608.01350), section 1
 *   <li>M. Mitzenmacher, "The power of two choices in randomized load balancing", IEEE Transactions
 *       on Parallel and Distributed Systems 12(10), 2001
 *   <li>HAProxy configuration manual, "hash-balance-factor"; Envoy, "Load balancers"
 * </ul>
 */
package dev.distlab.ring.balance;
