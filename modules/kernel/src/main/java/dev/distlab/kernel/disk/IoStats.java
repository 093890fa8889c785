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

  /** What was added since {@code earlier}. */
  public IoStats since(IoStats earlier) {
    return new IoStats(
        reads - earlier.reads,
        bytesRead - earlier.bytesRead,
        writes - earlier.writes,
        bytesWritten - earlier.bytesWritten,
        syncs - earlier.syncs,
        directorySyncs - earlier.directorySyncs);
  }
}
