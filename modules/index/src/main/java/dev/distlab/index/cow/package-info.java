/**
 * A copy-on-write B+tree: the same order at the same page reads, and a crash that costs nothing.
 *
 * <h2>The problem</h2>
 *
 * <p>A B+tree that changes its pages in place is, in the midst of a split, two pages that
 * contradict a third. If the power goes then, the file is of no use, unless a log says how to
 * finish. And who reads while another writes needs latches, or sees a page half changed.
 *
 * <h2>The idea</h2>
 *
 * <p>Never change a page. Write the changed leaf to a free page; its parent has to point there, so
 * write that to a free page too; and so on up to a new root. Until somebody says where the new root
 * is, nothing has happened. That is one small write, to the one of two meta pages that is not in
 * use:
 *
 * <pre>
 *   page 0: commit 6, root 9         page 1: commit 7, root 12       the later one counts
 *             |                                |
 *   9  [ h | p ]                     12 [ h | p ]
 *       |   |  \______________________   |   | \___
 *       |   |_________________________|__|   |     \
 *   3 [a c]   5 [h k]   7 [p r]       |__|   |    11 [p q r]       put "q": three pages written,
 *                                                                  two of three leaves are shared
 * </pre>
 *
 * <p>Pages 9 and 7 are free from commit 7 on, but only for those who have forgotten commit 6: a
 * snapshot that was opened before reads them, and so does a start after a crash in the midst of
 * writing page 1. When commit 7 is durable and no snapshot is older, they are written again.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Commit: a state of the whole tree, numbered. Meta page: where a commit begins.
 *   <li>Path copying: writing a changed node and its ancestors elsewhere.
 *   <li>Snapshot: a commit that somebody reads. Held page: free, but a snapshot may read it.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <p>Checked by {@link dev.distlab.index.cow.CowTree#verify()}, I6 by each read; {@code
 * CowTreeTest} breaks each of them.
 *
 * <ul>
 *   <li>I1: every page has the checksum, number and level that are expected where it is referred
 *       to; so all leaves are equally deep.
 *   <li>I2: the keys of a node ascend and lie between the separators above it.
 *   <li>I3: with a limit on entries, every node but the root has at least half of it.
 *   <li>I4: the entries are as many as counted.
 *   <li>I5: every page has one owner: the tree, a value, the list of free pages, or nobody.
 *   <li>I6: a tree never meets a page that a later commit wrote: no page is reused while it is
 *       needed.
 *   <li>I7: whenever the machine stops, the file holds the last commit, or the one that was being
 *       made ({@code CowCrashTest} stops it at every write).
 * </ul>
 *
 * <h2>Costs</h2>
 *
 * <p>For h levels, in page reads (r) and pages written (w):
 *
 * <pre>
 *                       copy on write                    in place, without a log
 *   get                 h r                              h r
 *   put, committed      h w, 1 w meta, 2 syncs           1 w, 1 w meta, 3 syncs
 *   m puts, committed   at most m h w; shared ancestors  at most m w
 *                       are written once
 *   scan of n leaves    n r, and their ancestors         n r: leaves are linked
 *   crash               the last commit                  refused: the file was in change
 *   a reader            a snapshot, no lock              waits
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>A buffer pool: reads ask the disk, where the system caches (LMDB maps the file instead).
 * Changes too many for memory: they are held until they are committed. Two writers. A meta page
 * that is damaged after a crash, before the next commit, cannot be told from one that was being
 * written: the tree is then the commit before. (A file that was closed has both meta pages alike.)
 * A snapshot that is never closed keeps every page freed since: the file grows.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>H. Chu, "MDB: a memory-mapped database and backend for OpenLDAP", LDAPCon 2011: two meta
 *       pages, the list of free pages guarded by the oldest reader.
 *   <li>O. Rodeh, "B-trees, shadowing, and clones", ACM Transactions on Storage 3(4), 2008.
 *   <li>J. Gray et al., "The recovery manager of the System R database manager", ACM Computing
 *       Surveys 13(2), 1981: shadow pages.
 * </ul>
 */
package dev.distlab.index.cow;
