/**
 * The B+tree on pages: order, at a handful of page reads for any number of keys.
 *
 * <h2>The problem</h2>
 *
 * <p>A million keys in order, on a disk that hands out pages of 4 KiB. A binary tree would read 20
 * pages for one key. A sorted file would read few, but move half of itself for an insert.
 *
 * <h2>The idea</h2>
 *
 * <p>Let a page be a node: it has room for a hundred keys, so the tree is two or three levels high.
 * Keep the pages at least half full and split a page that overflows; the tree then grows at its
 * root and all leaves stay equally deep. All entries stand in the leaves, which are chained for
 * scans; inner pages hold only <em>separators</em>, which tell left from right and need not be
 * keys.
 *
 * <pre>
 *   level 2                       [ m ]                     page 9
 *                               /       \
 *   level 1          [ d | h ]           [ r ]              pages 3, 8
 *                   /    |    \         /     \
 *   level 0   [a b] - [d f] - [h k] - [m o] - [r t w]       pages 1, 2, 4, 6, 7
 *
 *   get "f":  9: f &lt; m, left.  3: d &lt;= f &lt; h, second child.  2: found.  Three pages.
 * </pre>
 *
 * <p>Worked example, at most 3 entries a page. Put "u": its leaf would be [r t u w], so it is cut;
 * the right half's first key goes up (<em>copied up</em>, the leaf keeps it):
 *
 * <pre>
 *   [ r ]            [ r | u ]
 *       \      -&gt;       |    \
 *     [r t w]         [r t] - [u w]
 * </pre>
 *
 * <p>If the inner page overflows as well, its middle separator is <em>pushed up</em>, it does not
 * stay. Delete "b": [a] is under half. It borrows from [d f] if that can spare one, else it merges
 * with it: [a d f], and separator d leaves page 3, which may now be under half itself.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Fan-out: children of an inner page. Fill: the share of a page's bytes that is in use.
 *   <li>Fences: the separators around a page, kept in the page: low &lt;= its keys &lt; high.
 *   <li>Slotted page, prefix, head: how a page is laid out ({@code TreePage}).
 *   <li>Suffix truncation: of two neighbouring keys only as much goes up as tells them apart.
 *   <li>Borrow, merge: a page under half takes entries from a sibling, or becomes one with it.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <p>Checked by {@link dev.distlab.index.btree.BPlusTree#verify()}; {@code TreeVerifierTest} breaks
 * each of them.
 *
 * <ul>
 *   <li>I1: every page can be read, and stands at the level at which it is referred to; so all
 *       leaves are equally deep.
 *   <li>I2: the keys of a page ascend, and its fences, slots and cells fit into it.
 *   <li>I3: the fences of a page are the separators above it, and its keys lie between them.
 *   <li>I4: the chain of leaves, forward and backward, is the order of the leaves under the root.
 *   <li>I5: no page but the root is empty, and with merging at half each is as full as {@link
 *       dev.distlab.index.btree.RebalancePolicy} says, except the root and the last page of a
 *       level.
 *   <li>I6: the entries and the leaves are as many as counted.
 * </ul>
 *
 * <p>That every page belongs to one owner or is free is checked with them ({@link
 * dev.distlab.index.page.PageAudit}).
 *
 * <h2>Costs</h2>
 *
 * <p>For n entries, f a page, h = 1 + log<sub>f</sub>(n/f) levels; in page reads (r) and pages
 * changed (w), with nothing in the pool:
 *
 * <pre>
 *   get                 h r                 4 KiB pages, 16 B keys, 100 B values: h = 3 for a million
 *   put                 h r, 1 w            and now and then a split: 3 w more, 1 in f/2 puts
 *   delete              h r, 1 w            borrow: 3 w; merge: 3 w, and one page less
 *   scan of m           h + m/f r
 *   bulk load of n      n/f w               each page once, as full as the fill factor says
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Threads: real trees couple latches on the way down, or link pages to the right (Lehman and
 * Yao) so that readers need none. Crash safety and snapshots ({@link dev.distlab.index.cow} has
 * both). Duplicate keys: a secondary index appends the primary key instead. Compression of values.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>R. Bayer and E. McCreight, "Organization and maintenance of large ordered indices", Acta
 *       Informatica 1, 1972. D. Comer, "The ubiquitous B-tree", ACM Computing Surveys 11(2), 1979.
 *   <li>R. Bayer and K. Unterauer, "Prefix B-trees", ACM TODS 2(1), 1977: separators, prefixes.
 *   <li>A. Yao, "On random 2-3 trees", Acta Informatica 9, 1978: random inserts fill ln 2 = 69 %.
 *   <li>G. Graefe, "Modern B-tree techniques", Foundations and Trends in Databases 3(4), 2011,
 *       chapter 3, "Data structures and algorithms" (variable-length records, normalized keys,
 *       prefix B-trees, space management), and chapter 6 on verification (fence keys).
 *   <li>PostgreSQL, {@code src/backend/access/nbtree}: {@code README}, pages freed only when empty;
 *       {@code nbtsplitloc.c}, splits behind the new entry. SQLite, {@code btree.c}, {@code
 *       balance_quick}: the rightmost split.
 * </ul>
 */
package dev.distlab.index.btree;
