package dev.distlab.kernel.disk;

/**
 * How often a disk has been called and how many bytes went through it: the costs that can be
 * counted, and are the same on every machine.
 *
 * @param reads calls of {@link DiskFile#read} and those that rest on it
 * @param bytesRead bytes that these calls returned
 * @param writes calls of {@link DiskFile#write} and {@link DiskFile#append}
 * @param bytesWritten bytes that these calls wrote
 * @param syncs calls of {@link DiskFile#sync}
 * @param directorySyncs calls of {@link Disk#syncDirectory}
 */
public record IoStats(
    long reads, long bytesRead, long writes, long bytesWritten, long syncs, long directorySyncs) {

  /** What was added since {@code before}. */
  public IoStats minus(IoStats before) {
    return new IoStats(
        reads - before.reads,
        bytesRead - before.bytesRead,
        writes - before.writes,
        bytesWritten - before.bytesWritten,
        syncs - before.syncs,
        directorySyncs - before.directorySyncs);
  }
}
