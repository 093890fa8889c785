package dev.distlab.index.cow;

import dev.distlab.index.page.StoreNames;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A copy-on-write B+tree: no page of a commit is ever overwritten while it is needed, and a commit
 * becomes the tree in one write of one of two meta pages. A crash at any moment leaves the last
 * commit; no log is needed.
 *
 * <p>A get reads a page a level. Changes are kept in memory until {@link #sync()}, which writes
 * every changed leaf and all pages above it, syncs, writes the meta page, and syncs again. A {@link
 * #snapshot()} reads one commit for as long as it likes, while others are made.
 *
 * <p>One thread changes and reads the tree; any number of threads may read snapshots at the same
 * time, without a lock, if the disk is for any number of threads.
 *
 * <p>Source: LMDB, as described in H. Chu, "MDB: a memory-mapped database and backend for
 * OpenLDAP", LDAPCon 2011; O. Rodeh, "B-trees, shadowing, and clones", ACM TOS 3(4), 2008.
 */
public final class CowTree implements OrderedStore {

  private final CowPages pages;
  private final CowOptions options;
  private final FreePages free;

  /** The pages in which the list of free pages of the last commit stands. */
  private List<Integer> listPages = new ArrayList<>();

  /** The last commit; changed by {@link #sync()} while it holds {@link #free}. */
  private CowMeta committed;

  /** The tree with all changes since the last commit, which may have no page yet. */
  private CowView working;

  /** Pages of large values that were written since the last commit. */
  private final TreeSet<Integer> freshPages = new TreeSet<>();

  private boolean changed;

  /** Whether both meta pages hold the last commit. */
  private boolean metaIsTwice;

  private volatile String refusal;

  private CowTree(CowPages pages, CowOptions options) {
    this.pages = pages;
    this.options = options;
    this.committed = pages.latest();
    StoreNames.checkMadeWith(
        "maxEntriesPerPage=" + committed.maxEntriesPerPage(),
        "maxEntriesPerPage=" + options.maxEntriesPerPage(),
        pages.fileName());
    this.metaIsTwice = committed.equals(pages.meta(0)) && committed.equals(pages.meta(1));
    List<Integer> reusable = new ArrayList<>();
    pages.readList(committed, reusable, listPages);
    this.free = new FreePages(committed.pageCount(), reusable);
    this.working = workingOn(CowView.of(pages, committed));
  }

  /**
   * Opens a tree at its last whole commit, or creates an empty one.
   *
   * @throws CorruptFileException if neither meta page is whole, or pages of the commit are missing
   * @throws IllegalArgumentException if the file was made with other {@code options}, or {@code
   *     name} cannot be that of a tree ({@link StoreNames#draftOf})
   */
  public static CowTree open(Disk disk, String name, CowOptions options) {
    String draft = StoreNames.draftOf(name);
    if (!disk.exists(name)) {
      create(disk, name, draft, options);
    }
    DiskFile opened = disk.open(name);
    try {
      CowPages.checkPageSize(disk, opened, options.pageSizeBytes());
      return new CowTree(new CowPages(disk, opened, options.pageSizeBytes()), options);
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /** Written under another name first: a file of this name is complete. */
  private static void create(Disk disk, String name, String draft, CowOptions options) {
    if (disk.exists(draft)) {
      disk.delete(draft);
    }
    try (CowPages pages = new CowPages(disk, disk.create(draft), options.pageSizeBytes())) {
      pages.writeMeta(CowMeta.empty(options.maxEntriesPerPage()), 0);
      pages.writeMeta(CowMeta.empty(options.maxEntriesPerPage()), 1);
      pages.sync();
    }
    disk.rename(draft, name);
    disk.syncDirectory();
  }

  /** The same tree, seen by the commit that is being made: it may have written pages already. */
  private static CowView workingOn(CowView view) {
    return new CowView(view.pages(), view.root(), view.level(), view.size(), view.commit() + 1);
  }

  // ---- look-up

  @Override
  public Optional<byte[]> get(byte[] key) {
    checkUsable();
    checkKey(key);
    return working.get(key);
  }

  @Override
  public Optional<Entry> floor(byte[] key) {
    checkUsable();
    Objects.requireNonNull(key, "key");
    CowCursor cursor = new CowCursor(this::working, KeyRange.all().to(key, true));
    cursor.seekToEnd();
    return CowView.entry(cursor, cursor.previous());
  }

  @Override
  public Optional<Entry> ceiling(byte[] key) {
    checkUsable();
    Objects.requireNonNull(key, "key");
    CowCursor cursor = new CowCursor(this::working, KeyRange.all().from(key, true));
    return CowView.entry(cursor, cursor.next());
  }

  /** {@inheritDoc} It sees changes; for one that does not, take that of a {@link #snapshot()}. */
  @Override
  public Cursor cursor(KeyRange range) {
    checkUsable();
    return new CowCursor(this::working, range);
  }

  CowView working() {
    checkUsable();
    return working;
  }

  /** The tree as the last commit left it, until the snapshot is closed. For any thread. */
  public CowSnapshot snapshot() {
    checkUsable();
    synchronized (free) {
      free.openSnapshot(committed.commit());
      return new CowSnapshot(CowView.of(pages, committed), free);
    }
  }

  // ---- change

  @Override
  public Optional<byte[]> put(byte[] key, byte[] value) {
    checkUsable();
    checkKey(key);
    Objects.requireNonNull(value, "value");
    byte[] oldPayload = working.payload(key);
    byte[] old = oldPayload == null ? null : pages.value(oldPayload, working.commit());
    CowEdit edit = edit();
    List<Integer> valuePages = new ArrayList<>();
    try {
      byte[] payload = pages.payload(key, value, working.commit(), () -> take(valuePages));
      CowSplit split = edit.put(working.root(), working.level(), key.clone(), payload);
      List<Integer> replaced = replacedBy(edit, oldPayload);
      freshPages.addAll(valuePages);
      install(split, working.size() + (old == null ? 1 : 0), replaced);
    } catch (RuntimeException | Error failure) {
      valuePages.forEach(free::giveBack);
      freshPages.removeAll(valuePages);
      throw failure;
    }
    return Optional.ofNullable(old);
  }

  @Override
  public boolean delete(byte[] key) {
    checkUsable();
    checkKey(key);
    byte[] oldPayload = working.payload(key);
    if (oldPayload == null) {
      return false;
    }
    CowEdit edit = edit();
    CowSplit split = edit.delete(working.root(), working.level(), key);
    install(split, working.size() - 1, replacedBy(edit, oldPayload));
    return true;
  }

  private CowEdit edit() {
    return new CowEdit(pages, options.maxEntriesPerPage(), working.commit());
  }

  private int take(List<Integer> taken) {
    int page = free.take(committed.commit());
    taken.add(page);
    return page;
  }

  private List<Integer> replacedBy(CowEdit edit, byte[] oldPayload) {
    if (oldPayload != null) {
      pages.addValuePages(oldPayload, working.commit(), edit.replaced());
    }
    return edit.replaced();
  }

  /** Makes the outcome of an edit the tree; nothing here can fail. */
  private void install(CowSplit split, long size, List<Integer> replaced) {
    CowNode node = split.isSplit() ? CowNode.over(split) : split.left();
    CowRef root = CowRef.to(node);
    int level = node.level();
    while (!root.isOnDisk() && level > 0 && root.node().count() == 0) {
      root = root.node().children()[0];
      level--;
    }
    working = new CowView(pages, root, level, size, working.commit());
    changed = true;
    for (int page : replaced) {
      if (freshPages.remove(page)) {
        free.giveBack(page);
      } else {
        free.free(page, working.commit());
      }
    }
  }

  private void checkKey(byte[] key) {
    if (key.length > maxKeyBytes()) {
      throw new KeyTooLargeException(pages.fileName(), key.length, maxKeyBytes());
    }
  }

  // ---- commit

  /**
   * Commits all changes; does nothing if there are none. Whatever happens on the way, the file
   * holds the commit before or this one.
   */
  @Override
  public void sync() {
    checkUsable();
    if (!changed) {
      return;
    }
    try {
      long commit = working.commit();
      int root =
          working.size() == 0
              ? CowRef.NO_PAGE
              : pages.write(working.root(), commit, () -> free.take(committed.commit()));
      CowMeta meta = withFreeList(root);
      pages.sync();
      pages.writeMeta(meta, (int) (commit % CowMeta.META_PAGES));
      pages.sync();
      publish(meta);
    } catch (RuntimeException | Error failure) {
      refusal = "a commit has failed: " + failure.getMessage();
      throw failure;
    }
  }

  /** Writes the list of all free pages, into pages that are taken off it. */
  private CowMeta withFreeList(int root) {
    long commit = working.commit();
    listPages.forEach(page -> free.free(page, commit));
    listPages = new ArrayList<>();
    List<Integer> all = free.all();
    while (listPages.size() * pages.numbersPerPage() < all.size()) {
      listPages.add(free.take(committed.commit()));
      all = free.all();
    }
    int first = pages.writeList(all, listPages, commit);
    return new CowMeta(
        commit,
        root,
        working.level(),
        working.size(),
        free.pageCount(),
        first,
        all.size(),
        options.maxEntriesPerPage());
  }

  private void publish(CowMeta meta) {
    synchronized (free) {
      committed = meta;
    }
    working = workingOn(CowView.of(pages, meta));
    freshPages.clear();
    changed = false;
    metaIsTwice = false;
  }

  /**
   * Commits, and writes the commit into the other meta page too: of a file that was closed, damage
   * to one of them costs nothing. Closing again does nothing.
   */
  @Override
  public void close() {
    if ("closed".equals(refusal)) {
      return;
    }
    try {
      if (refusal == null) {
        sync();
        if (!metaIsTwice) {
          pages.writeMeta(committed, (int) ((committed.commit() + 1) % CowMeta.META_PAGES));
          pages.sync();
        }
      }
    } finally {
      refusal = "closed";
      pages.close();
    }
  }

  private void checkUsable() {
    if (refusal != null) {
      throw new IllegalStateException(pages.fileName() + ": " + refusal);
    }
  }

  // ---- the whole

  @Override
  public long size() {
    return working.size();
  }

  @Override
  public int maxKeyBytes() {
    return pages.capacityBytes() / 8;
  }

  /** The levels of the tree: 1 if the root is a leaf. */
  public int height() {
    return working.level() + 1;
  }

  @Override
  public VerificationReport verify() {
    checkUsable();
    return new CowVerifier(working, options.maxEntriesPerPage(), free, listPages).verify();
  }

  /** Sizes and counts. */
  public CowStats stats() {
    return new CowStats(
        committed.commit(),
        free.pageCount(),
        free.reusableCount(),
        free.heldCount(),
        free.snapshotCount(),
        pages.pagesRead(),
        pages.pagesWritten());
  }

  /** For tests that break an invariant on purpose. */
  void replaceWorking(CowView view) {
    working = view;
  }

  FreePages free() {
    return free;
  }
}
