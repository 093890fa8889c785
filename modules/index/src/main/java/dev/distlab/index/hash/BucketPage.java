package dev.distlab.index.hash;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.ValueEncoding;
import java.util.Arrays;

/**
 * A page of a bucket: a slotted page without an order.
 *
 * <pre>
 *   0         20                                                        page end
 *   | header   | slot 0 | slot 1 | --->   free   <--- | cell 1 | cell 0 |
 *                 |
 *                 +-- offset 2 | hash 4        cell: key length 2 | payload | key
 *
 *   header: 9 local depth | 10 slots 2 | 12 heap start 2 | 14 dead bytes 2 | 16 overflow page 4
 * </pre>
 *
 * <p>A look-up compares hashes in the slots and only looks at a cell whose hash is the same.
 */
final class BucketPage {

  static final int HEADER_BYTES = 20;
  static final int SLOT_BYTES = 6;
  static final int KEY_LENGTH_BYTES = 2;

  private static final int LOCAL_DEPTH = 9;
  private static final int COUNT = 10;
  private static final int HEAP_START = 12;
  private static final int DEAD_BYTES = 14;
  private static final int OVERFLOW = 16;

  private BucketPage() {}

  static void clear(byte[] page, int localDepth) {
    page[LOCAL_DEPTH] = (byte) localDepth;
    PageBytes.putShort(page, COUNT, 0);
    PageBytes.putShort(page, HEAP_START, page.length);
    PageBytes.putShort(page, DEAD_BYTES, 0);
    setOverflow(page, Pager.NO_PAGE);
  }

  static int localDepth(byte[] page) {
    return page[LOCAL_DEPTH];
  }

  static void setLocalDepth(byte[] page, int depth) {
    page[LOCAL_DEPTH] = (byte) depth;
  }

  static int count(byte[] page) {
    return PageBytes.shortAt(page, COUNT);
  }

  static int overflow(byte[] page) {
    return PageBytes.intAt(page, OVERFLOW);
  }

  static void setOverflow(byte[] page, int id) {
    PageBytes.putInt(page, OVERFLOW, id);
  }

  /** The slot of a key, -1 if it is not in this page. O(entries of the page). */
  static int find(byte[] page, int hash, byte[] key) {
    int count = count(page);
    for (int slot = 0; slot < count; slot++) {
      if (hash(page, slot) == hash && hasKey(page, slot, key)) {
        return slot;
      }
    }
    return -1;
  }

  private static boolean hasKey(byte[] page, int slot, byte[] key) {
    int cell = cellOffset(page, slot);
    if (PageBytes.shortAt(page, cell) != key.length) {
      return false;
    }
    int from = keyOffset(page, cell);
    return Arrays.equals(page, from, from + key.length, key, 0, key.length);
  }

  static int hash(byte[] page, int slot) {
    return PageBytes.intAt(page, HEADER_BYTES + slot * SLOT_BYTES + 2);
  }

  static byte[] key(byte[] page, int slot) {
    int cell = cellOffset(page, slot);
    int from = keyOffset(page, cell);
    return Arrays.copyOfRange(page, from, from + PageBytes.shortAt(page, cell));
  }

  static int payloadOffset(byte[] page, int slot) {
    return cellOffset(page, slot) + KEY_LENGTH_BYTES;
  }

  static BucketEntry entry(byte[] page, int slot) {
    int from = payloadOffset(page, slot);
    int to = from + ValueEncoding.payloadBytes(page, from);
    return new BucketEntry(hash(page, slot), key(page, slot), Arrays.copyOfRange(page, from, to));
  }

  private static int cellOffset(byte[] page, int slot) {
    return PageBytes.shortAt(page, HEADER_BYTES + slot * SLOT_BYTES);
  }

  private static int keyOffset(byte[] page, int cell) {
    int payload = cell + KEY_LENGTH_BYTES;
    return payload + ValueEncoding.payloadBytes(page, payload);
  }

  private static int cellBytes(byte[] page, int slot) {
    int cell = cellOffset(page, slot);
    return keyOffset(page, cell) + PageBytes.shortAt(page, cell) - cell;
  }

  static int freeBytes(byte[] page) {
    return contiguousBytes(page) + PageBytes.shortAt(page, DEAD_BYTES);
  }

  static int usedBytes(byte[] page) {
    return page.length - HEADER_BYTES - freeBytes(page);
  }

  private static int contiguousBytes(byte[] page) {
    return PageBytes.shortAt(page, HEAP_START) - HEADER_BYTES - count(page) * SLOT_BYTES;
  }

  /** Adds an entry; false, and nothing changed, if there is no room. */
  static boolean add(byte[] page, BucketEntry entry) {
    if (entry.bytes() > contiguousBytes(page)) {
      if (entry.bytes() > freeBytes(page)) {
        return false;
      }
      compact(page);
    }
    int cell = PageBytes.shortAt(page, HEAP_START) - entry.bytes() + SLOT_BYTES;
    PageBytes.putShort(page, cell, entry.key().length);
    int payload = cell + KEY_LENGTH_BYTES;
    System.arraycopy(entry.payload(), 0, page, payload, entry.payload().length);
    int key = payload + entry.payload().length;
    System.arraycopy(entry.key(), 0, page, key, entry.key().length);
    PageBytes.putShort(page, HEAP_START, cell);

    int count = count(page);
    int slot = HEADER_BYTES + count * SLOT_BYTES;
    PageBytes.putShort(page, slot, cell);
    PageBytes.putInt(page, slot + 2, entry.hash());
    PageBytes.putShort(page, COUNT, count + 1);
    return true;
  }

  /** Removes an entry; the last slot takes the place of its slot. */
  static void remove(byte[] page, int slot) {
    int bytes = cellBytes(page, slot);
    PageBytes.putShort(page, DEAD_BYTES, PageBytes.shortAt(page, DEAD_BYTES) + bytes);
    int last = count(page) - 1;
    System.arraycopy(
        page, HEADER_BYTES + last * SLOT_BYTES, page, HEADER_BYTES + slot * SLOT_BYTES, SLOT_BYTES);
    PageBytes.putShort(page, COUNT, last);
  }

  private static void compact(byte[] page) {
    byte[] old = page.clone();
    int heap = page.length;
    for (int slot = 0; slot < count(old); slot++) {
      int bytes = cellBytes(old, slot);
      heap -= bytes;
      System.arraycopy(old, cellOffset(old, slot), page, heap, bytes);
      PageBytes.putShort(page, HEADER_BYTES + slot * SLOT_BYTES, heap);
    }
    PageBytes.putShort(page, HEAP_START, heap);
    PageBytes.putShort(page, DEAD_BYTES, 0);
  }
}
