/**
 * What every index on pages or files can do: bytes by key, and, if it keeps an order, cursors.
 *
 * <h2>The problem</h2>
 *
 * <p>A B-tree, a hash table on pages and a log with a table of offsets answer the same question,
 * "what stands under this key?", at different costs. To compare them they need one set of calls;
 * but a hash index has no order, and a method that throws is a trap. So there are two interfaces:
 *
 * <pre>
 *   PointStore     get  put  delete  size  sync  verify        hash indexes, the log-hash store
 *       ^
 *       |
 *   OrderedStore   floor  ceiling  cursor(range)               B+tree, copy-on-write B+tree
 * </pre>
 *
 * <p>A range query on a hash index does not compile. That is the difference between the two kinds
 * of index in one line.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Key order: unsigned bytes from the left, the shorter first. {@code 0x7f < 0x7f00 < 0x80}.
 *       Other types become keys by an order-preserving encoding.
 *   <li>Weakly consistent cursor: sees what was there all the time exactly once, and what came or
 *       went meanwhile or not ({@link dev.distlab.index.store.Cursor}).
 *   <li>Verify: a full read that checks each law and reports every fault with its place.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: {@code get} returns what the last {@code put} of that key stored, until it is deleted.
 *   <li>I2: {@code size} is the number of keys.
 *   <li>I3: a cursor gives its range in key order, both ways, whatever happens to the tree.
 *   <li>I4: an error leaves the store as it was, or the store refuses all further work.
 * </ul>
 *
 * <p>One law test for each store checks them against a {@code TreeMap}, 100 seeds of 1,000
 * operations; broken twins in the tests show that it bites.
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Transactions and threads: one writer at a time, and who reads at the same time needs a lock
 * around the store. Snapshots: a cursor sees changes that are made while it is open, but for those
 * of a {@link dev.distlab.index.cow.CowSnapshot}.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>G. Graefe, "Modern B-tree techniques", Foundations and Trends in Databases 3(4), 2011,
 *       sections 2 and 3.
 *   <li>R. Ramakrishnan and J. Gehrke, "Database Management Systems", 3rd edition, 2003, chapters 8
 *       to 11: the two kinds of index side by side.
 * </ul>
 */
package dev.distlab.index.store;
