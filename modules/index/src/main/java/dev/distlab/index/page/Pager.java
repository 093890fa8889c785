package dev.distlab.index.page;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;

/**
 * A file of pages with a buffer pool: pages are pinned, changed in memory, unpinned, and reach the
 * disk when they are evicted or at {@link #sync()}.
 *
 * <p>Page 0 describes the file; pages are taken into use with {@link #allocate} and given back with
 * {@link #free}. A file is as it was at the last {@code sync}, or it is refused: before the first
 * page is written after a {@code sync}, page 0 is marked as <em>in change</em>, and a file that is
 * opened in this state throws {@link CorruptFileException}. (To survive a crash in the midst of a
 * change takes a write-ahead log or copy-on-write.)
 *
 * <p>For one thread. After {@link #close()} or {@link #poison} no page can be pinned, taken, given
 * back or written: {@link IllegalStateException}. What was counted can still be asked for.
 *
 * <p>Source: J. Gray and A. Reuter, "Transaction Processing", 1993, chapter 13; W. Effelsberg and
 * T. Haerder, "Principles of database buffer management", ACM TODS 9(4), 1984.
 */
public final class Pager implements AutoCloseable {

  /** The number that stands for "no page": page 0 is never anybody's. */
  public static final int NO_PAGE = 0;

  private static final int NEXT_FREE_OFFSET = 12;

  private final PageFile file;
  private final BufferPool pool;
  private final MetaPage meta;

  private long pageWrites;
  private long allocations;
  private long frees;
  private String refusal;

  private Pager(PageFile file, MetaPage meta, PagerOptions options) {
    this.file = file;
    this.meta = meta;
    this.pool = new BufferPool(file, options, this::writeBack);
  }

  /**
   * Opens a page file, or creates it if there is none of that name.
   *
   * @throws CorruptFileException if the file is damaged, cut short, or was not synced after its
   *     last change
   * @throws IllegalArgumentException if the file has pages of another size than {@code options}, or
   *     {@code name} cannot be that of a page file ({@link StoreNames#draftOf})
   */
  public static Pager open(Disk disk, String name, PagerOptions options) {
    String draft = StoreNames.draftOf(name);
    if (!disk.exists(name)) {
      create(disk, name, draft, options.pageSizeBytes());
    }
    DiskFile opened = disk.open(name);
    try {
      int pageSizeBytes = MetaPage.pageSizeOf(opened);
      StoreNames.checkPageSize(pageSizeBytes, options.pageSizeBytes(), name);
      PageFile file = new PageFile(disk, opened, pageSizeBytes);
      return new Pager(file, MetaPage.read(file), options);
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /** Written under another name first: a file of this name is complete. */
  private static void create(Disk disk, String name, String draft, int pageSizeBytes) {
    if (disk.exists(draft)) {
      disk.delete(draft);
    }
    try (PageFile file = new PageFile(disk, disk.create(draft), pageSizeBytes)) {
      MetaPage.empty(file).write(true);
      file.sync();
    }
    disk.rename(draft, name);
    disk.syncDirectory();
  }

  /**
   * The page with number {@code id}, read from the disk if it is not in the pool. Each pin needs an
   * {@link #unpin}. O(1) and at most one read and one write.
   *
   * @throws CorruptFileException if there is no such page, or it is damaged on the disk
   * @throws PoolExhaustedException if every frame is pinned
   */
  public Page pin(int id) {
    checkUsable();
    if (id <= 0 || id >= meta.pageCount) {
      throw new CorruptFileException(
          file.name(), file.offsetOf(id), "page " + id + " of a file of " + meta.pageCount);
    }
    return pool.pin(id);
  }

  /**
   * The page, which has to be of that type.
   *
   * @throws CorruptFileException if it is not, or as {@link #pin(int)}
   */
  public Page pin(int id, PageType type) {
    Page page = pin(id);
    if (page.bytes()[Page.TYPE_OFFSET] != type.code()) {
      PageType found = page.type();
      unpin(page);
      throw corrupt(id, "page " + id + " is " + found + ", not " + type);
    }
    return page;
  }

  /** Gives back one pin; the page may leave the pool when it has none left. */
  public void unpin(Page page) {
    Invariant.check(page.pins > 0, "I3: page %d unpinned more often than pinned", page.id);
    page.pins--;
  }

  /**
   * Takes a page into use: zeros but for its header, dirty and pinned once. A freed page if there
   * is one, else one more at the end of the file.
   */
  public Page allocate(PageType type) {
    checkUsable();
    Page page = meta.freeHead == NO_PAGE ? atTheEnd() : fromFreeList();
    page.setType(type);
    page.markDirty();
    allocations++;
    return page;
  }

  /** The page counts only when it has a frame: a file must not claim pages that nobody writes. */
  private Page atTheEnd() {
    if (meta.pageCount == Integer.MAX_VALUE) {
      throw new IllegalStateException(file.name() + " holds the most pages that a file can have");
    }
    Page page = pool.pinNew(meta.pageCount);
    meta.pageCount++;
    return page;
  }

  private Page fromFreeList() {
    int id = meta.freeHead;
    Page page = pin(id, PageType.FREE);
    meta.freeHead = PageBytes.intAt(page.bytes(), NEXT_FREE_OFFSET);
    meta.freeCount--;
    unpin(page);
    return pool.pinNew(id);
  }

  /** Gives a page back that is pinned once, and not free yet; this unpins it. */
  public void free(Page page) {
    checkUsable();
    Invariant.check(page.pins == 1, "I3: page %d freed with %d pins", page.id, page.pins);
    boolean isFree = page.bytes()[Page.TYPE_OFFSET] == PageType.FREE.code();
    Invariant.check(!isFree, "I5: page %d is free already", page.id);
    frees++;
    page.setType(PageType.FREE);
    PageBytes.putInt(page.bytes(), NEXT_FREE_OFFSET, meta.freeHead);
    page.markDirty();
    meta.freeHead = page.id;
    meta.freeCount++;
    unpin(page);
  }

  /** The numbers of structure {@code slot}, 0 to {@link StructureState#SLOTS} - 1. */
  public StructureState state(int slot) {
    return meta.state(slot);
  }

  /**
   * Writes all changed pages and makes them durable; does nothing if nothing has changed. A sync
   * that fails {@linkplain #poison poisons} the pager: what is on the disk is not known then.
   */
  public void sync() {
    checkUsable();
    if (meta.isClean() && !pool.hasDirtyPages()) {
      return;
    }
    try {
      pool.writeBackAll();
      markInChange();
      file.sync();
      meta.write(true);
      file.sync();
    } catch (RuntimeException | Error failure) {
      poison(failure);
      throw failure;
    }
  }

  private void writeBack(Page page) {
    markInChange();
    file.write(page.id, page.bytes());
    page.dirty = false;
    pageWrites++;
  }

  private void markInChange() {
    if (meta.isMarkedClean()) {
      meta.write(false);
      file.sync();
    }
  }

  /** Writes what is dirty and empties the pool, so that the next reads are cold. */
  public void dropCache() {
    checkUsable();
    pool.dropUnpinned();
  }

  /**
   * Refuses all further work: an operation has failed half-way, and what is in the pool is neither
   * the state before nor after it. The file is left marked as in change.
   */
  public void poison(Throwable reason) {
    if (refusal == null) {
      refusal = "an operation failed half-way: " + reason.getMessage();
    }
  }

  /** Syncs, unless an operation has failed, and closes the file. Closing again does nothing. */
  @Override
  public void close() {
    if ("closed".equals(refusal)) {
      return;
    }
    try {
      if (refusal == null) {
        Invariant.check(
            pool.pinnedPages() == 0, "I3: %d pages still pinned at close", pool.pinnedPages());
        sync();
      }
    } finally {
      refusal = "closed";
      file.close();
    }
  }

  /** Whether the pager is neither closed nor poisoned. */
  public boolean isUsable() {
    return refusal == null;
  }

  private void checkUsable() {
    if (refusal != null) {
      throw new IllegalStateException(file.name() + ": " + refusal);
    }
  }

  /** The name of the file. */
  public String fileName() {
    return file.name();
  }

  /** The size of a page in bytes. */
  public int pageSizeBytes() {
    return file.pageSizeBytes();
  }

  /** How many pages the file has, used or free, page 0 included. */
  public int pageCount() {
    return meta.pageCount;
  }

  /** How many pages are on the free list. */
  public int freePages() {
    return meta.freeCount;
  }

  /** How many pages are pinned; 0 between the operations of a structure. */
  public int pinnedPages() {
    return pool.pinnedPages();
  }

  /** Throws if the page table and the frames disagree. O(pages of the file). */
  public void checkInvariants() {
    pool.checkInvariants();
  }

  /** What was done since this pager was opened. */
  public PageStats stats() {
    return new PageStats(
        pool.pins(), pool.misses(), pageWrites, pool.evictions(), allocations, frees);
  }

  /** The error for a fault in a page, for the structures that find one. */
  public CorruptFileException corrupt(int id, String what) {
    return file.corrupt(id, what);
  }

  /** The number of the free page behind this one, {@link #NO_PAGE} behind the last. */
  int nextFree(int id) {
    Page page = pin(id, PageType.FREE);
    int next = PageBytes.intAt(page.bytes(), NEXT_FREE_OFFSET);
    unpin(page);
    return next;
  }

  int freeHead() {
    return meta.freeHead;
  }
}
