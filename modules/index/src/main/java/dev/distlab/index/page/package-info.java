/**
 * Pages: a file cut into pieces of one size, a few of which are in memory.
 *
 * <h2>The problem</h2>
 *
 * <p>A disk moves blocks, not bytes, and one block costs about the same as one byte. An index that
 * is larger than memory therefore keeps what belongs together in one page, counts pages instead of
 * comparisons, and holds on to the pages that are asked for again and again.
 *
 * <h2>The idea</h2>
 *
 * <pre>
 *   pin(7)                                            file "people"
 *     |                                               +--------+--------+--------+--------+----
 *     v         page table      frames (the pool)     | page 0 | page 1 | page 2 | page 3 | ...
 *   framePlusOne[7] = 3 ------> [ 12 | 4 | 7 | 9 ]     | meta   | leaf   | free   | inner  |
 *                                       ^             +--------+--------+--------+--------+----
 *                     pins 1, dirty ----+               id n stands at n * page size
 * </pre>
 *
 * <p>To work on a page it is <em>pinned</em>: it is in a frame of the pool and stays there until it
 * is unpinned. A page that is not in the pool is read, a <em>miss</em>, and another has to go;
 * which one is the {@link dev.distlab.index.page.Replacement} policy's choice. A changed page is
 * <em>dirty</em> and is written when it goes, or at {@code sync}.
 *
 * <p>Worked example, pool of 3 frames, CLOCK, all marks set by first use, hand at frame 0:
 *
 * <pre>
 *   pin 1, 2, 3     frames 1* 2* 3*    three misses
 *   pin 4           the hand clears 1, 2, 3, comes round, takes frame 0:   4* 2 3     miss
 *   pin 2           4* 2* 3     a hit: the mark is set again
 *   pin 5           the hand clears 2, takes 3:   4* 2 5*     2 has had its second chance
 * </pre>
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Logical read: a pin. Physical read: a miss. Their ratio is what the pool is for.
 *   <li>Free list: pages that nobody uses, each pointing to the next; page 0 knows the first.
 *   <li>Overflow chain: a value too large for a page of its structure, cut over pages of its own.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: a page that is read has the checksum and the number that were written; else the file
 *       and the offset are named ({@code PageFile#read}).
 *   <li>I2: a page is in at most one frame, so that there is one truth about it ({@code
 *       Pager#checkInvariants}).
 *   <li>I3: a pinned page does not leave its frame, and every pin is given back once ({@code
 *       Pager#unpin}, {@code Pager#free}, {@code Pager#close}).
 *   <li>I4: a dirty page is written before its frame is reused.
 *   <li>I5: every page is used by one owner or free, never both, never neither ({@link
 *       dev.distlab.index.page.PageAudit}).
 *   <li>I6: a file is as it was at the last sync, or it is refused: page 0 says "in change" from
 *       before the first write to after the last ({@code MetaPage#read}).
 * </ul>
 *
 * <h2>Costs</h2>
 *
 * <pre>
 *   pin, page in the pool       two array reads and a mark (CLOCK) or a list move (LRU)
 *   pin, page not in the pool   one read, one CRC of a page; one write more if the victim is dirty
 *   allocate, free              O(1); at most one read
 *   sync                        one write for each dirty page, in file order, and three syncs
 *   memory                      poolPages * pageSizeBytes, and 4 bytes for each page of the file
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Surviving a crash in the midst of a change: that takes a write-ahead log, or copy on write
 * ({@link dev.distlab.index.cow}); here a file in that state is refused. Threads: a real pool has a
 * latch for each frame. Reading ahead and writing in the background. Scan resistance: one full scan
 * pushes everything else out of an LRU pool (PostgreSQL gives scans a small ring of frames of their
 * own).
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>W. Effelsberg and T. Haerder, "Principles of database buffer management", ACM TODS 9(4),
 *       1984.
 *   <li>J. Gray and A. Reuter, "Transaction Processing: Concepts and Techniques", 1993, chapter 13.
 *   <li>F. Corbato, "A paging experiment with the Multics system", MIT, 1968: CLOCK.
 *   <li>PostgreSQL, {@code src/backend/storage/buffer/README}: clock sweep and buffer rings.
 * </ul>
 */
package dev.distlab.index.page;
