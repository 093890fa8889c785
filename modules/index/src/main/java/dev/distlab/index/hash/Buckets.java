package dev.distlab.index.hash;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageType;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.ValueEncoding;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.kernel.Message;
import dev.distlab.kernel.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * Buckets, each a page with a chain of overflow pages behind it, known by the number of the first.
 * What extendible and linear hashing have in common; which bucket a key belongs to is their part.
 */
final class Buckets {

  private final Pager pager;
  private final HashOptions options;
  private final ValueEncoding values;
  private final Trace trace;
  private final long[] changes = new long[HashChange.values().length];

  Buckets(Pager pager, HashOptions options, Trace trace) {
    this.pager = pager;
    this.options = options;
    this.trace = trace;
    this.values = new ValueEncoding(pager, capacityBytes() / 4);
  }

  int capacityBytes() {
    return pager.pageSizeBytes() - BucketPage.HEADER_BYTES;
  }

  int maxKeyBytes() {
    return capacityBytes() / 8;
  }

  void checkKey(byte[] key) {
    if (key.length > maxKeyBytes()) {
      throw new KeyTooLargeException(pager.fileName(), key.length, maxKeyBytes());
    }
  }

  // ---- one entry

  /** The value of a key in the bucket, null if it is not there. */
  byte[] get(int bucket, int hash, byte[] key) {
    int passed = 0;
    for (int id = bucket; id != Pager.NO_PAGE; ) {
      checkNoCircle(bucket, id, ++passed);
      Page page = pager.pin(id, PageType.BUCKET);
      try {
        byte[] bytes = page.bytes();
        int slot = BucketPage.find(bytes, hash, key);
        if (slot >= 0) {
          return values.decode(bytes, BucketPage.payloadOffset(bytes, slot));
        }
        id = BucketPage.overflow(bytes);
      } finally {
        pager.unpin(page);
      }
    }
    return null;
  }

  /**
   * Takes a key out of the bucket; an overflow page that becomes empty is given back.
   *
   * @return how many bytes the entry took in its page, 0 if it was not there
   */
  int remove(int bucket, int hash, byte[] key) {
    int before = Pager.NO_PAGE;
    int passed = 0;
    for (int id = bucket; id != Pager.NO_PAGE; ) {
      checkNoCircle(bucket, id, ++passed);
      Page page = pager.pin(id, PageType.BUCKET);
      byte[] bytes = page.bytes();
      int slot = BucketPage.find(bytes, hash, key);
      int next = BucketPage.overflow(bytes);
      if (slot >= 0) {
        int removed = take(page, slot);
        if (before != Pager.NO_PAGE && BucketPage.count(bytes) == 0) {
          unlink(before, page);
        } else {
          pager.unpin(page);
        }
        return removed;
      }
      pager.unpin(page);
      before = id;
      id = next;
    }
    return 0;
  }

  private int take(Page page, int slot) {
    byte[] bytes = page.bytes();
    int free = BucketPage.freeBytes(bytes);
    values.free(bytes, BucketPage.payloadOffset(bytes, slot));
    BucketPage.remove(bytes, slot);
    page.markDirty();
    return BucketPage.freeBytes(bytes) - free;
  }

  private void unlink(int before, Page empty) {
    Page page = pager.pin(before, PageType.BUCKET);
    BucketPage.setOverflow(page.bytes(), BucketPage.overflow(empty.bytes()));
    page.markDirty();
    pager.unpin(page);
    pager.free(empty);
  }

  /** The entry for a key; writes overflow pages for a large value. */
  BucketEntry entry(int hash, byte[] key, byte[] value) {
    byte[] payload = values.encode(BucketEntry.otherBytes(key), value);
    return new BucketEntry(hash, key, payload);
  }

  /** Puts an entry that is not there into the first page with room; false if none has. */
  boolean add(int bucket, BucketEntry entry) {
    int passed = 0;
    for (int id = bucket; id != Pager.NO_PAGE; ) {
      checkNoCircle(bucket, id, ++passed);
      Page page = pager.pin(id, PageType.BUCKET);
      boolean added = !isCountFull(page.bytes()) && BucketPage.add(page.bytes(), entry);
      int next = BucketPage.overflow(page.bytes());
      if (added) {
        page.markDirty();
      }
      pager.unpin(page);
      if (added) {
        return true;
      }
      id = next;
    }
    return false;
  }

  private boolean isCountFull(byte[] page) {
    int limit = options.maxEntriesPerBucket();
    return limit != 0 && BucketPage.count(page) >= limit;
  }

  /** Chains an overflow page behind the first page of the bucket, and puts the entry there. */
  void addToNewOverflowPage(int bucket, BucketEntry entry) {
    Page first = pager.pin(bucket, PageType.BUCKET);
    Page page = pager.allocate(PageType.BUCKET);
    BucketPage.clear(page.bytes(), BucketPage.localDepth(first.bytes()));
    BucketPage.setOverflow(page.bytes(), BucketPage.overflow(first.bytes()));
    BucketPage.setOverflow(first.bytes(), page.id());
    BucketPage.add(page.bytes(), entry);
    first.markDirty();
    changed(HashChange.OVERFLOW_ADDED, "page %d behind bucket %d", page.id(), bucket);
    pager.unpin(page);
    pager.unpin(first);
  }

  // ---- whole buckets

  /** An empty bucket; returns the number of its page. */
  int create(int localDepth) {
    Page page = pager.allocate(PageType.BUCKET);
    BucketPage.clear(page.bytes(), localDepth);
    int id = page.id();
    pager.unpin(page);
    return id;
  }

  int localDepth(int bucket) {
    Page page = pager.pin(bucket, PageType.BUCKET);
    int depth = BucketPage.localDepth(page.bytes());
    pager.unpin(page);
    return depth;
  }

  boolean hasOverflow(int bucket) {
    Page page = pager.pin(bucket, PageType.BUCKET);
    boolean overflow = BucketPage.overflow(page.bytes()) != Pager.NO_PAGE;
    pager.unpin(page);
    return overflow;
  }

  /** The bytes in use in the first page of the bucket. */
  int usedBytes(int bucket) {
    Page page = pager.pin(bucket, PageType.BUCKET);
    int used = BucketPage.usedBytes(page.bytes());
    pager.unpin(page);
    return used;
  }

  int count(int bucket) {
    int[] count = new int[1];
    forEachPage(bucket, (id, page) -> count[0] += BucketPage.count(page));
    return count[0];
  }

  List<BucketEntry> entries(int bucket) {
    List<BucketEntry> entries = new ArrayList<>();
    forEachPage(
        bucket,
        (id, page) -> {
          for (int slot = 0; slot < BucketPage.count(page); slot++) {
            entries.add(BucketPage.entry(page, slot));
          }
        });
    return entries;
  }

  /** Makes the bucket hold just these entries, with as many overflow pages as they need. */
  void rewrite(int bucket, int localDepth, List<BucketEntry> entries) {
    Page first = pager.pin(bucket, PageType.BUCKET);
    int overflow = BucketPage.overflow(first.bytes());
    BucketPage.clear(first.bytes(), localDepth);
    first.markDirty();
    pager.unpin(first);
    freeChain(overflow);
    for (BucketEntry entry : entries) {
      if (!add(bucket, entry)) {
        addToNewOverflowPage(bucket, entry);
      }
    }
  }

  /** Gives all pages of a bucket back. */
  void freeChain(int bucket) {
    for (int id = bucket; id != Pager.NO_PAGE; ) {
      Page page = pager.pin(id, PageType.BUCKET);
      id = BucketPage.overflow(page.bytes());
      pager.free(page);
    }
  }

  /** Shows number and bytes of each page of a bucket; the bytes are valid during the call. */
  void forEachPage(int bucket, BiConsumer<Integer, byte[]> action) {
    int passed = 0;
    for (int id = bucket; id != Pager.NO_PAGE; ) {
      checkNoCircle(bucket, id, ++passed);
      Page page = pager.pin(id, PageType.BUCKET);
      int next = BucketPage.overflow(page.bytes());
      try {
        action.accept(id, page.bytes());
      } finally {
        pager.unpin(page);
      }
      id = next;
    }
  }

  /** A bucket has fewer pages than the file, which also has a page of its own. */
  private void checkNoCircle(int bucket, int page, int passed) {
    if (passed >= pager.pageCount()) {
      throw pager.corrupt(page, "the pages of bucket " + bucket + " run in a circle");
    }
  }

  void forEachValuePage(byte[] page, int slot, IntConsumer action) {
    values.forEachPage(page, BucketPage.payloadOffset(page, slot), action);
  }

  // ---- what has been done

  void changed(HashChange change, String format, Object... args) {
    changes[change.ordinal()]++;
    if (trace.isRecording()) {
      trace.event(change.word(), Message.of(format, args));
    }
  }

  Map<HashChange, Long> changes() {
    Map<HashChange, Long> counts = new EnumMap<>(HashChange.class);
    for (HashChange change : HashChange.values()) {
      counts.put(change, changes[change.ordinal()]);
    }
    return counts;
  }
}
