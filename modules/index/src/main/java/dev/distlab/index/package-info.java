/**
 * B-tree against hash index, in memory.
 *
 * <h2>The problem</h2>
 *
 * Of a million entries, find the one with a given key; or all between two keys, in order. A list
 * has to be read to its end. An index answers after a few steps, and has to be kept in step with
 * every insert and removal.
 *
 * <h2>The idea</h2>
 *
 * A <em>B-tree</em> keeps the keys sorted, in nodes of many keys. Each node cuts what is left into
 * as many parts as it has children, so a million keys are three levels deep, and neighbours in
 * order are neighbours in memory. A <em>hash index</em> computes from the key where the entry must
 * lie: one step, but neighbours in order are strangers in memory, so it has no ranges.
 *
 * <pre>{@code
 * A B+tree of at most 3 keys a node, after inserting 10, 20, ... 90:
 *
 *                   [ 40  70 ]                      separators: the first key to their right
 *            ________/   |   \________
 *           /            |            \
 *    [10 20 30] <-> [40 50 60] <-> [70 80 90]       leaves: all entries, in one chain
 *
 * put(55): the leaf [40 50 55 60] holds one key too many. It is split in the middle, and the first
 * key of its right part is copied up:
 *
 *                 [ 40  55  70 ]
 *          ______/   |    |     \_______
 *         /          |    |             \
 *    [10 20 30]  [40 50]  [55 60]  [70 80 90]
 *
 * Had the root been full, it would have been split too, its middle separator pushed up into a new
 * root: a tree grows at the top, which is why all its leaves are equally deep.
 *
 * remove(40), remove(50): the leaf [] is less than half full. Its left neighbour can spare a key,
 * so it borrows 30, and 30 becomes the separator. Could no neighbour spare one, two leaves would be
 * merged and a separator taken from the parent, which might in turn be less than half full.
 * }</pre>
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li><em>leaf</em>: a node that holds entries; <em>inner node</em>: one that holds separators
 *   <li><em>separator</em>: a key in an inner node that tells to which child to descend
 *   <li><em>fan-out</em>: children of an inner node; <em>fill</em>: the share of places in use
 *   <li><em>append split</em>: a split of the last leaf by a key above all others; it leaves the
 *       left part full, so that ascending keys fill all leaves, not half of each
 *   <li><em>prefix</em>: a number that sorts as its key does, kept in the node ({@code KeyPrefix})
 *   <li><em>signpost</em>: the last key of a group of neighbours in a node, kept with those of the
 *       other groups in a cache line of its own, where the search in the node begins
 *   <li><em>home</em>: the slot where the search for a key begins; <em>load</em>: the share of
 *       slots in use; <em>bucket</em>: the slots of one cache line, which are searched together
 *   <li><em>class</em>: one of eight for each bucket, or of four (<em>quarters</em>) a home, by
 *       bits of a key's hash; <em>filter</em>, <em>note</em>: a bit for each class, set if one of
 *       its keys has to be looked for further on
 *   <li><em>fingerprint</em>: a byte of a key's hash, kept apart from the key
 * </ul>
 *
 * <h2>Who is who</h2>
 *
 * {@link dev.distlab.index.BTreeMap} is the B+tree as a complete {@link java.util.NavigableMap},
 * {@link dev.distlab.index.HashIndex} the hash index as a {@link java.util.Map}. {@link
 * dev.distlab.index.LongBTree} and {@link dev.distlab.index.LongHashTable} hold numbers only, and
 * show what a layout without objects gains.
 *
 * <h2>Invariants</h2>
 *
 * Each has one check in {@code checkInvariants()} and a test that shows it biting. Of trees:
 *
 * <ul>
 *   <li>I1: all leaves are equally deep
 *   <li>I2: no node holds more keys than allowed, and none less than half of that, but for the root
 *       and the last node of each level (which append splits leave nearly empty)
 *   <li>I3: keys ascend, and a separator parts what is to its left from what is to its right: in a
 *       BTreeMap it is the first key to its right, in a LongBTree at or above the last to its left
 *   <li>I4: the chain of leaves visits each leaf once, from left to right
 *   <li>I5: the entries counted are the entries there
 *   <li>I6: the prefix beside a key is the prefix of that key, and a signpost the last of its group
 * </ul>
 *
 * Of hash tables:
 *
 * <ul>
 *   <li>I7: a look-up meets every entry. It looks at the home, which holds a key that wants it if
 *       any does, at the rest of the bucket, and at the next bucket; none lies beyond one with a
 *       free slot. A LongHashTable goes on from the home, and a HashIndex from a bucket, only for
 *       keys of a class noted there: the classes of the entries that lie further on, and no others
 *   <li>I8: the entries counted are the entries there, and never more than the table may hold
 *   <li>I9: a slot that is not in use holds no value
 * </ul>
 *
 * <h2>Costs</h2>
 *
 * For n entries, nodes of b keys, and r entries in a range:
 *
 * <table>
 *   <caption>Steps, and who pays</caption>
 *   <tr><th>operation</th><th>B+tree</th><th>hash table</th></tr>
 *   <tr><td>get</td><td>log2 n comparisons in log n / log b nodes</td><td>1 to 2 slots on average</td></tr>
 *   <tr><td>put, remove</td><td>the same, and b / 2 entries moved</td><td>the same; growing: n
 *       moves, rarely</td></tr>
 *   <tr><td>range</td><td>one descent, then r steps along the leaves</td><td>all n entries</td></tr>
 *   <tr><td>memory</td><td>fill 69 % after random inserts, 80 % if
 *       neighbours share</td><td>load 63 % to 69 % (LongHashTable), 46 % to 70 % (HashIndex)</td></tr>
 * </table>
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>Concurrency: one thread, or many that only read; readers beside a writer see broken nodes.
 *       {@code dev.distlab.index.concurrent} couples latches, or links neighbours.
 *   <li>Durability: everything is gone with the process.
 *   <li>Compression of keys: a string key is kept whole, with its first four characters twice.
 * </ul>
 *
 * <h2>Sources</h2>
 *
 * R. Bayer and E. McCreight, "Organization and maintenance of large ordered indexes", Acta
 * Informatica 1, 1972; D. Comer, "The ubiquitous B-tree", ACM Computing Surveys 11(2), 1979; A.
 * Yao, "On random 2-3 trees", Acta Informatica 9, 1978 (a fill of ln 2); G. Graefe, "Modern B-tree
 * techniques", Foundations and Trends in Databases 3(4), 2011, section 3; D. Knuth, "The Art of
 * Computer Programming", volume 3, 2nd edition 1998, section 6.4.
 */
package dev.distlab.index;
