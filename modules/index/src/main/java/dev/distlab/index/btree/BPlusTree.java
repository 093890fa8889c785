package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageAudit;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.Disk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A B+tree on pages: keys in order, values in the leaves, the leaves chained.
 *
 * <p>With n entries and f of them a page, a look-up reads 1 + log<sub>f</sub> n pages, a put or
 * delete changes one of them and now and then a neighbour and a parent. A range of m entries reads
 * about m / f pages more. Keys are at most an eighth of a page ({@link #maxKeyBytes()}); an entry
 * above a quarter of a page keeps its value in overflow pages.
 *
 * <p>For one thread. See the package for the structure and its laws.
 *
 * <p>Source: D. Comer, "The ubiquitous B-tree", ACM Computing Surveys 11(2), 1979; G. Graefe,
 * "Modern B-tree techniques", Foundations and Trends in Databases 3(4), 2011.
 */
public final class BPlusTree implements OrderedStore {

  private final TreeFile file;
  private final boolean ownsPager;
  private final Splitter splitter;
  private final Rebalancer rebalancer;
  private final Path path = new Path();

  /** Counts changes, so that cursors notice that their place may have moved. */
  private long version;

  private BPlusTree(TreeFile file, boolean ownsPager) {
    this.file = file;
    this.ownsPager = ownsPager;
    this.splitter = new Splitter(file);
    this.rebalancer = new Rebalancer(file, splitter);
  }

  /** Opens the tree that has a page file for itself, or creates it. */
  public static BPlusTree open(
      Disk disk, String name, PagerOptions pages, BPlusTreeOptions options) {
    Pager pager = Pager.open(disk, name, pages);
    try {
      return new BPlusTree(new TreeFile(pager, 0, options, Trace.none()), true);
    } catch (RuntimeException failure) {
      pager.close();
      throw failure;
    }
  }

  /**
   * Opens the tree in structure slot {@code slot} of a page file that it shares, or creates it; who
   * opened the pager closes it.
   *
   * @param trace is told of each {@link TreeChange}
   */
  public static BPlusTree open(Pager pager, int slot, BPlusTreeOptions options, Trace trace) {
    return new BPlusTree(new TreeFile(pager, slot, options, trace), false);
  }

  // ---- look-up

  @Override
  public Optional<byte[]> get(byte[] key) {
    checkKey(key);
    Page leaf = leafOf(key);
    try {
      byte[] bytes = leaf.bytes();
      int slot = TreePage.find(bytes, key);
      return slot < 0
          ? Optional.empty()
          : Optional.of(file.values().decode(bytes, TreePage.payloadOffset(bytes, slot)));
    } finally {
      file.unpin(leaf);
    }
  }

  /** The leaf in which {@code key} is, or would be; pinned. */
  Page leafOf(byte[] key) {
    int level = file.rootLevel();
    Page page = file.pin(file.root(), level);
    while (level > 0) {
      int child = TreePage.child(page.bytes(), TreePage.childIndex(page.bytes(), key));
      file.unpin(page);
      level--;
      page = file.pin(child, level);
    }
    return page;
  }

  @Override
  public Optional<Entry> floor(byte[] key) {
    Objects.requireNonNull(key, "key");
    Cursor cursor = cursor(KeyRange.all().to(key, true));
    cursor.seekToEnd();
    return cursor.previous() ? entry(cursor) : Optional.empty();
  }

  @Override
  public Optional<Entry> ceiling(byte[] key) {
    Objects.requireNonNull(key, "key");
    Cursor cursor = cursor(KeyRange.all().from(key, true));
    return cursor.next() ? entry(cursor) : Optional.empty();
  }

  private static Optional<Entry> entry(Cursor cursor) {
    return Optional.of(new Entry(cursor.key(), cursor.value()));
  }

  @Override
  public Cursor cursor(KeyRange range) {
    return new BPlusTreeCursor(this, file, range);
  }

  // ---- change

  @Override
  public Optional<byte[]> put(byte[] key, byte[] value) {
    checkKey(key);
    Objects.requireNonNull(value, "value");
    try {
      version++;
      Page leaf = descend(key);
      int slot = TreePage.find(leaf.bytes(), key);
      if (slot < 0) {
        insert(leaf, -1 - slot, key, value);
        file.unpin(leaf);
        file.setSize(file.size() + 1);
        return Optional.empty();
      }
      byte[] old = file.values().decode(leaf.bytes(), TreePage.payloadOffset(leaf.bytes(), slot));
      boolean shrunk = overwrite(leaf, slot, key, value);
      file.unpin(leaf);
      if (shrunk) {
        rebalancer.afterShrinking(path);
      }
      return Optional.of(old);
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
  }

  private void insert(Page leaf, int slot, byte[] key, byte[] value) {
    byte[] payload = file.encode(key, value);
    leaf.markDirty();
    if (file.isCountFull(leaf.bytes()) || !TreePage.insert(leaf.bytes(), slot, key, payload)) {
      List<Cell> cells = TreePage.cells(leaf.bytes());
      cells.add(slot, new Cell(key.clone(), payload));
      splitter.splitLeaf(path, leaf, cells, slot == cells.size() - 1);
    }
  }

  /** Returns whether the leaf uses fewer bytes than before, and may be underfull now. */
  private boolean overwrite(Page leaf, int slot, byte[] key, byte[] value) {
    byte[] bytes = leaf.bytes();
    int oldPayloadBytes = TreePage.payloadBytes(bytes, slot);
    file.values().free(bytes, TreePage.payloadOffset(bytes, slot));
    byte[] payload = file.encode(key, value);
    leaf.markDirty();
    if (TreePage.replacePayload(bytes, slot, payload)) {
      return payload.length < oldPayloadBytes;
    }
    List<Cell> cells = TreePage.cells(bytes);
    cells.set(slot, new Cell(key.clone(), payload));
    splitter.splitLeaf(path, leaf, cells, false);
    return false;
  }

  @Override
  public boolean delete(byte[] key) {
    checkKey(key);
    try {
      Page leaf = descend(key);
      int slot = TreePage.find(leaf.bytes(), key);
      if (slot < 0) {
        file.unpin(leaf);
        return false;
      }
      version++;
      file.values().free(leaf.bytes(), TreePage.payloadOffset(leaf.bytes(), slot));
      TreePage.remove(leaf.bytes(), slot);
      leaf.markDirty();
      file.setSize(file.size() - 1);
      file.unpin(leaf);
      rebalancer.afterShrinking(path);
      return true;
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
  }

  /** As {@link #leafOf}, remembering the way in {@link #path}. */
  private Page descend(byte[] key) {
    path.clear();
    int level = file.rootLevel();
    Page page = file.pin(file.root(), level);
    path.enter(page.id());
    while (level > 0) {
      int index = TreePage.childIndex(page.bytes(), key);
      int child = TreePage.child(page.bytes(), index);
      path.take(index);
      file.unpin(page);
      level--;
      page = file.pin(child, level);
      path.enter(child);
    }
    return page;
  }

  private void checkKey(byte[] key) {
    if (key.length > file.maxKeyBytes()) {
      throw new KeyTooLargeException(file.pager().fileName(), key.length, file.maxKeyBytes());
    }
  }

  /**
   * Fills an empty tree from entries in strictly ascending order: leaf after leaf, each as full as
   * the fill factor says, with nothing moved twice. O(n), each page written once.
   *
   * @return how many entries were loaded
   * @throws IllegalStateException if the tree is not empty
   * @throws IllegalArgumentException if the keys do not ascend, or one is too long; the tree is
   *     empty then, as it is if {@code ascending} throws anything of its own
   */
  public long bulkLoad(Iterator<Entry> ascending) {
    if (size() != 0) {
      throw new IllegalStateException(
          file.pager().fileName() + ": bulk load into a tree of " + size() + " entries");
    }
    BulkLoader loader = new BulkLoader(file);
    long count;
    try {
      version++;
      count = loader.load(ascending);
      if (loader.refusal() == null) {
        lastLeaf();
        rebalancer.afterShrinking(path);
      } else {
        file.clear();
      }
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
    if (loader.refusal() != null) {
      throw loader.refusal();
    }
    return count;
  }

  /** The number of the last leaf, with {@link #path} leading to it. */
  int lastLeaf() {
    path.clear();
    int id = file.root();
    for (int level = file.rootLevel(); level > 0; level--) {
      path.enter(id);
      Page page = file.pin(id, level);
      int last = TreePage.count(page.bytes());
      path.take(last);
      id = TreePage.child(page.bytes(), last);
      file.unpin(page);
    }
    path.enter(id);
    return id;
  }

  // ---- the whole

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public int maxKeyBytes() {
    return file.maxKeyBytes();
  }

  @Override
  public void sync() {
    file.pager().sync();
  }

  /**
   * Syncs and closes the page file if it was opened for this tree alone. Otherwise does nothing:
   * who opened the pager syncs and closes it.
   */
  @Override
  public void close() {
    if (ownsPager) {
      file.pager().close();
    }
  }

  @Override
  public VerificationReport verify() {
    PageAudit audit = new PageAudit(file.pager());
    long entries = verify(audit);
    List<String> problems = ownsPager ? audit.finish() : audit.problems();
    return new VerificationReport(entries, audit.claimedPages() - 1L, problems);
  }

  /**
   * Checks the tree and claims its pages; for a file with several structures, which share the
   * audit.
   *
   * @return how many entries were seen
   */
  public long verify(PageAudit audit) {
    return new TreeVerifier(file, audit).verify();
  }

  // ---- what it looks like

  /** The levels of the tree: 1 if the root is a leaf. A look-up reads so many pages. */
  public int height() {
    return file.rootLevel() + 1;
  }

  /** How many leaves the tree has; counted as it changes, nothing is read. */
  public int leafPages() {
    return file.leafPages();
  }

  /** The shape, by a walk over all pages of the tree. */
  public TreeShape shape() {
    return TreeShape.of(file);
  }

  /** The pages of the tree, level by level from the root, each level from left to right. */
  public List<PageView> pages() {
    return PageView.all(file);
  }

  /** The numbers of the pages that a look-up of {@code key} reads, from the root to the leaf. */
  public List<Integer> pathTo(byte[] key) {
    checkKey(key);
    file.unpin(descend(key));
    List<Integer> pages = new ArrayList<>();
    for (int depth = 0; depth < path.length(); depth++) {
      pages.add(path.page(depth));
    }
    return pages;
  }

  /**
   * The share of all entries that are less than {@code key}, 0 to 1, as one descent can tell: each
   * inner page counts its children as equally large. Reads as many pages as {@link #get}.
   */
  public double estimateRank(byte[] key) {
    Objects.requireNonNull(key, "key");
    double rank = 0;
    double width = 1;
    int id = file.root();
    for (int level = file.rootLevel(); level >= 0; level--) {
      Page page = file.pin(id, level);
      byte[] bytes = page.bytes();
      int index = TreePage.find(bytes, key);
      int before = level == 0 ? (index < 0 ? -1 - index : index) : TreePage.childIndex(bytes, key);
      int parts = TreePage.count(bytes) + (level == 0 ? 0 : 1);
      width /= Math.max(1, parts);
      rank += before * width;
      id = level == 0 ? id : TreePage.child(bytes, before);
      file.unpin(page);
    }
    return rank;
  }

  /**
   * How many overflow pages an entry has on average, as the entries of one leaf can tell, which is
   * in the middle of the tree. Reads as many pages as {@link #get}.
   */
  public double estimateOverflowPages() {
    int id = file.root();
    for (int level = file.rootLevel(); level > 0; level--) {
      Page page = file.pin(id, level);
      id = TreePage.child(page.bytes(), TreePage.count(page.bytes()) / 2);
      file.unpin(page);
    }
    Page leaf = file.pin(id, 0);
    int count = TreePage.count(leaf.bytes());
    int pages = 0;
    for (int slot = 0; slot < count; slot++) {
      int offset = TreePage.payloadOffset(leaf.bytes(), slot);
      pages += file.values().overflowPages(leaf.bytes(), offset);
    }
    file.unpin(leaf);
    return (double) pages / Math.max(1, count);
  }

  /** How often the shape has changed since the tree was opened, by kind. */
  public Map<TreeChange, Long> changes() {
    return file.changes();
  }

  /** What its pager has done; shared with the other structures of the file, if there are any. */
  public PageStats stats() {
    return file.pager().stats();
  }

  long version() {
    return version;
  }
}
