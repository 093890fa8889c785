/**
 * Disks: where mechanisms keep their bytes, and what a machine without power forgets.
 *
 * <h2>The problem</h2>
 *
 * <p>A store that talks to the operating system directly can be tested for what it does, but not
 * for what is left when the power goes, and it cannot run in a browser. So every mechanism that
 * stores something takes a {@link dev.distlab.kernel.disk.Disk} by constructor.
 *
 * <h2>The idea</h2>
 *
 * <p>A disk is one flat directory of files; a file is bytes that are read and written at any
 * offset. The contract is the weakest that real systems give, so that what works here works there:
 *
 * <pre>
 *   create "log.tmp" --- write --- write --- sync ------- rename to "log" --- syncDirectory
 *                                             |                                |
 *                        bytes durable from here on        the new name durable from here on
 *
 *   power lost before sync:           any part of the two writes may be there, in any order
 *   power lost before syncDirectory:  the bytes are safe, but the file may still be "log.tmp"
 * </pre>
 *
 * <h2>Implementations</h2>
 *
 * <p>{@link dev.distlab.kernel.disk.FileDisk} is a directory of the operating system and needs the
 * JVM. {@link dev.distlab.kernel.disk.MemoryDisk} is arrays; it runs in a browser and never loses a
 * byte, which makes it the wrong disk for tests of crashes. Both pass one conformance suite. A disk
 * that differs from another in one thing, such as a cache, is a {@link
 * dev.distlab.kernel.disk.ForwardingDisk} around it; tests of crashes use one that loses bytes and
 * names that were not synced ({@code PowerLossDisk} of the testing module).
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: a read returns the bytes last written to its place by this process, zeros in a gap.
 *   <li>I2: a name belongs to one file; a rename replaces in one step; open handles keep their
 *       file.
 *   <li>I3: a failed sync is final for its handle.
 *   <li>I4: a fault names the file, and the offset where there is one ({@link
 *       dev.distlab.kernel.disk.CorruptFileException}).
 *   <li>I5: {@link dev.distlab.kernel.disk.IoStats} counts each call once, and the bytes moved.
 * </ul>
 *
 * <h2>Costs</h2>
 *
 * <pre>
 *   call            FileDisk                       MemoryDisk
 *   read, write     one system call, one copy      one copy; growing copies the file, O(1) amortised
 *   view            one mapping, then loads        none
 *   sync            the device                     none
 *   crc32c          the processor's instruction    8 table look-ups for 8 bytes
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Directories inside the directory, permissions, locks against a second process, direct I/O past
 * the page cache, asynchronous calls: a store built on this competes with the operating system's
 * cache instead of replacing it.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>T. Pillai et al., "All File Systems Are Not Created Equal: On the Complexity of Crafting
 *       Crash-Consistent Applications", OSDI 2014, sections 2 and 3: what may be reordered.
 *   <li>A. Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020.
 *   <li>POSIX.1-2017, {@code rename}, {@code fsync}, {@code pwrite}.
 * </ul>
 */
package dev.distlab.kernel.disk;
