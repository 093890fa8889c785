/**
 * Consistent hashing: which of n nodes holds a key, such that few keys move when n changes.
 *
 * <h2>The problem</h2>
 *
 * <p>A cache, a database or a queue is spread over n machines, and every client must find the one
 * that holds a key without asking anybody. {@code hash(key) mod n} does that, until a machine joins
 * or dies: then n changes, and n of n + 1 keys change their place. The cache is cold at the worst
 * moment; the database copies itself.
 *
 * <h2>The idea</h2>
 *
 * <p>Hash the nodes as well, onto the same circle as the keys. A key belongs to the first node
 * clockwise from it. A node that joins cuts one arc in two and takes the front part; nothing else
 * moves. One point per node gives arcs of very different length, so each node gets many points, its
 * virtual nodes: the arcs add up to nearly equal shares, and a dying node's load falls on many
 * shoulders instead of one.
 *
 * <pre>
 *        0                   positions 0 to 99; a has points 20 and 65, b has 45 and 90
 *     b .--. a20
 *   90 /    \                key at 10 -> first point at or behind 10 is a20 -> a
 *      |    |                key at 45 -> b45 itself                         -> b
 *      \    / b45            key at 95 -> behind b90, wraps around to a20    -> a
 *    a65 '--'
 *                            c joins with 30 and 75: takes 21..30 from b, 66..75 from b,
 *                            20 keys in 100, all from the arcs that it cut; a keeps all of its own
 * </pre>
 *
 * <p>Replicas: walk on from the owner and take the next <em>distinct</em> nodes; skip points of
 * nodes that are in the list already, and nodes of zones that have had their turn.
 *
 * <h2>The terms</h2>
 *
 * <ul>
 *   <li><em>position</em>: a place on the ring, 48 bits; a key's position is the top of its hash
 *   <li><em>virtual node</em>, point, token: one of the positions of a node
 *   <li><em>arc</em>: the positions from behind a point up to the next; the latter's node owns it
 *   <li><em>share</em>: the part of all positions that a node owns; <em>weight</em>: what it should
 *       own, relative to the others
 *   <li><em>preference list</em>: the nodes that hold a key's replicas, owner first
 *   <li><em>disruption</em>: keys that move without need when a node comes or goes
 * </ul>
 *
 * <h2>The invariants</h2>
 *
 * <ul>
 *   <li>I1: the points are sorted by position, those at one position by their nodes' names
 *   <li>I2: every node on the ring has at least one point, and every point has a node
 *   <li>I3: the directory knows the first point of each bucket of positions
 *   <li>I4: behind the last point stand sentinels that belong to the owner of the first
 *   <li>I5: a change moves keys only from nodes that leave or shrink, or to nodes that join or grow
 *   <li>I6: a preference list has min(count, n) distinct nodes and starts with the owner
 * </ul>
 *
 * <p>{@link dev.distlab.ring.RingSnapshot#checkInvariants} checks I1 to I4, {@link
 * dev.distlab.ring.RingLaws} has I5 and I6.
 *
 * <h2>The costs</h2>
 *
 * <pre>
 *  n nodes, v points each, p = nv    look-up          a change      memory        moves, 1 of n leaves
 *  ModuloPlacement                   1                n             n             (n-1)/n of the keys
 *  HashRing                          1 expected       p             11..14 p      1/n
 *  JumpPlacement                     ln n             1             n             1/n, the last only
 *  JumpPlacement, backwards          1 expected       1             n             1/n, the last only
 *  RendezvousPlacement               n                n log n       n             1/n
 *  MaglevPlacement, table M          1                M log M       2 M           1/n and a little
 *  MultiProbePlacement, k probes     k                n             n             1/n
 *  AnchorPlacement, capacity a       1 + ln(a/n)      ln n          24 a          1/n
 * </pre>
 *
 * <p>Shares of a ring: a node's share is Beta(v, (n-1)v) distributed, which has a coefficient of
 * variation of sqrt((n-1)/(nv+1)), about 1/sqrt(v). Modulo, jump, rendezvous and anchor are as even
 * as throwing the keys at random; so is Maglev but for one entry more or less of M/n.
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>Agreement: all clients must know the same nodes. Here they share an object; a real cluster
 *       needs gossip or a directory, and two views of the ring disagree about some keys meanwhile.
 *   <li>The data: a key's new owner does not have its value yet. {@code dev.distlab.ring.shards}
 *       shows how data moves while clients write.
 *   <li>Hot keys: one key has one owner, however many points there are. {@code
 *       dev.distlab.ring.balance} shows what helps: bounded loads, salting, coalescing.
 *   <li>Attackers: xxHash64 is no secret; keys that meet on one node can be made.
 *   <li>Replicas in token allocation: tokens are chosen for one replica per key.
 * </ul>
 *
 * <h2>The sources</h2>
 *
 * <ul>
 *   <li>D. Karger et al., "Consistent hashing and random trees", STOC 1997, section 4
 *   <li>I. Stoica et al., "Chord", SIGCOMM 2001, section 4 (virtual nodes: section 6.2)
 *   <li>G. DeCandia et al., "Dynamo: Amazon's highly available key-value store", SOSP 2007,
 *       sections 4.2, 4.3 and 6.2
 *   <li>each rival names its own source
 * </ul>
 */
package dev.distlab.ring;
