package dev.distlab.demos.index;

import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.index.bitcask.Bitcask;
import dev.distlab.index.bitcask.BitcaskOptions;
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.cow.CowOptions;
import dev.distlab.index.cow.CowTree;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.LinearHash;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.List;

/** The stores of the experiments, on disks in memory: what is counted is the same on any disk. */
final class Stores {

  /** More pages than any run has: nothing leaves the pool. */
  static final int WHOLE = 1 << 20;

  static final Parameter PAGE =
      Parameter.choice(
          "page", "4096", List.of("512", "1024", "2048", "4096", "8192", "16384"), "page size");

  static final Parameter VALUE =
      Parameter.integer("value", 100, 0, 4_000, "bytes of each value").unit("bytes");

  /** The part of the data beyond which a pool leaves nothing to read and little to write. */
  private static final double MOST_IN_POOL = 0.75;

  private static final int FRAMES_PER_INNER_PAGE = 4;

  static final int PAGE_HEADER_BYTES = 32;

  /** Slot and length of an entry. */
  private static final int ENTRY_OVERHEAD = 10;

  /** What an entry takes besides its key and value, at most. */
  private static final int MOST_OVERHEAD = 14;

  /** What stands in a leaf instead of a large value. */
  private static final int REFERENCE_BYTES = 8;

  private Stores() {}

  /** The bytes of a page that a B+tree can use. */
  static int capacity(Settings settings) {
    return Integer.parseInt(settings.choice("page")) - PAGE_HEADER_BYTES;
  }

  /** The most overflow pages that a value can take; 0 if it always stands in its leaf or bucket. */
  static int overflowPages(Settings settings, int longestKey) {
    int value = settings.integer("value");
    boolean isLarge = value + longestKey + MOST_OVERHEAD > capacity(settings) / 4;
    return isLarge ? 1 + value / (capacity(settings)) : 0;
  }

  /** What an entry with a key of 16 bytes takes in a leaf. */
  static int entryBytes(Settings settings) {
    int whole = ENTRY_OVERHEAD + IndexKeys.RANDOM_KEY_BYTES + settings.integer("value");
    boolean isLarge = whole > capacity(settings) / 4;
    return isLarge ? ENTRY_OVERHEAD + IndexKeys.RANDOM_KEY_BYTES + REFERENCE_BYTES : whole;
  }

  /** What an entry with a key of 16 bytes takes of a page of any store, its share of the header. */
  static double spaceOfEntry(Settings settings) {
    double page = Integer.parseInt(settings.choice("page"));
    int most = entryBytes(settings) - ENTRY_OVERHEAD + MOST_OVERHEAD;
    return most * page / capacity(settings);
  }

  /** The longest key that every store takes with pages of this size. */
  static int maxKeyBytes(Settings settings) {
    PagerOptions pages = pages(settings, PagerOptions.MIN_POOL_PAGES);
    int inTree = tree(pages, BPlusTreeOptions.defaults()).maxKeyBytes();
    int inHash = extendible(new MemoryDisk(), pages, HashOptions.defaults()).maxKeyBytes();
    return Math.min(inTree, Math.min(inHash, linear(new MemoryDisk(), pages).maxKeyBytes()));
  }

  /**
   * A pool that holds so many percent of {@code entries} with keys of 16 bytes.
   *
   * @throws UsageException if the least pool that there is holds nearly all of them
   */
  static PagerOptions poolFor(Settings settings, long entries) {
    int page = Integer.parseInt(settings.choice("page"));
    long data = entries * (IndexKeys.RANDOM_KEY_BYTES + settings.integer("value"));
    PagerOptions pool = pages(settings, (int) (data * settings.integer("pool") / 100 / page));
    if (pool.poolPages() * (long) page > MOST_IN_POOL * data) {
      throw new UsageException(
          "the data fill "
              + (data + page - 1) / page
              + " pages, and no pool has fewer than "
              + pool.poolPages()
              + ": too few to count reads and writes. Take more keys (count), larger values (value)"
              + " or smaller pages (page).");
    }
    return pool;
  }

  /** Whether inner pages, which are asked for often, stay in a pool while leaves come and go. */
  static boolean holdsInnerPages(int poolPages, int innerPages) {
    return poolPages >= FRAMES_PER_INNER_PAGE * innerPages;
  }

  static PagerOptions pages(Settings settings, int poolPages) {
    int pageBytes = Integer.parseInt(settings.choice("page"));
    int frames = Math.max(PagerOptions.MIN_POOL_PAGES, poolPages);
    return new PagerOptions(pageBytes, frames, Replacement.LRU);
  }

  static BPlusTree tree(PagerOptions pages, BPlusTreeOptions options) {
    return tree(new MemoryDisk(), pages, options);
  }

  static BPlusTree tree(Disk disk, PagerOptions pages, BPlusTreeOptions options) {
    return BPlusTree.open(disk, "tree", pages, options);
  }

  static CowTree copyOnWrite(Disk disk, int pageSizeBytes) {
    return CowTree.open(disk, "cow", CowOptions.defaults().withPageSizeBytes(pageSizeBytes));
  }

  static ExtendibleHash extendible(Disk disk, PagerOptions pages, HashOptions options) {
    return ExtendibleHash.open(disk, "extendible", pages, options);
  }

  static LinearHash linear(Disk disk, PagerOptions pages) {
    return LinearHash.open(disk, "linear", pages, HashOptions.defaults());
  }

  static Bitcask bitcask(Disk disk, BitcaskOptions options) {
    return Bitcask.open(disk, "bitcask", options);
  }
}
