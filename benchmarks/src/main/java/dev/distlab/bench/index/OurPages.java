package dev.distlab.bench.index;

import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.kernel.disk.FileDisk;
import java.nio.file.Path;

/** Our B+tree on pages of 4 KiB. */
final class OurPages implements PageStore {

  private static final int POOL_PAGES = CACHE_MEGABYTES * 256;

  private final BPlusTree tree;

  /** Where a scan has each entry copied to. */
  private final byte[] key = new byte[PageEntries.KEY_BYTES];

  private final byte[] value = new byte[PageEntries.VALUE_BYTES];

  OurPages(Path directory) {
    PagerOptions pages = PagerOptions.defaults().withPoolPages(POOL_PAGES);
    tree = BPlusTree.open(new FileDisk(directory), "tree.db", pages, BPlusTreeOptions.defaults());
  }

  @Override
  public void fill(int count) {
    for (int i = 0; i < count; i++) {
      tree.put(PageEntries.key(i), PageEntries.value(i));
    }
    tree.sync();
  }

  @Override
  public byte[] get(byte[] key) {
    return tree.get(key).orElseThrow();
  }

  @Override
  public long sumOf100(byte[] from) {
    Cursor cursor = tree.cursor(KeyRange.all());
    cursor.seek(from);
    long sum = 0;
    for (int left = Scans.LENGTH; left > 0 && cursor.next(); left--) {
      cursor.key(key);
      cursor.value(value);
      sum += PageStore.mark(key, value);
    }
    return sum;
  }

  @Override
  public void close() {
    tree.close();
  }
}
