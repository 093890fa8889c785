package dev.distlab.demos.index;

import dev.distlab.index.bitcask.Bitcask;
import dev.distlab.index.bitcask.BitcaskOptions;
import dev.distlab.index.bitcask.MergePolicy;
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.cow.CowStats;
import dev.distlab.index.cow.CowTree;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.LinearHash;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.PointStore;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.function.LongSupplier;

/**
 * A store on a disk of its own, as comparisons see it.
 *
 * @param poolBytes what its buffer pool takes, 0 if it has none
 * @param directoryBytes what else it keeps in memory, now
 * @param afterPut what has become due by a put
 */
record Engine(
    String name,
    PointStore store,
    Disk disk,
    long poolBytes,
    LongSupplier directoryBytes,
    Runnable afterPut) {

  private static final Runnable NOTHING = () -> {};

  /** Small, so that merges come about within a run. */
  private static final int LOG_FILE_BYTES = 1 << 18;

  static Engine tree(PagerOptions pool) {
    MemoryDisk disk = new MemoryDisk();
    BPlusTree tree = Stores.tree(disk, pool, BPlusTreeOptions.defaults());
    return new Engine("B+tree", tree, disk, bytes(pool), () -> 0, NOTHING);
  }

  /**
   * In as much memory as the pool would take: half of it is the cache of an operating system, which
   * spares reads, the other half holds changed pages. When that may be full, a put commits.
   */
  static Engine copyOnWrite(PagerOptions pool) {
    MemoryDisk disk = new MemoryDisk();
    int half = pool.poolPages() / 2;
    SystemCache cache = new SystemCache(disk, pool.pageSizeBytes(), half);
    CowTree tree = Stores.copyOnWrite(cache, pool.pageSizeBytes());
    int[] changedPages = new int[1];
    Runnable commitInTime =
        () -> {
          changedPages[0] += tree.height();
          if (changedPages[0] > half - tree.height()) {
            tree.sync();
            changedPages[0] = 0;
          }
        };
    return new Engine(
        "copy-on-write tree",
        tree,
        disk,
        bytes(pool),
        () -> Integer.BYTES * freePages(tree.stats()),
        commitInTime);
  }

  private static long freePages(CowStats stats) {
    return stats.reusablePages() + stats.heldPages();
  }

  static Engine extendible(PagerOptions pool) {
    MemoryDisk disk = new MemoryDisk();
    ExtendibleHash hash = Stores.extendible(disk, pool, HashOptions.defaults());
    return new Engine(
        "extendible hash", hash, disk, bytes(pool), () -> 4L * hash.directory().size(), NOTHING);
  }

  static Engine linear(PagerOptions pool) {
    MemoryDisk disk = new MemoryDisk();
    LinearHash hash = Stores.linear(disk, pool);
    return new Engine(
        "linear hash", hash, disk, bytes(pool), () -> 4L * hash.bucketCount(), NOTHING);
  }

  static Engine bitcask() {
    MemoryDisk disk = new MemoryDisk();
    MergePolicy merge = new MergePolicy(0.6, Long.MAX_VALUE, 0.4, Long.MAX_VALUE, 0);
    BitcaskOptions options =
        BitcaskOptions.defaults().withMaxFileBytes(LOG_FILE_BYTES).withMerge(merge);
    Bitcask store = Stores.bitcask(disk, options);
    Runnable mergeIfDue =
        () -> {
          if (store.isMergeDue()) {
            store.merge();
          }
        };
    return new Engine("Bitcask", store, disk, 0, () -> store.stats().directoryBytes(), mergeIfDue);
  }

  private static long bytes(PagerOptions pool) {
    return (long) pool.pageSizeBytes() * pool.poolPages();
  }

  /** Puts, and does what has become due. */
  void put(byte[] key, byte[] value) {
    store.put(key, value);
    afterPut.run();
  }

  double diskBytes() {
    double bytes = 0;
    for (String file : disk.list()) {
      try (DiskFile open = disk.open(file)) {
        bytes += open.sizeBytes();
      }
    }
    return bytes;
  }
}
