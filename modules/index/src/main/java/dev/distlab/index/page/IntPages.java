package dev.distlab.index.page;

import java.util.function.IntConsumer;

/**
 * An array of numbers in a chain of directory pages: how a hash index keeps its directory. Read
 * once and written as a whole.
 *
 * <pre>
 *   header ...  | 12 next page | 16 numbers in this page | 20 the numbers ...
 * </pre>
 */
public final class IntPages {

  private static final int NEXT_OFFSET = 12;
  private static final int COUNT_OFFSET = 16;
  private static final int DATA_OFFSET = 20;

  private final Pager pager;
  private final int perPage;

  /** The arrays of a file. */
  public IntPages(Pager pager) {
    this.pager = pager;
    this.perPage = (pager.pageSizeBytes() - DATA_OFFSET) / Integer.BYTES;
  }

  /**
   * Writes {@code count} numbers over the chain that begins with {@code first}, which is lengthened
   * or cut as needed; {@link Pager#NO_PAGE} if there is none yet.
   *
   * @return the first page of the chain
   */
  public int save(int first, int[] numbers, int count) {
    int head = first == Pager.NO_PAGE ? newPage() : first;
    int id = head;
    int written = 0;
    while (true) {
      Page page = pager.pin(id, PageType.DIRECTORY);
      int part = Math.min(perPage, count - written);
      PageBytes.putInt(page.bytes(), COUNT_OFFSET, part);
      for (int i = 0; i < part; i++) {
        PageBytes.putInt(page.bytes(), DATA_OFFSET + i * Integer.BYTES, numbers[written + i]);
      }
      written += part;
      int next = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      if (written == count) {
        free(next);
        next = Pager.NO_PAGE;
      } else if (next == Pager.NO_PAGE) {
        next = newPage();
      }
      PageBytes.putInt(page.bytes(), NEXT_OFFSET, next);
      page.markDirty();
      pager.unpin(page);
      if (next == Pager.NO_PAGE) {
        return head;
      }
      id = next;
    }
  }

  private int newPage() {
    Page page = pager.allocate(PageType.DIRECTORY);
    int id = page.id();
    pager.unpin(page);
    return id;
  }

  private void free(int first) {
    for (int id = first; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.DIRECTORY);
      id = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      pager.free(page);
    }
  }

  /**
   * Reads the {@code count} numbers of the chain, at least one.
   *
   * @throws dev.distlab.kernel.disk.CorruptFileException if it has fewer or more
   */
  public int[] load(int first, int count) {
    if (count < 1 || count > (long) pager.pageCount() * perPage) {
      throw pager.corrupt(first, count + " numbers cannot stand in this file");
    }
    int[] numbers = new int[count];
    int filled = 0;
    for (int id = first; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.DIRECTORY);
      int part = PageBytes.intAt(page.bytes(), COUNT_OFFSET);
      boolean fits = part >= 1 && part <= perPage && part <= count - filled;
      for (int i = 0; fits && i < part; i++) {
        numbers[filled++] = PageBytes.intAt(page.bytes(), DATA_OFFSET + i * Integer.BYTES);
      }
      int next = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      pager.unpin(page);
      if (!fits) {
        throw pager.corrupt(id, "page " + id + " claims " + part + " of " + count + " numbers");
      }
      id = next;
    }
    if (filled != count) {
      throw pager.corrupt(first, "a directory of " + count + " numbers ends after " + filled);
    }
    return numbers;
  }

  /** Shows the pages of the chain. */
  public void forEachPage(int first, IntConsumer action) {
    for (int id = first; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.DIRECTORY);
      int next = PageBytes.intAt(page.bytes(), NEXT_OFFSET);
      pager.unpin(page);
      action.accept(id);
      id = next;
    }
  }
}
