package dev.distlab.index.cow;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.page.StoreNames;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.hash.Checksum;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Nodes, values and lists in pages of a file. A page says which commit wrote it; a tree that comes
 * to a page of a later commit has met a page that has been reused under it, and says so.
 *
 * <pre>
 *   0            4         8              16      17   18        20
 *   | CRC-32C    | page id | commit       | kind  | 0  | count   | cells, one behind the other
 *   leaf cell    key length 2 | key | payload: length 2 | value, or ffff | first page 4 | length 4
 *   inner        first child 4, then key length 2 | key | child 4
 *   value, list  next page 4 | count of bytes or numbers 4 | they
 * </pre>
 *
 * <p>Reading is for any number of threads, if the disk is; writing for one.
 */
final class CowPages implements AutoCloseable {

  static final int HEADER_BYTES = 20;

  private static final int ID_OFFSET = 4;
  private static final int COMMIT_OFFSET = 8;
  private static final int KIND_OFFSET = 16;
  private static final int COUNT_OFFSET = 18;
  private static final int CHAIN_DATA_OFFSET = HEADER_BYTES + 2 * Integer.BYTES;
  private static final int KIND_VALUE = -1;
  private static final int KIND_LIST = -2;
  private static final int OVERFLOW_MARK = 0xffff;
  private static final int REFERENCE_BYTES = 2 + 2 * Integer.BYTES;

  private final DiskFile file;
  private final Checksum crc;
  private final int pageSizeBytes;
  private final AtomicLong pagesRead = new AtomicLong();
  private long pagesWritten;

  CowPages(Disk disk, DiskFile file, int pageSizeBytes) {
    this.file = file;
    this.crc = disk.crc32c();
    this.pageSizeBytes = pageSizeBytes;
  }

  /** The bytes of a page behind its header. */
  int capacityBytes() {
    return pageSizeBytes - HEADER_BYTES;
  }

  String fileName() {
    return file.name();
  }

  long pagesRead() {
    return pagesRead.get();
  }

  long pagesWritten() {
    return pagesWritten;
  }

  // ---- meta pages

  /**
   * Refuses a file whose pages are of another size.
   *
   * @throws IllegalArgumentException if they are; a damaged file is left to {@link #latest}
   */
  static void checkPageSize(Disk disk, DiskFile file, int expected) {
    byte[] start = new byte[CowMeta.PAGE_SIZE_OFFSET + Integer.BYTES];
    file.read(0, start, 0, start.length);
    int found = PageBytes.intAt(start, CowMeta.PAGE_SIZE_OFFSET);
    if (found != expected && CowOptions.isPageSize(found)) {
      byte[] page = new byte[found];
      file.read(0, page, 0, found);
      if (CowMeta.decode(page, disk.crc32c()) != null) {
        StoreNames.checkPageSize(found, expected, file.name());
      }
    }
  }

  /** The later of the two commits that the meta pages hold. */
  CowMeta latest() {
    CowMeta even = meta(0);
    CowMeta odd = meta(1);
    if (even == null && odd == null) {
      throw new CorruptFileException(fileName(), 0, "neither of the two meta pages is whole");
    }
    CowMeta latest = odd == null || even != null && even.commit() > odd.commit() ? even : odd;
    if (file.sizeBytes() < (long) latest.pageCount() * pageSizeBytes) {
      throw new CorruptFileException(
          fileName(),
          file.sizeBytes(),
          "the file ends here, but has " + latest.pageCount() + " pages");
    }
    return latest;
  }

  /** The commit in a meta page, null if it is not whole. */
  CowMeta meta(int page) {
    byte[] bytes = new byte[pageSizeBytes];
    file.read((long) page * pageSizeBytes, bytes, 0, pageSizeBytes);
    return CowMeta.decode(bytes, crc);
  }

  void writeMeta(CowMeta meta, int page) {
    byte[] bytes = meta.encode(pageSizeBytes, crc);
    file.write((long) page * pageSizeBytes, bytes, 0, bytes.length);
    pagesWritten++;
  }

  void sync() {
    file.sync();
  }

  // ---- nodes

  /** The node of a reference, as commit {@code commit} sees it. */
  CowNode node(CowRef ref, int level, long commit) {
    if (!ref.isOnDisk()) {
      return ref.node();
    }
    byte[] bytes = read(ref.page(), level, commit);
    try {
      return level == 0 ? leaf(bytes) : inner(bytes, level);
    } catch (IndexOutOfBoundsException malformed) {
      throw corrupt(ref.page(), "its cells do not fit: " + malformed.getMessage());
    }
  }

  private static CowNode leaf(byte[] bytes) {
    int count = PageBytes.shortAt(bytes, COUNT_OFFSET);
    byte[][] keys = new byte[count][];
    byte[][] payloads = new byte[count][];
    int at = HEADER_BYTES;
    for (int i = 0; i < count; i++) {
      keys[i] = key(bytes, at);
      at += 2 + keys[i].length;
      payloads[i] = copy(bytes, at, payloadBytes(bytes, at));
      at += payloads[i].length;
    }
    return new CowNode(0, keys, payloads, new CowRef[0]);
  }

  private static CowNode inner(byte[] bytes, int level) {
    int count = PageBytes.shortAt(bytes, COUNT_OFFSET);
    byte[][] keys = new byte[count][];
    CowRef[] children = new CowRef[count + 1];
    children[0] = CowRef.onPage(PageBytes.intAt(bytes, HEADER_BYTES));
    int at = HEADER_BYTES + Integer.BYTES;
    for (int i = 0; i < count; i++) {
      keys[i] = key(bytes, at);
      at += 2 + keys[i].length;
      children[i + 1] = CowRef.onPage(PageBytes.intAt(bytes, at));
      at += Integer.BYTES;
    }
    return new CowNode(level, keys, new byte[0][], children);
  }

  private static byte[] key(byte[] bytes, int at) {
    return copy(bytes, at + 2, PageBytes.shortAt(bytes, at));
  }

  private static byte[] copy(byte[] bytes, int from, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, from, copy, 0, length);
    return copy;
  }

  /**
   * Writes a node and all below it that have no page yet, children first; returns the number of its
   * page.
   *
   * @param take gives the number of a page that nobody uses
   */
  int write(CowRef ref, long commit, IntSupplier take) {
    if (ref.isOnDisk()) {
      return ref.page();
    }
    CowNode node = ref.node();
    byte[] bytes = new byte[pageSizeBytes];
    PageBytes.putShort(bytes, COUNT_OFFSET, node.count());
    int at = HEADER_BYTES;
    if (!node.isLeaf()) {
      PageBytes.putInt(bytes, at, write(node.children()[0], commit, take));
      at += Integer.BYTES;
    }
    for (int i = 0; i < node.count(); i++) {
      byte[] key = node.keys()[i];
      PageBytes.putShort(bytes, at, key.length);
      System.arraycopy(key, 0, bytes, at + 2, key.length);
      at += 2 + key.length;
      if (node.isLeaf()) {
        System.arraycopy(node.payloads()[i], 0, bytes, at, node.payloads()[i].length);
        at += node.payloads()[i].length;
      } else {
        PageBytes.putInt(bytes, at, write(node.children()[i + 1], commit, take));
        at += Integer.BYTES;
      }
    }
    int page = take.getAsInt();
    write(page, node.level(), commit, bytes);
    return page;
  }

  // ---- values

  /** How many bytes the payload at {@code at} takes. */
  private static int payloadBytes(byte[] bytes, int at) {
    int mark = PageBytes.shortAt(bytes, at);
    return mark == OVERFLOW_MARK ? REFERENCE_BYTES : 2 + mark;
  }

  /** What a leaf keeps for a value: the value, or, above a quarter of a page, where it stands. */
  byte[] payload(byte[] key, byte[] value, long commit, IntSupplier take) {
    if (2 + key.length + 2 + value.length <= capacityBytes() / 4) {
      byte[] payload = new byte[2 + value.length];
      PageBytes.putShort(payload, 0, value.length);
      System.arraycopy(value, 0, payload, 2, value.length);
      return payload;
    }
    int perPage = pageSizeBytes - CHAIN_DATA_OFFSET;
    int next = CowRef.NO_PAGE;
    for (int from = (value.length - 1) / perPage * perPage; from >= 0; from -= perPage) {
      byte[] bytes = new byte[pageSizeBytes];
      int length = Math.min(perPage, value.length - from);
      System.arraycopy(value, from, bytes, CHAIN_DATA_OFFSET, length);
      next = writeChain(KIND_VALUE, next, length, commit, take, bytes);
    }
    byte[] payload = new byte[REFERENCE_BYTES];
    PageBytes.putShort(payload, 0, OVERFLOW_MARK);
    PageBytes.putInt(payload, 2, next);
    PageBytes.putInt(payload, 2 + Integer.BYTES, value.length);
    return payload;
  }

  byte[] value(byte[] payload, long commit) {
    if (PageBytes.shortAt(payload, 0) != OVERFLOW_MARK) {
      return copy(payload, 2, payload.length - 2);
    }
    int first = PageBytes.intAt(payload, 2);
    int length = PageBytes.intAt(payload, 2 + Integer.BYTES);
    if (length < 1 || length > file.sizeBytes()) {
      throw corrupt(first, "a value of " + length + " bytes cannot stand in this file");
    }
    byte[] value = new byte[length];
    int filled = 0;
    for (int page = first; page != CowRef.NO_PAGE; ) {
      byte[] bytes = read(page, KIND_VALUE, commit);
      int part = chainCount(page, bytes, 1, length - filled);
      System.arraycopy(bytes, CHAIN_DATA_OFFSET, value, filled, part);
      filled += part;
      page = PageBytes.intAt(bytes, HEADER_BYTES);
    }
    checkWhole(first, length, filled);
    return value;
  }

  /** Adds the numbers of the pages in which the value of a payload stands. */
  void addValuePages(byte[] payload, long commit, List<Integer> pages) {
    if (PageBytes.shortAt(payload, 0) == OVERFLOW_MARK) {
      int first = PageBytes.intAt(payload, 2);
      int length = PageBytes.intAt(payload, 2 + Integer.BYTES);
      int found = 0;
      for (int page = first; page != CowRef.NO_PAGE; ) {
        byte[] bytes = read(page, KIND_VALUE, commit);
        found += chainCount(page, bytes, 1, length - found);
        pages.add(page);
        page = PageBytes.intAt(bytes, HEADER_BYTES);
      }
      checkWhole(first, length, found);
    }
  }

  private void checkWhole(int first, int length, int found) {
    if (found != length) {
      throw corrupt(first, "a value of " + length + " bytes ends after " + found);
    }
  }

  // ---- lists of numbers

  /** How many numbers a page of a list holds. */
  int numbersPerPage() {
    return (pageSizeBytes - CHAIN_DATA_OFFSET) / Integer.BYTES;
  }

  /** Writes a list into the given pages, which have room for it; returns the first. */
  int writeList(List<Integer> numbers, List<Integer> pages, long commit) {
    int next = CowRef.NO_PAGE;
    int perPage = numbersPerPage();
    for (int i = pages.size() - 1; i >= 0; i--) {
      byte[] bytes = new byte[pageSizeBytes];
      int from = Math.min(numbers.size(), i * perPage);
      int to = Math.min(numbers.size(), from + perPage);
      for (int j = from; j < to; j++) {
        PageBytes.putInt(bytes, CHAIN_DATA_OFFSET + (j - from) * Integer.BYTES, numbers.get(j));
      }
      int page = pages.get(i);
      next = writeChain(KIND_LIST, next, to - from, commit, () -> page, bytes);
    }
    return next;
  }

  /** Reads a list of {@code count} numbers, and notes the pages in which it stands. */
  void readList(CowMeta meta, List<Integer> numbers, List<Integer> pages) {
    for (int page = meta.freeList(); page != CowRef.NO_PAGE; ) {
      byte[] bytes = read(page, KIND_LIST, meta.commit());
      if (pages.size() > meta.pageCount()) {
        throw corrupt(page, "the list of free pages runs in a circle");
      }
      int count = chainCount(page, bytes, 0, meta.freeCount() - numbers.size());
      for (int i = 0; i < count; i++) {
        numbers.add(PageBytes.intAt(bytes, CHAIN_DATA_OFFSET + i * Integer.BYTES));
      }
      pages.add(page);
      page = PageBytes.intAt(bytes, HEADER_BYTES);
    }
    if (numbers.size() != meta.freeCount()) {
      throw corrupt(
          meta.freeList(),
          meta.freeCount() + " free pages are listed, of which " + numbers.size() + " are there");
    }
  }

  private int writeChain(
      int kind, int next, int count, long commit, IntSupplier take, byte[] bytes) {
    PageBytes.putInt(bytes, HEADER_BYTES, next);
    PageBytes.putInt(bytes, HEADER_BYTES + Integer.BYTES, count);
    int page = take.getAsInt();
    write(page, kind, commit, bytes);
    return page;
  }

  private int chainCount(int page, byte[] bytes, int least, int most) {
    int count = PageBytes.intAt(bytes, HEADER_BYTES + Integer.BYTES);
    if (count < least || count > most || count > pageSizeBytes - CHAIN_DATA_OFFSET) {
      throw corrupt(page, "page " + page + " claims " + count + " of " + most);
    }
    return count;
  }

  // ---- pages

  private void write(int page, int kind, long commit, byte[] bytes) {
    PageBytes.putInt(bytes, ID_OFFSET, page);
    PageBytes.putLong(bytes, COMMIT_OFFSET, commit);
    bytes[KIND_OFFSET] = (byte) kind;
    PageBytes.putInt(bytes, 0, crc.of(bytes, ID_OFFSET, pageSizeBytes - ID_OFFSET));
    file.write((long) page * pageSizeBytes, bytes, 0, pageSizeBytes);
    pagesWritten++;
  }

  private byte[] read(int page, int kind, long commit) {
    if (page < CowMeta.META_PAGES) {
      throw corrupt(Math.max(0, page), "a reference to page " + page);
    }
    byte[] bytes = new byte[pageSizeBytes];
    file.readFully((long) page * pageSizeBytes, bytes, 0, pageSizeBytes);
    pagesRead.incrementAndGet();
    int sum = crc.of(bytes, ID_OFFSET, pageSizeBytes - ID_OFFSET);
    if (PageBytes.intAt(bytes, 0) != sum || PageBytes.intAt(bytes, ID_OFFSET) != page) {
      throw corrupt(page, "page " + page + " has a wrong checksum, or is another page");
    }
    long writtenBy = PageBytes.longAt(bytes, COMMIT_OFFSET);
    if (writtenBy > commit) {
      throw corrupt(
          page, "page " + page + " of commit " + commit + " was reused by commit " + writtenBy);
    }
    if (bytes[KIND_OFFSET] != kind) {
      throw corrupt(page, "page " + page + " is of kind " + bytes[KIND_OFFSET] + ", not " + kind);
    }
    return bytes;
  }

  CorruptFileException corrupt(int page, String what) {
    return new CorruptFileException(fileName(), (long) page * pageSizeBytes, what);
  }

  @Override
  public void close() {
    file.close();
  }
}
