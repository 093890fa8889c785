/**
 * Hashes: where a key belongs, and whether bytes are still what they were.
 *
 * <h2>The problem</h2>
 *
 * <p>A key must fall on the same node on every machine, in every language and in ten years. {@code
 * Object.hashCode} promises nothing of the kind, and {@code String.hashCode} is 32 bits that hardly
 * differ where keys hardly differ. A hash for placement must be defined down to the last bit, and
 * must turn keys that resemble each other into positions that do not.
 *
 * <h2>What is here</h2>
 *
 * <pre>
 *   for            use                               width   remarks
 *   keys           XxHash64.hash64(String, byte[])      64   the fastest here, short strings too
 *   like others    Murmur3.hash64, hash128        64, 128   as Cassandra places partitions (almost)
 *                  Murmur3.hash32                       32   as Iceberg buckets rows
 *   numbers        SplitMix64.mix                       64   a bijection: no two keys collide
 *   files          Crc32c, Checksum                     32   finds damage; no good for placement
 * </pre>
 *
 * <p>{@link dev.distlab.kernel.hash.XxHash64} takes a string where it lies: an ASCII key is hashed
 * without being copied, and has the hash of its UTF-8 bytes all the same.
 *
 * <h2>The trap of the upper half</h2>
 *
 * <p>Bytes in Java are signed. A port that forgets to mask them agrees with the original on every
 * ASCII key, passes its tests, and puts "zürich" on another node than everybody else:
 *
 * <pre>
 *   Murmur3 x64, first 64 bits       of "key"                  of the one byte 0x80
 *   original, unsigned tail          -6847573755651342660       7017059463262962058
 *   port with signed tail            -6847573755651342660      -5284281814142962636
 * </pre>
 *
 * <p>The second line is what Cassandra stores, and cannot change any more; here is the first. So
 * tests of a hash must hold bytes above 0x7f at every length of the tail.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>I1: every function equals its published original on every input.
 *   <li>I2: the hash of a string is that of its UTF-8 bytes, unpaired surrogates being question
 *       marks.
 * </ul>
 *
 * <p>Both are laws of the tests: a hash has no state to check.
 *
 * <h2>What this leaves out</h2>
 *
 * <p>Protection: whoever may choose the keys can make any of these collide, and needs a keyed hash
 * such as SipHash. Vector instructions and reads of whole words, which the browser lacks: libraries
 * that use them are faster on long inputs.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>Y. Collet, "xxHash fast digest algorithm", specification, version 0.1.1.
 *   <li>A. Appleby, MurmurHash3, 2011.
 *   <li>Apache Cassandra, {@code MurmurHash.hash3_x64_128}: the signed tail.
 *   <li>Apache Iceberg, table specification, appendix B: 32-bit hash requirements.
 * </ul>
 */
package dev.distlab.kernel.hash;
