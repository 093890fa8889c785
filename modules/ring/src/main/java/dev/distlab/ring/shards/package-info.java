/**
 * Sharding by a directory: who holds which range of keys is written down, versioned, and can change
 * while clients write.
 *
 * <h2>The problem</h2>
 *
 * <p>A hash says where a key <em>should</em> be. A database has to know where it <em>is</em>: a
 * range must be movable to another server without losing a write, without doing one twice, and
 * although every client has an old copy of the directory in its pocket.
 *
 * <h2>The idea</h2>
 *
 * <p>The key space is cut into ranges, the shards. A {@link dev.distlab.ring.shards.ShardMap} says
 * who owns each; every change of it gets a new epoch, and every shard remembers the epoch of its
 * own last change as its version. A client sends with each request the version that it believes in.
 * The server serves it if that is the version that it holds, and else answers <em>stale</em>; the
 * client fetches the new map and tries again. No lock, no broadcast: an old map does no harm.
 *
 * <pre>
 *  epoch 4   ["" .. "m") shard 1 v2 at a      ["m" .. end) shard 2 v4 at b
 *
 *  shard 2 moves from b to c while clients write:
 *    copy        b serves, its pairs go to c in batches; b notes which keys are written meanwhile
 *    catch up    the noted keys go again, until few are left
 *    freeze      b answers "frozen, come again"; the last noted keys and the sessions go to c
 *    hand over   epoch 5: shard 2 v5 at c.  A write with v4, late from a client: stale at b, who
 *                holds nothing any more, and stale at c, who holds v5
 * </pre>
 *
 * <p>A client that hears nothing sends its request again. So each shard keeps, per client, the
 * number of the last request and its answer (its <em>session</em>), and the sessions move, split
 * and merge with the data: a repeated write is answered, not done.
 *
 * <p>{@link dev.distlab.ring.shards.SlotCluster} shows the other well-known way: 16384 fixed slots,
 * a redirection for good (MOVED) and one for a single key of a slot that is on its way (ASK).
 *
 * <h2>The terms</h2>
 *
 * <ul>
 *   <li><em>shard</em>: a range of keys with one owner; <em>epoch</em>: the number of a shard map
 *   <li><em>version</em> of a shard: the epoch in which its range or its owner last changed
 *   <li><em>session</em>: the last request of one client that a shard has done, with its answer
 *   <li><em>slot</em>: one of 16384 classes of keys, by CRC-16; <em>hash tag</em>: the part of a
 *       key in braces that alone decides its slot
 * </ul>
 *
 * <h2>The invariants</h2>
 *
 * <ul>
 *   <li>I1: the shards' ranges tile the key space, without gap or overlap
 *   <li>I2: a shard at a version is served by exactly one server, the one that the map names
 *   <li>I3: no version is above the epoch, and no two changes have the same epoch
 *   <li>I4: a key is stored only by the server of its shard
 * </ul>
 *
 * <p>What they are for is tested on histories: every acknowledged write is in the data once, every
 * write at most once, whatever is delayed, lost or repeated while shards move, split and merge.
 *
 * <h2>The costs</h2>
 *
 * <pre>
 *  locate a key        O(log shards) at the client, no message while its map is right
 *  a change            one stale answer for each client and changed shard
 *  a migration         every pair is sent once, those that are written meanwhile again
 *  HashSlots.slotOf    O(length of the key);  a table of 16384 entries at each client
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>The directory is one object that never fails; in a real system it is replicated by
 *       consensus, and so is each shard
 *   <li>Hand-over, split and merge happen in one step of the directory and the servers. Between
 *       machines it takes a freeze first (shown) and a server that asks the directory when it
 *       restarts (not shown)
 *   <li>Transactions over several shards: {@link dev.distlab.ring.shards.ShardMap#commonShard} only
 *       tells whether one is needed
 *   <li>Choosing when to split and where to move: the caller decides
 * </ul>
 *
 * <h2>The sources</h2>
 *
 * <ul>
 *   <li>F. Chang et al., "Bigtable", OSDI 2006, sections 5.1 and 5.2 (ranges, location, splits)
 *   <li>A. Adya et al., "Slicer: auto-sharding for datacenter applications", OSDI 2016, section 4
 *   <li>B. Liskov and J. Cowling, "Viewstamped replication revisited", 2012, section 4 (client
 *       table)
 *   <li>"Redis cluster specification", sections "Key distribution model", "Hash tags", "Redirection
 *       and resharding"
 * </ul>
 */
package dev.distlab.ring.shards;
