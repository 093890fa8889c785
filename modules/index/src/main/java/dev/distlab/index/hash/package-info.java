/**
 * Hash indexes on pages: one page read for a key, however many there are, and no order.
 *
 * <h2>The problem</h2>
 *
 * <p>A hash table in memory grows by making an array twice as large and moving everything. On a
 * disk that means reading and writing all of the file in the middle of a put. A hash index has to
 * grow one page at a time.
 *
 * <h2>The idea, twice</h2>
 *
 * <p><em>Extendible hashing</em> puts a directory between the hash and the buckets. Only the
 * directory doubles, 4 bytes an entry; a bucket is split when it is full, alone:
 *
 * <pre>
 *   hash ...01 -+    directory, global depth 2        buckets, with their local depth
 *               |    00 ------------------------------&gt; [ 0b000  0b100 ]   2
 *               +--&gt; 01 --+---------------------------&gt; [ 0b001  0b011 ]   1: shared
 *                    10 --|---------------------------&gt; [ 0b010 ]          2
 *                    11 --+
 *
 *   put 0b101: bucket 01 is full and local depth 1 &lt; 2: split it by bit 1; the directory stays
 *   put 0b1000: bucket 00 is full and local depth 2 = 2: double the directory, then split by bit 2
 * </pre>
 *
 * <p><em>Linear hashing</em> has no directory. Buckets are split in turn, 0, 1, 2 ..., whenever the
 * whole is too full, whichever bucket was to blame; a full bucket waits for its turn with overflow
 * pages. With 5 buckets, 4 = 2^2 is the highest power below: a hash goes to its low 3 bits if that
 * bucket is there, else to its low 2 bits. {@code 0b100 -> 4}, {@code 0b101 -> 1}.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Global depth: how many low bits of the hash the directory looks at. Local depth: how many
 *       the keys of a bucket share; a bucket has 2^(global - local) directory entries.
 *   <li>Twin: the bucket whose pattern differs in the last bit; split makes it, merge takes it
 *       back.
 *   <li>Overflow page: a page chained behind a bucket.
 * </ul>
 *
 * <h2>The overflow rule</h2>
 *
 * <p>Splitting cannot help keys whose hashes agree in all the bits that may be used ({@code
 * maxDepth}); an index without a rule for them doubles its directory until memory ends. Here such
 * keys, and only they, go to overflow pages.
 *
 * <h2>Invariants</h2>
 *
 * <p>Checked by {@code verify()}; {@code ExtendibleHashTest} and {@code LinearHashTest} break each
 * of them.
 *
 * <ul>
 *   <li>I1: every page can be read.
 *   <li>I2: a key stands once, in the bucket that its hash leads to; directory entries that agree
 *       in the local depth of a bucket lead to the same one.
 *   <li>I3: overflow pages are not empty, and (extendible) only behind buckets that no split helps.
 *   <li>I4 (extendible): some bucket needs all the bits of the directory.
 *   <li>I5: the entries, and (linear) the bytes in use, are as many as counted.
 * </ul>
 *
 * <h2>Costs</h2>
 *
 * <pre>
 *                    extendible                          linear
 *   get              1 page                              1 + overflow pages of the bucket
 *   put, delete      1 page; split: 2 pages              the same; each split is some other bucket
 *   memory           directory: 4 bytes * 2^depth        4 bytes a bucket (its page's number)
 *   growth           in steps: directory doubles         smooth
 *   fill             about 69 %, oscillating             as maxFill says, overflow pages half empty
 *   range            every page                          every page
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>The directory of extendible hashing is read whole when the file is opened and written whole at
 * sync; a directory larger than memory would be paged itself. Keys that are chosen to collide can
 * still make chains as long as they like: use a keyed hash against malice. Threads.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>R. Fagin, J. Nievergelt, N. Pippenger and R. Strong, "Extendible hashing: a fast access
 *       method for dynamic files", ACM TODS 4(3), 1979.
 *   <li>W. Litwin, "Linear hashing: a new tool for file and table addressing", VLDB 1980.
 *   <li>P. Larson, "Dynamic hash tables", CACM 31(4), 1988: linear hashing, worked out.
 *   <li>PostgreSQL, {@code src/backend/access/hash/README}: linear hashing that stores only the 4
 *       byte hash, so that every hit is checked again in the table.
 * </ul>
 */
package dev.distlab.index.hash;
