/**
 * Bitcask: an append-only log with a hash table in memory that knows where each key's last record
 * is.
 *
 * <h2>The problem</h2>
 *
 * <p>A B-tree writes a page of 4 KiB to change 100 bytes, wherever that page is. If keys fit in
 * memory, there is a way to write each change once, at the end of a file, and still read any key
 * with a single read.
 *
 * <h2>The idea</h2>
 *
 * <pre>
 *   memory: key directory                    files, append only
 *
 *   fingerprint(a) -> file 2, offset 8       1.data  [a=1][b=1][a=2][c=1]      sealed, with 1.hint
 *   fingerprint(c) -> file 1, offset 62      2.data  [a=3][b: tombstone]       active
 *
 *   get a    look up, one read at 2:8
 *   put c=2  append [c=2] to 2.data, point c there; [c=1] is dead now
 *   merge 1  of its four records only c=1 was living: copy it, drop the file
 * </pre>
 *
 * <p>Worked example of the trap in a merge: merge only file 2, and drop the tombstone of b since b
 * is dead. Open the store again: file 1 says b=1, and b lives. So a tombstone may go only if no
 * older file stays that could hold its key.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li>Key directory (keydir): the table in memory. Here it holds 64 bits of each key's hash
 *       instead of the key, and the record is read to be sure.
 *   <li>Tombstone: a record that says "deleted". Dead bytes: records that nothing points to.
 *   <li>Merge: copying the living records of some files into new ones.
 *   <li>Hint file: keys and offsets of a sealed file, so that opening need not read its values.
 *   <li>Torn tail: a record cut short by a crash, at the end of a file.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: every record that the directory points to can be read, and its checksum fits.
 *   <li>I2: the directory points to the last record of each living key by (file, offset), and to no
 *       tombstone.
 *   <li>I3: the live bytes of a file are the lengths of the records in it that are pointed to.
 *   <li>I4: opening the files again gives the same keys and values, with or without hint files,
 *       before, during and after a merge.
 * </ul>
 *
 * <p>{@code verify()} checks I1 to I3; {@code BitcaskTest} checks I4 by stopping a merge at each of
 * its calls.
 *
 * <h2>Costs</h2>
 *
 * <pre>
 *   get         one read of one record; a miss reads nothing
 *   put         one append; a key that is there already: one read more, to return its old value
 *   memory      20 bytes a slot, 27 to 53 a key, whatever the length of the keys; and, until the
 *               active file is closed, the keys of its records, for its hint file
 *   disk        live bytes and dead ones; merging at 60 % dead means at most 2.5 times the live ones
 *   merge       reads the files that it takes, writes their living records
 *   open        reads hint files, and the key of each record that a later one replaces: no values
 *   range       not at all: every key would have to be looked at
 * </pre>
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Expiry times and merge windows; a lock file against a second process; a merge in the
 * background (call {@link dev.distlab.index.bitcask.Bitcask#merge()} when {@link
 * dev.distlab.index.bitcask.Bitcask#isMergeDue()}). A value that holds the bytes of a whole record
 * makes a torn tail look like damage in the middle: such a store is refused, not misread. So is one
 * whose disk, when the power went, had kept a later record that was not synced and lost an earlier.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>J. Sheehy and D. Smith, "Bitcask: a log-structured hash table for fast key/value data",
 *       2010.
 *   <li>Riak, {@code basho/bitcask}, {@code priv/bitcask.schema} and {@code src/bitcask.app.src}:
 *       the default sizes and thresholds of {@link dev.distlab.index.bitcask.MergePolicy}.
 *   <li>M. Rosenblum and J. Ousterhout, "The design and implementation of a log-structured file
 *       system", ACM TOCS 10(1), 1992: cleaning segments.
 * </ul>
 */
package dev.distlab.index.bitcask;
