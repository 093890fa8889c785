/**
 * A B+tree for many threads, twice: under latch coupling, and with links to the right.
 *
 * <h2>The problem</h2>
 *
 * <p>A split moves keys from a node to a new one, and tells the parent afterwards. A search that
 * has read the parent before the split and the child after it looks for those keys where they are
 * not any more. One lock around the tree would prevent that, and would make all threads wait for
 * one another, although two of them rarely want the same node.
 *
 * <h2>The idea</h2>
 *
 * <p><em>Latch coupling</em>: let no split come between. Whoever goes down holds the parent's latch
 * until the child's is held. <em>B-link</em>: let it come, and notice. Each node says up to which
 * key it reaches, and where what is above that has gone.
 *
 * <pre>{@code
 * Nodes of 3 keys at most. A reader wants 50 and has read the root; now a writer puts 35.
 *
 *            [ 20 ]                              [ 20 ]
 *           /      \                            /      \
 *      [10 20]    [30 40 50]              [10 20] --> [30 40 50] --|
 *                                          up to 20    no limit
 *
 * Latch coupling: the reader holds the     B-link: the reader holds nothing. The writer latches
 * root until it has the right leaf; the    the right leaf and splits it:
 * writer wants both exclusively, waits,
 * and splits when the reader is through.        [ 20 ]
 *                                              /      \
 *                                       [10 20] --> [30 35] --> [40 50] --|
 *                                                    up to 35
 *
 *                                          50 is above 35: the reader moves right. The writer
 *                                          then latches the root, and makes it [ 20 35 ].
 * }</pre>
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li><em>latch</em>: guards a node for the time of one step, where a lock guards an entry for
 *       that of a transaction; <em>shared</em> by readers, <em>exclusive</em> for a writer
 *   <li><em>safe</em>: a node that will not split (or fall under half) whatever happens below
 *   <li><em>optimistic descent</em>: with shared latches, in the hope that the leaf is safe;
 *       <em>pessimistic</em>: with exclusive ones from the last safe ancestor
 *   <li><em>anchor</em>: a node above the root, which stays when the root goes
 *   <li><em>high key</em>, <em>right link</em>: where a node ends, and which one begins there
 * </ul>
 *
 * <h2>Linearizability</h2>
 *
 * <p>A call on a {@link dev.distlab.index.concurrent.LatchCoupledTree} takes effect while it holds
 * the leaf's latch; {@code ceiling}, when it holds those of two leaves. In a {@link
 * dev.distlab.index.concurrent.BLinkTree} a look-up takes effect at its last look at a leaf, a
 * change at the volatile write of the leaf. A {@code ceiling} that passes leaves without an answer
 * looks at them again, and begins anew if one has changed: a call that begins anew has been
 * overtaken by one that was done (lock-free). {@code ConcurrentTreeLincheck} searches for histories
 * that contradict this; {@code InterleavingTest} stops calls at each step.
 *
 * <h2>Invariants</h2>
 *
 * Of a quiet tree, checked by {@code checkInvariants()}:
 *
 * <ul>
 *   <li>I1: all leaves are equally deep
 *   <li>I2: no node holds more keys than allowed, and in a latch-coupled tree none but the root
 *       less than half of that
 *   <li>I3: keys ascend, above the separator to the left and up to the one to the right
 *   <li>I4: the links of the leaves, in a B-link tree those of each level, visit each node once
 *   <li>I5: the entries counted are the entries there
 *   <li>I6: a high key is what the parent says, and the last node of a level has none
 *   <li>I7: no latch is held
 * </ul>
 *
 * Of a call, checked at every latch by {@code LatchRulesTest}:
 *
 * <ul>
 *   <li>I8: latch coupling takes latches downwards and to the right, each but the anchor's while
 *       that of a parent or of a left neighbour is held
 *   <li>I9: B-link takes latches upwards and to the right, three at most; readers take none
 * </ul>
 *
 * By I8 and I9 no circle of threads can wait for one another.
 *
 * <h2>Costs</h2>
 *
 * For h levels and nodes of b keys, on top of the O(log n) comparisons:
 *
 * <table>
 *   <caption>Latches, and what is copied</caption>
 *   <tr><th>call</th><th>latch coupling</th><th>B-link</th></tr>
 *   <tr><td>get, ceiling</td><td>h + 1 shared, two at once</td><td>none</td></tr>
 *   <tr><td>put, remove</td><td>h shared, 1 exclusive; b / 2 keys moved</td><td>1; a copy of the
 *       leaf</td></tr>
 *   <tr><td>with a split</td><td>h + 1 more, exclusive</td><td>1 more for each level that
 *       splits</td></tr>
 *   <tr><td>with a merge</td><td>up to 2 h more, exclusive</td><td>there is none</td></tr>
 *   <tr><td>scan</td><td>a descent for each leaf</td><td>a link for each leaf</td></tr>
 * </table>
 *
 * <p>A shared latch is a write to memory too: all readers write to the root's, and its cache line
 * travels between their cores (Cha et al.).
 *
 * <h2>What this leaves out</h2>
 *
 * <ul>
 *   <li>Merges in the B-link tree (Lanin and Shasha): leaves that were emptied stay, and a ceiling
 *       or scan passes them one by one.
 *   <li>{@code floor} and scans downwards: nothing links to the left, so each step would be a
 *       descent of its own.
 *   <li>Pages on a disk, where a latch may be held while waiting for a read.
 *   <li>Versions, such as optimistic latches have: readers that check afterwards, nodes changed in
 *       place.
 * </ul>
 *
 * <h2>Sources</h2>
 *
 * R. Bayer and M. Schkolnick, "Concurrency of operations on B-trees", Acta Informatica 9, 1977,
 * solutions 1 and 2; P. Lehman and S. B. Yao, "Efficient locking for concurrent operations on
 * B-trees", ACM TODS 6(4), 1981; V. Lanin and D. Shasha, "A symmetric concurrent B-tree algorithm",
 * FJCC 1986; S. Cha et al., "Cache-conscious concurrency control of main-memory indexes", VLDB
 * 2001; G. Graefe, "A survey of B-tree locking techniques", ACM TODS 35(3), 2010.
 */
package dev.distlab.index.concurrent;
