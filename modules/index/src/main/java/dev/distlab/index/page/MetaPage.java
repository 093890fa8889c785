package dev.distlab.index.page;

import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;

/**
 * Page 0: what the file is, how many pages it has, which are free, where its structures begin.
 *
 * <pre>
 *   0    header of every page          24  1 if unchanged since the last sync, else 0
 *   12   "DLPG"                        28  page count
 *   16   format version                32  first free page     36  how many are free
 *   20   page size in bytes            40  the numbers of the structures
 * </pre>
 */
final class MetaPage {

  private static final int MAGIC = 'D' | 'L' << 8 | 'P' << 16 | 'G' << 24;
  private static final int VERSION = 1;
  private static final int MAGIC_OFFSET = 12;
  private static final int VERSION_OFFSET = 16;
  private static final int PAGE_SIZE_OFFSET = 20;
  private static final int CLEAN_OFFSET = 24;
  private static final int PAGE_COUNT_OFFSET = 28;
  private static final int FREE_HEAD_OFFSET = 32;
  private static final int FREE_COUNT_OFFSET = 36;
  private static final int STATES_OFFSET = 40;

  private final PageFile file;
  private final byte[] bytes;
  private final StructureState[] states = new StructureState[StructureState.SLOTS];
  private boolean markedClean = true;
  private int writtenPageCount;

  int pageCount = 1;
  int freeHead = Pager.NO_PAGE;
  int freeCount;

  private MetaPage(PageFile file) {
    this.file = file;
    this.bytes = new byte[file.pageSizeBytes()];
    for (int i = 0; i < states.length; i++) {
      states[i] = new StructureState();
    }
  }

  static MetaPage empty(PageFile file) {
    return new MetaPage(file);
  }

  /** The page size that a file says it has: the one thing to know before a page can be read. */
  static int pageSizeOf(DiskFile file) {
    byte[] start = new byte[PAGE_SIZE_OFFSET + Integer.BYTES];
    file.readFully(0, start, 0, start.length);
    if (PageBytes.intAt(start, MAGIC_OFFSET) != MAGIC) {
      throw new CorruptFileException(file.name(), MAGIC_OFFSET, "this is not a page file");
    }
    int version = PageBytes.intAt(start, VERSION_OFFSET);
    if (version != VERSION) {
      throw new CorruptFileException(
          file.name(), VERSION_OFFSET, "format version " + version + ", known is " + VERSION);
    }
    int pageSizeBytes = PageBytes.intAt(start, PAGE_SIZE_OFFSET);
    if (!PagerOptions.isPageSize(pageSizeBytes)) {
      throw new CorruptFileException(
          file.name(),
          PAGE_SIZE_OFFSET,
          "page size " + pageSizeBytes + " is not a power of two in 256..32768");
    }
    return pageSizeBytes;
  }

  static MetaPage read(PageFile file) {
    MetaPage meta = new MetaPage(file);
    file.read(0, meta.bytes);
    if (PageBytes.intAt(meta.bytes, CLEAN_OFFSET) != 1) {
      throw new CorruptFileException(
          file.name(), CLEAN_OFFSET, "the file was being changed and not synced afterwards");
    }
    meta.pageCount = PageBytes.intAt(meta.bytes, PAGE_COUNT_OFFSET);
    meta.freeHead = PageBytes.intAt(meta.bytes, FREE_HEAD_OFFSET);
    meta.freeCount = PageBytes.intAt(meta.bytes, FREE_COUNT_OFFSET);
    if (file.sizeBytes() < file.offsetOf(meta.pageCount)) {
      throw new CorruptFileException(
          file.name(),
          file.sizeBytes(),
          "the file ends here, but has " + meta.pageCount + " pages of " + file.pageSizeBytes());
    }
    for (int i = 0; i < meta.states.length; i++) {
      meta.states[i].read(meta.bytes, STATES_OFFSET + i * StructureState.BYTES);
    }
    meta.writtenPageCount = meta.pageCount;
    return meta;
  }

  StructureState state(int slot) {
    if (slot < 0 || slot >= states.length) {
      throw new IllegalArgumentException(
          "structure slot " + slot + ": allowed 0.." + (states.length - 1));
    }
    return states[slot];
  }

  /** Whether the page on the disk says that the file is clean. */
  boolean isMarkedClean() {
    return markedClean;
  }

  /** Whether what is here is what is on the disk. */
  boolean isClean() {
    for (StructureState state : states) {
      if (state.isDirty()) {
        return false;
      }
    }
    return markedClean && writtenPageCount == pageCount;
  }

  /** Writes the page; while the file is in change, only the mark counts. */
  void write(boolean clean) {
    bytes[Page.TYPE_OFFSET] = PageType.META.code();
    PageBytes.putInt(bytes, MAGIC_OFFSET, MAGIC);
    PageBytes.putInt(bytes, VERSION_OFFSET, VERSION);
    PageBytes.putInt(bytes, PAGE_SIZE_OFFSET, file.pageSizeBytes());
    PageBytes.putInt(bytes, CLEAN_OFFSET, clean ? 1 : 0);
    PageBytes.putInt(bytes, PAGE_COUNT_OFFSET, pageCount);
    PageBytes.putInt(bytes, FREE_HEAD_OFFSET, freeHead);
    PageBytes.putInt(bytes, FREE_COUNT_OFFSET, freeCount);
    for (int i = 0; i < states.length; i++) {
      states[i].write(bytes, STATES_OFFSET + i * StructureState.BYTES);
    }
    file.write(0, bytes);
    markedClean = clean;
    writtenPageCount = pageCount;
  }
}
