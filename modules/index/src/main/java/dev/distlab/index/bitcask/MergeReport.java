package dev.distlab.index.bitcask;

/**
 * What a merge did.
 *
 * @param filesMerged data files that were read and removed
 * @param filesWritten data files that were written
 * @param bytesBefore bytes of the files that were read
 * @param bytesAfter bytes of the files that were written
 * @param tombstonesKept tombstones that had to be kept, since an older value may stand in a file
 *     that was not merged
 */
public record MergeReport(
    int filesMerged, int filesWritten, long bytesBefore, long bytesAfter, long tombstonesKept) {}
