package dev.distlab.index.page;

import dev.distlab.kernel.Invariant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The pages of a file that are in memory: at most {@code poolPages}, each in its frame.
 *
 * <p>The page table is an array, from page number to frame: page numbers are dense, so 4 bytes for
 * each page of the file are cheaper and faster than a hash table of the pages in the pool.
 */
final class BufferPool {

  private final PageFile file;
  private final ReplacementPolicy replacement;
  private final Consumer<Page> writeBack;

  private final Page[] frames;
  private int frameCount;

  /** Frame + 1 of each page, 0 for a page that is not in the pool. */
  private int[] framePlusOne = new int[64];

  private long pins;
  private long misses;
  private long evictions;

  /**
   * @param writeBack writes a dirty page to the disk
   */
  BufferPool(PageFile file, PagerOptions options, Consumer<Page> writeBack) {
    this.file = file;
    this.replacement = options.replacement().policy(options.poolPages());
    this.writeBack = writeBack;
    this.frames = new Page[options.poolPages()];
  }

  /** The page, read from the disk if need be, with one pin more. */
  Page pin(int id) {
    pins++;
    int slot = id < framePlusOne.length ? framePlusOne[id] : 0;
    Page page = slot != 0 ? frames[slot - 1] : load(id);
    page.pins++;
    replacement.used(page.frame);
    return page;
  }

  /** A page of zeros under this number, with one pin; the disk is not asked for its old content. */
  Page pinNew(int id) {
    Page page = id < framePlusOne.length && framePlusOne[id] != 0 ? cached(id) : frameFor(id);
    Arrays.fill(page.bytes(), (byte) 0);
    page.pins++;
    replacement.used(page.frame);
    return page;
  }

  private Page cached(int id) {
    return frames[framePlusOne[id] - 1];
  }

  private Page load(int id) {
    misses++;
    Page page = frameFor(id);
    try {
      file.read(id, page.bytes());
    } catch (RuntimeException failure) {
      forget(page);
      throw failure;
    }
    return page;
  }

  /** A clean frame that stands for this page, its bytes still those of whatever was there. */
  private Page frameFor(int id) {
    Page page = frameCount < frames.length ? newFrame() : evict();
    if (id >= framePlusOne.length) {
      framePlusOne = Arrays.copyOf(framePlusOne, Math.max(id + 1, framePlusOne.length * 2));
    }
    page.id = id;
    page.dirty = false;
    framePlusOne[id] = page.frame + 1;
    return page;
  }

  private Page newFrame() {
    Page page = new Page(frameCount, file.pageSizeBytes());
    frames[frameCount++] = page;
    return page;
  }

  private Page evict() {
    int frame = replacement.victim(frames, frameCount);
    if (frame < 0) {
      throw new PoolExhaustedException(file.name(), frames.length);
    }
    Page page = frames[frame];
    if (page.dirty) {
      writeBack.accept(page);
    }
    if (page.id >= 0) {
      evictions++;
    }
    forget(page);
    return page;
  }

  private void forget(Page page) {
    if (page.id >= 0) {
      framePlusOne[page.id] = 0;
    }
    page.id = -1;
  }

  /** Writes all dirty pages, in the order of the file. */
  void writeBackAll() {
    Page[] dirty = new Page[frameCount];
    int count = 0;
    for (int i = 0; i < frameCount; i++) {
      if (frames[i].dirty) {
        dirty[count++] = frames[i];
      }
    }
    Arrays.sort(dirty, 0, count, (a, b) -> Integer.compare(a.id, b.id));
    for (int i = 0; i < count; i++) {
      writeBack.accept(dirty[i]);
    }
  }

  /** Drops every page that is not pinned; dirty ones are written first. */
  void dropUnpinned() {
    writeBackAll();
    for (int i = 0; i < frameCount; i++) {
      if (frames[i].pins == 0) {
        forget(frames[i]);
      }
    }
  }

  /** I2: frames and page table say the same. O(pages of the file). */
  void checkInvariants() {
    int mapped = 0;
    for (int id = 0; id < framePlusOne.length; id++) {
      if (framePlusOne[id] != 0) {
        mapped++;
        int found = frames[framePlusOne[id] - 1].id;
        Invariant.check(found == id, "I2: the frame of page %d holds page %d", id, found);
      }
    }
    int held = 0;
    for (int i = 0; i < frameCount; i++) {
      held += frames[i].id >= 0 ? 1 : 0;
    }
    Invariant.check(held == mapped, "I2: %d frames hold pages, %d are known", held, mapped);
  }

  boolean hasDirtyPages() {
    for (int i = 0; i < frameCount; i++) {
      if (frames[i].dirty) {
        return true;
      }
    }
    return false;
  }

  int pinnedPages() {
    int pinned = 0;
    for (int i = 0; i < frameCount; i++) {
      pinned += frames[i].pins > 0 ? 1 : 0;
    }
    return pinned;
  }

  long pins() {
    return pins;
  }

  long misses() {
    return misses;
  }

  long evictions() {
    return evictions;
  }
}
