package dev.distlab.index.bitcask;

/**
 * When a merge is worth its work, and which files it takes.
 *
 * @param triggerFragmentation a merge is due when some file has at least this share of dead bytes
 * @param triggerDeadBytes or when some file has at least so many
 * @param fragmentation a merge takes each file with at least this share of dead bytes
 * @param deadBytes and each with at least so many
 * @param smallFileBytes and each that is smaller than this
 */
public record MergePolicy(
    double triggerFragmentation,
    long triggerDeadBytes,
    double fragmentation,
    long deadBytes,
    long smallFileBytes) {

  private static final long MIB = 1L << 20;

  public MergePolicy {
    checkShare("triggerFragmentation", triggerFragmentation);
    checkShare("fragmentation", fragmentation);
    checkBytes("triggerDeadBytes", triggerDeadBytes);
    checkBytes("deadBytes", deadBytes);
    checkBytes("smallFileBytes", smallFileBytes);
  }

  private static void checkShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + "=" + share + ": allowed 0..1");
    }
  }

  private static void checkBytes(String name, long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(name + "=" + bytes + ": allowed from 0");
    }
  }

  /** As Riak has it: due at 60 % or 512 MiB, takes files from 40 %, 128 MiB, or below 10 MiB. */
  public static MergePolicy defaults() {
    return new MergePolicy(0.6, 512 * MIB, 0.4, 128 * MIB, 10 * MIB);
  }

  /** Takes every file, always. */
  public static MergePolicy everything() {
    return new MergePolicy(0, 0, 0, 0, 0);
  }

  boolean isDue(long deadBytes, long totalBytes) {
    return totalBytes > 0
        && (deadBytes >= triggerFragmentation * totalBytes || deadBytes >= triggerDeadBytes);
  }

  boolean takes(long dead, long total) {
    return dead >= fragmentation * total || dead >= deadBytes || total < smallFileBytes;
  }
}
