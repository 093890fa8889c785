package dev.distlab.index.page;

import java.util.function.IntConsumer;

/**
 * Values that are too large for a page of their structure, cut over a chain of pages.
 *
 * <pre>
 *   header ...  | 12 next page | 16 bytes in this page | 20 the bytes ...
 * </pre>
 *
 * For one thread. Each operation is O(pages of the value).
 */
public final class OverflowChain {

  private static final int NEXT_OFFSET = 12;
  private static final int LENGTH_OFFSET = 16;
  private static final int DATA_OFFSET = 20;

  private final Pager pager;
  private final int bytesPerPage;

  /** The chains of a file. */
  public OverflowChain(Pager pager) {
    this.pager = pager;
    this.bytesPerPage = pager.pageSizeBytes() - DATA_OFFSET;
  }

  /** How many pages a value of {@code length} bytes, at least one, takes. */
  int pages(int length) {
    return (length - 1) / bytesPerPage + 1;
  }

  /** Writes a value of at least one byte and returns the number of its first page. */
  public int write(byte[] value) {
    // Back to front, so that each page knows the next when it is written.
    int next = Pager.NO_PAGE;
    int last = pages(value.length) - 1;
    for (int part = last; part >= 0; part--) {
      int from = part * bytesPerPage;
      int length = Math.min(bytesPerPage, value.length - from);
      Page page = pager.allocate(PageType.OVERFLOW);
      PageBytes.putInt(page.bytes(), NEXT_OFFSET, next);
      PageBytes.putInt(page.bytes(), LENGTH_OFFSET, length);
      System.arraycopy(value, from, page.bytes(), DATA_OFFSET, length);
      next = page.id();
      pager.unpin(page);
    }
    return next;
  }

  /**
   * Reads a value of {@code length} bytes that begins in page {@code first}.
   *
   * @throws dev.distlab.kernel.disk.CorruptFileException if the chain is shorter or longer
   */
  public byte[] read(int first, int length) {
    checkLength(first, length);
    byte[] value = new byte[length];
    int filled = 0;
    for (int id = first; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.OVERFLOW);
      int part = partLength(page, length - filled);
      System.arraycopy(page.bytes(), DATA_OFFSET, value, filled, part);
      filled += part;
      id = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      pager.unpin(page);
    }
    checkWhole(first, length, filled);
    return value;
  }

  /** Gives the pages of a value back. */
  public void free(int first) {
    for (int id = first; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.OVERFLOW);
      id = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      pager.free(page);
    }
  }

  /** Shows the numbers of the pages of a value of {@code length} bytes, in order. */
  public void forEachPage(int first, int length, IntConsumer action) {
    checkLength(first, length);
    int seen = 0;
    for (int id = first; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.OVERFLOW);
      seen += partLength(page, length - seen);
      int next = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      pager.unpin(page);
      action.accept(id);
      id = next;
    }
    checkWhole(first, length, seen);
  }

  /** Before anything is allocated: a length that the file cannot hold is a fault of the file. */
  private void checkLength(int first, int length) {
    if (length < 1 || (long) pager.pageCount() * bytesPerPage < length) {
      throw pager.corrupt(first, "a value of " + length + " bytes cannot stand in this file");
    }
  }

  private void checkWhole(int first, int length, int found) {
    if (found != length) {
      throw pager.corrupt(first, "a value of " + length + " bytes ends after " + found);
    }
  }

  private int partLength(Page page, int rest) {
    int part = PageBytes.intAt(page.bytes(), LENGTH_OFFSET);
    if (part < 1 || part > bytesPerPage || part > rest) {
      int id = page.id();
      pager.unpin(page);
      throw pager.corrupt(id, "page " + id + " claims " + part + " of " + rest + " bytes");
    }
    return part;
  }
}
