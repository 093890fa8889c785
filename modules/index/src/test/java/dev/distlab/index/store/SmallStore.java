package dev.distlab.index.store;

import dev.distlab.index.bitcask.Bitcask;
import dev.distlab.index.bitcask.BitcaskOptions;
import dev.distlab.index.bitcask.MergePolicy;
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

/** Every store, with pages and files so small that a few hundred entries need many. */
enum SmallStore {
  TREE,
  COPY_ON_WRITE,
  EXTENDIBLE,
  LINEAR,
  LOG;

  private static final PagerOptions PAGES = new PagerOptions(256, 16, Replacement.CLOCK);

  PointStore open(Disk disk) {
    return switch (this) {
      case TREE -> BPlusTree.open(disk, "store", PAGES, BPlusTreeOptions.defaults());
      case COPY_ON_WRITE -> CowTree.open(disk, "store", new CowOptions(256, 0));
      case EXTENDIBLE -> ExtendibleHash.open(disk, "store", PAGES, HashOptions.defaults());
      case LINEAR -> LinearHash.open(disk, "store", PAGES, HashOptions.defaults());
      case LOG ->
          Bitcask.open(
              disk,
              "store",
              BitcaskOptions.defaults()
                  .withMaxFileBytes(1_024)
                  .withMerge(new MergePolicy(0.6, 600, 0.5, 700, 300)));
    };
  }

  /**
   * Why it may refuse its files after a power loss: pages that were being changed, or records
   * behind one that the disk has lost.
   */
  String refusal() {
    return switch (this) {
      case TREE, EXTENDIBLE, LINEAR -> "store: corrupt";
      case COPY_ON_WRITE -> "never";
      case LOG -> "a damaged record, and sound ones stand behind it";
    };
  }
}
