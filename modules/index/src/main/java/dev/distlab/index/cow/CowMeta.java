package dev.distlab.index.cow;

import dev.distlab.index.page.PageBytes;
import dev.distlab.kernel.hash.Checksum;

/**
 * A commit in one page: where the tree of that moment begins. Pages 0 and 1 of the file hold the
 * last two of them, the one with an even number in page 0.
 *
 * <pre>
 *   0   CRC of the rest of the page      24  root page         40  page count
 *   4   "DLCW"       8  version          28  level of the root 44  first page of the free list
 *   12  page size    16 commit, 8 bytes  32  entries, 8 bytes  48  pages on the free list
 *                                                            52  most entries of a page, 0: no limit
 * </pre>
 *
 * @param commit the number of the commit, from 0
 * @param root the page of the root, {@link CowRef#NO_PAGE} for an empty tree
 * @param level the level of the root, 0 for a leaf
 * @param size how many entries
 * @param pageCount pages in the file
 * @param freeList the first page of the list of free pages
 * @param freeCount how many pages are on it
 * @param maxEntriesPerPage {@link CowOptions#maxEntriesPerPage} when the file was made
 */
record CowMeta(
    long commit,
    int root,
    int level,
    long size,
    int pageCount,
    int freeList,
    int freeCount,
    int maxEntriesPerPage) {

  static final int META_PAGES = 2;
  static final int PAGE_SIZE_OFFSET = 12;
  static final int MAGIC_OFFSET = 4;
  static final int MAGIC = 'D' | 'L' << 8 | 'C' << 16 | 'W' << 24;

  private static final int VERSION = 2;

  static CowMeta empty(int maxEntriesPerPage) {
    return new CowMeta(0, CowRef.NO_PAGE, 0, 0, META_PAGES, CowRef.NO_PAGE, 0, maxEntriesPerPage);
  }

  byte[] encode(int pageSizeBytes, Checksum crc) {
    byte[] page = new byte[pageSizeBytes];
    PageBytes.putInt(page, MAGIC_OFFSET, MAGIC);
    PageBytes.putInt(page, 8, VERSION);
    PageBytes.putInt(page, PAGE_SIZE_OFFSET, pageSizeBytes);
    PageBytes.putLong(page, 16, commit);
    PageBytes.putInt(page, 24, root);
    PageBytes.putInt(page, 28, level);
    PageBytes.putLong(page, 32, size);
    PageBytes.putInt(page, 40, pageCount);
    PageBytes.putInt(page, 44, freeList);
    PageBytes.putInt(page, 48, freeCount);
    PageBytes.putInt(page, 52, maxEntriesPerPage);
    PageBytes.putInt(page, 0, crc.of(page, MAGIC_OFFSET, pageSizeBytes - MAGIC_OFFSET));
    return page;
  }

  /** The commit that a page holds; null if the page is not whole. */
  static CowMeta decode(byte[] page, Checksum crc) {
    boolean whole =
        PageBytes.intAt(page, MAGIC_OFFSET) == MAGIC
            && PageBytes.intAt(page, 8) == VERSION
            && PageBytes.intAt(page, PAGE_SIZE_OFFSET) == page.length
            && PageBytes.intAt(page, 0) == crc.of(page, MAGIC_OFFSET, page.length - MAGIC_OFFSET);
    if (!whole) {
      return null;
    }
    return new CowMeta(
        PageBytes.longAt(page, 16),
        PageBytes.intAt(page, 24),
        PageBytes.intAt(page, 28),
        PageBytes.longAt(page, 32),
        PageBytes.intAt(page, 40),
        PageBytes.intAt(page, 44),
        PageBytes.intAt(page, 48),
        PageBytes.intAt(page, 52));
  }
}
