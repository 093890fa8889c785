package dev.distlab.index.btree;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.page.ValueEncoding;
import dev.distlab.kernel.Invariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The slotted page of a B+tree: how keys of any length stand in order in a fixed number of bytes.
 *
 * <pre>
 *   0          32                                                                        page end
 *   | header    | slot 0 | slot 1 | slot 2 |--->   free   <---| cell 1 | cell 0 | cell 2 | fences |
 *                  |                                                       ^
 *                  +--- offset 2 | key length 2 | head 4 ------------------+
 *
 *   cell    key without the page's prefix | payload: value (leaf) or child page (inner)
 *   head    the first four bytes of the cell's key as a number
 *   fences  low | high: low &lt;= every key below this page &lt; high; no high in the last page of a level
 * </pre>
 *
 * <p>Slots are in key order, cells are not: an insert moves 8 bytes a slot and no key. All keys of
 * the page begin with what its fences have in common, so that prefix is kept once, in the fences.
 * The head decides most comparisons inside the slot array, without a look at the cell, which would
 * be another cache line ("poor man's normalized key": G. Graefe and P. Larson, "B-tree indexes and
 * CPU caches", ICDE 2001).
 *
 * <p>Functions on the bytes of a page; they keep no state and check nothing but space.
 */
final class TreePage {

  static final int HEADER_BYTES = 32;
  static final int SLOT_BYTES = 8;

  private static final int LEVEL = 9;
  private static final int COUNT = 10;
  private static final int HEAP_START = 12;
  private static final int DEAD_BYTES = 14;
  private static final int PREFIX_BYTES = 16;
  private static final int LOW_BYTES = 18;
  private static final int HIGH_BYTES = 20;
  private static final int LEFT = 24;
  private static final int RIGHT = 28;
  private static final int NO_HIGH = 0xffff;
  private static final int CACHE_LINE_BYTES = 64;

  private TreePage() {}

  // ---- making a page

  /** Makes the page empty, between these fences; keeps {@link #left} and {@link #right}. */
  static void clear(byte[] page, int level, byte[] low, byte[] high) {
    page[LEVEL] = (byte) level;
    int heap = page.length - low.length;
    System.arraycopy(low, 0, page, heap, low.length);
    if (high != null) {
      heap -= high.length;
      System.arraycopy(high, 0, page, heap, high.length);
    }
    PageBytes.putShort(page, COUNT, 0);
    PageBytes.putShort(page, HEAP_START, heap);
    PageBytes.putShort(page, DEAD_BYTES, 0);
    PageBytes.putShort(page, PREFIX_BYTES, Separators.prefixBytes(low, high));
    PageBytes.putShort(page, LOW_BYTES, low.length);
    PageBytes.putShort(page, HIGH_BYTES, high == null ? NO_HIGH : high.length);
  }

  /** Makes the page hold just these cells, which must fit. */
  static void fill(byte[] page, PagePlan plan) {
    clear(page, plan.level(), plan.low(), plan.high());
    for (Cell cell : plan.cells()) {
      boolean fits = insert(page, count(page), cell.key(), cell.payload());
      Invariant.check(fits, "I2: %d entries do not fit the page", plan.count());
    }
  }

  // ---- finding a key

  /** The slot of {@code key}, or -1 - i if it is not there and would become slot i. */
  static int find(byte[] page, byte[] key) {
    int prefix = PageBytes.shortAt(page, PREFIX_BYTES);
    int head = headOf(key, prefix);
    int low = 0;
    int high = PageBytes.shortAt(page, COUNT) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = headAt(page, middle) + Integer.MIN_VALUE;
      order = Integer.compare(order, head + Integer.MIN_VALUE);
      if (order == 0) {
        order = compareSuffix(page, middle, key, prefix);
      }
      if (order < 0) {
        low = middle + 1;
      } else if (order > 0) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1 - low;
  }

  /** Which child of an inner page has the keys around {@code key}: the one right of an equal. */
  static int childIndex(byte[] page, byte[] key) {
    int slot = find(page, key);
    return slot >= 0 ? slot + 1 : -1 - slot;
  }

  private static int headAt(byte[] page, int slot) {
    return PageBytes.intAt(page, HEADER_BYTES + slot * SLOT_BYTES + 4);
  }

  /** Four bytes of {@code key} behind {@code from}, the first highest, zeros where it ends. */
  private static int headOf(byte[] key, int from) {
    if (key.length - from >= 4) {
      return key[from] << 24
          | (key[from + 1] & 0xff) << 16
          | (key[from + 2] & 0xff) << 8
          | (key[from + 3] & 0xff);
    }
    int head = 0;
    for (int i = 0; i < 4; i++) {
      head = head << 8 | (from + i < key.length ? key[from + i] & 0xff : 0);
    }
    return head;
  }

  private static int compareSuffix(byte[] page, int slot, byte[] key, int prefix) {
    int offset = cellOffset(page, slot);
    int end = offset + suffixBytes(page, slot);
    return PageBytes.compare(page, offset, end, key, Math.min(prefix, key.length), key.length);
  }

  // ---- reading

  static int level(byte[] page) {
    return page[LEVEL];
  }

  static boolean isLeaf(byte[] page) {
    return page[LEVEL] == 0;
  }

  static int count(byte[] page) {
    return PageBytes.shortAt(page, COUNT);
  }

  /** Leaf: the leaf before this one. Inner page: its leftmost child. */
  static int left(byte[] page) {
    return PageBytes.intAt(page, LEFT);
  }

  static void setLeft(byte[] page, int id) {
    PageBytes.putInt(page, LEFT, id);
  }

  /** Leaf: the leaf behind this one. */
  static int right(byte[] page) {
    return PageBytes.intAt(page, RIGHT);
  }

  static void setRight(byte[] page, int id) {
    PageBytes.putInt(page, RIGHT, id);
  }

  /** Child {@code index} of an inner page, 0 to {@link #count}. */
  static int child(byte[] page, int index) {
    return index == 0 ? left(page) : PageBytes.intAt(page, payloadOffset(page, index - 1));
  }

  static byte[] low(byte[] page) {
    int length = PageBytes.shortAt(page, LOW_BYTES);
    return Arrays.copyOfRange(page, page.length - length, page.length);
  }

  /** The upper fence, null if there is none. */
  static byte[] high(byte[] page) {
    int length = PageBytes.shortAt(page, HIGH_BYTES);
    if (length == NO_HIGH) {
      return null;
    }
    int end = page.length - PageBytes.shortAt(page, LOW_BYTES);
    return Arrays.copyOfRange(page, end - length, end);
  }

  /** Whether this is the last page of its level. */
  static boolean isLast(byte[] page) {
    return PageBytes.shortAt(page, HIGH_BYTES) == NO_HIGH;
  }

  /** The whole key of a slot. */
  static byte[] key(byte[] page, int slot) {
    return key(page, slot, null);
  }

  /** The whole key of a slot, written into {@code used} if that is as long, else into a new one. */
  static byte[] key(byte[] page, int slot, byte[] used) {
    int prefix = PageBytes.shortAt(page, PREFIX_BYTES);
    int suffix = suffixBytes(page, slot);
    int length = prefix + suffix;
    byte[] key = used != null && used.length == length ? used : new byte[length];
    int lowStart = page.length - PageBytes.shortAt(page, LOW_BYTES);
    System.arraycopy(page, lowStart, key, 0, prefix);
    System.arraycopy(page, cellOffset(page, slot), key, prefix, suffix);
    return key;
  }

  /** The sum of one byte of each cache line of the cells, in four streams side by side. */
  static int sumOfLines(byte[] page) {
    int start = PageBytes.shortAt(page, HEAP_START);
    int quarter = page.length - start >>> 2;
    int sum = 0;
    for (int i = start; i < start + quarter; i += CACHE_LINE_BYTES) {
      sum += page[i] + page[i + quarter] + page[i + 2 * quarter] + page[i + 3 * quarter];
    }
    return sum;
  }

  /** Where the payload of a slot begins. */
  static int payloadOffset(byte[] page, int slot) {
    return cellOffset(page, slot) + suffixBytes(page, slot);
  }

  static int payloadBytes(byte[] page, int slot) {
    if (!isLeaf(page)) {
      return Integer.BYTES;
    }
    return ValueEncoding.payloadBytes(page, payloadOffset(page, slot));
  }

  static Cell cell(byte[] page, int slot) {
    int offset = payloadOffset(page, slot);
    int end = offset + payloadBytes(page, slot);
    return new Cell(key(page, slot), Arrays.copyOfRange(page, offset, end));
  }

  /** All entries, in order, as a list that may be changed. */
  static List<Cell> cells(byte[] page) {
    int count = count(page);
    List<Cell> cells = new ArrayList<>(count + 1);
    for (int slot = 0; slot < count; slot++) {
      cells.add(cell(page, slot));
    }
    return cells;
  }

  /** The bytes in use behind the header: fences, slots and living cells. */
  static int usedBytes(byte[] page) {
    return page.length - HEADER_BYTES - freeBytes(page);
  }

  /** The bytes that would be in use if the keys stood there whole, without their prefix apart. */
  static int plainBytes(byte[] page) {
    return usedBytes(page) + count(page) * PageBytes.shortAt(page, PREFIX_BYTES);
  }

  /** The bytes that can still be given to slots and cells. */
  static int freeBytes(byte[] page) {
    return contiguousBytes(page) + PageBytes.shortAt(page, DEAD_BYTES);
  }

  private static int contiguousBytes(byte[] page) {
    return PageBytes.shortAt(page, HEAP_START) - HEADER_BYTES - count(page) * SLOT_BYTES;
  }

  private static int cellOffset(byte[] page, int slot) {
    return PageBytes.shortAt(page, HEADER_BYTES + slot * SLOT_BYTES);
  }

  private static int suffixBytes(byte[] page, int slot) {
    return PageBytes.shortAt(page, HEADER_BYTES + slot * SLOT_BYTES + 2);
  }

  // ---- changing

  /** The bytes that an entry with this key takes in this page. */
  static int bytesFor(byte[] page, byte[] key, int payloadBytes) {
    return SLOT_BYTES + key.length - PageBytes.shortAt(page, PREFIX_BYTES) + payloadBytes;
  }

  /** Puts an entry before slot {@code slot}; false, and nothing changed, if there is no room. */
  static boolean insert(byte[] page, int slot, byte[] key, byte[] payload) {
    int needed = bytesFor(page, key, payload.length);
    if (needed > contiguousBytes(page)) {
      if (needed > freeBytes(page)) {
        return false;
      }
      compact(page);
    }
    int prefix = PageBytes.shortAt(page, PREFIX_BYTES);
    int suffix = key.length - prefix;
    int offset = PageBytes.shortAt(page, HEAP_START) - suffix - payload.length;
    System.arraycopy(key, prefix, page, offset, suffix);
    System.arraycopy(payload, 0, page, offset + suffix, payload.length);
    PageBytes.putShort(page, HEAP_START, offset);

    int count = count(page);
    int at = HEADER_BYTES + slot * SLOT_BYTES;
    System.arraycopy(page, at, page, at + SLOT_BYTES, (count - slot) * SLOT_BYTES);
    PageBytes.putShort(page, at, offset);
    PageBytes.putShort(page, at + 2, suffix);
    PageBytes.putInt(page, at + 4, headOf(key, prefix));
    PageBytes.putShort(page, COUNT, count + 1);
    return true;
  }

  /** Removes slot {@code slot} and its cell. */
  static void remove(byte[] page, int slot) {
    int offset = cellOffset(page, slot);
    int bytes = suffixBytes(page, slot) + payloadBytes(page, slot);
    if (offset == PageBytes.shortAt(page, HEAP_START)) {
      PageBytes.putShort(page, HEAP_START, offset + bytes);
    } else {
      PageBytes.putShort(page, DEAD_BYTES, PageBytes.shortAt(page, DEAD_BYTES) + bytes);
    }
    int count = count(page);
    int at = HEADER_BYTES + slot * SLOT_BYTES;
    System.arraycopy(page, at + SLOT_BYTES, page, at, (count - slot - 1) * SLOT_BYTES);
    PageBytes.putShort(page, COUNT, count - 1);
  }

  /** Gives the entry another payload; false, and nothing changed, if there is no room. */
  static boolean replacePayload(byte[] page, int slot, byte[] payload) {
    int old = payloadBytes(page, slot);
    if (old == payload.length) {
      System.arraycopy(payload, 0, page, payloadOffset(page, slot), old);
      return true;
    }
    if (freeBytes(page) + old < payload.length) {
      return false;
    }
    byte[] key = key(page, slot);
    remove(page, slot);
    return insert(page, slot, key, payload);
  }

  /** Whether separator {@code slot} of an inner page can become {@code key}. */
  static boolean canReplaceKey(byte[] page, int slot, byte[] key) {
    int growth = key.length - PageBytes.shortAt(page, PREFIX_BYTES) - suffixBytes(page, slot);
    return growth <= freeBytes(page);
  }

  /** Gives separator {@code slot} of an inner page another key, which must fit. */
  static void replaceKey(byte[] page, int slot, byte[] key) {
    int offset = payloadOffset(page, slot);
    byte[] payload = Arrays.copyOfRange(page, offset, offset + Integer.BYTES);
    remove(page, slot);
    insert(page, slot, key, payload);
  }

  /** Moves the living cells together, so that all free bytes are in one piece. */
  private static void compact(byte[] page) {
    byte[] old = page.clone();
    int heap = page.length - PageBytes.shortAt(page, LOW_BYTES);
    heap -= isLast(page) ? 0 : PageBytes.shortAt(page, HIGH_BYTES);
    for (int slot = 0; slot < count(old); slot++) {
      int bytes = suffixBytes(old, slot) + payloadBytes(old, slot);
      heap -= bytes;
      System.arraycopy(old, cellOffset(old, slot), page, heap, bytes);
      PageBytes.putShort(page, HEADER_BYTES + slot * SLOT_BYTES, heap);
    }
    PageBytes.putShort(page, HEAP_START, heap);
    PageBytes.putShort(page, DEAD_BYTES, 0);
  }
}
