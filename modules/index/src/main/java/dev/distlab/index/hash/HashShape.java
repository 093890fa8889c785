package dev.distlab.index.hash;

/**
 * How large a hash index is and how well its pages are used.
 *
 * @param entries keys
 * @param buckets primary pages
 * @param overflowPages pages chained behind a bucket
 * @param directoryEntries entries of the directory; for linear hashing one for each bucket
 * @param depth how many bits of the hash choose a bucket, at most
 * @param fill the share of the bytes of buckets and overflow pages that is in use, 0 to 1
 */
public record HashShape(
    long entries, int buckets, int overflowPages, int directoryEntries, int depth, double fill) {}
