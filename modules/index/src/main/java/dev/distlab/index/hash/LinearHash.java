package dev.distlab.index.hash;

import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.PointStore;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Linear hashing: buckets 0 to n - 1, and n grows by one whenever the buckets are too full on the
 * whole. The bucket that is split is the next in turn, not the one that is full; a bucket that is
 * full before its turn gets overflow pages.
 *
 * <p>With n buckets and 2^d the greatest power of two that is at most n, a key goes to the bucket
 * that the low d + 1 bits of its hash say, or, if there is none such yet, the low d bits. There is
 * no directory to double: growth is smooth. A get reads the pages of one bucket, 1 + the share of
 * keys in overflow pages.
 *
 * <p>For one thread. Source: W. Litwin, "Linear hashing: a new tool for file and table addressing",
 * VLDB 1980. PostgreSQL's hash index is of this kind.
 */
public final class LinearHash implements PointStore {

  private static final int KIND = 'L' | 'I' << 8 | 'N' << 16 | 'H' << 24;

  private final HashFile file;
  private final HashOptions options;
  private final Buckets buckets;

  /** The bytes in use in all buckets. */
  private long usedBytes;

  private LinearHash(Pager pager, HashOptions options, Trace trace) {
    this.file = HashFile.open(pager, KIND, options);
    this.options = options;
    this.buckets = new Buckets(pager, options, trace);
    if (file.length() == 0) {
      file.addBucket(buckets.create(0));
    }
    for (int i = 0; i < file.length(); i++) {
      buckets.forEachPage(file.bucket(i), (id, page) -> usedBytes += BucketPage.usedBytes(page));
    }
  }

  /** Opens the index that has a page file for itself, or creates it. Reads every bucket once. */
  public static LinearHash open(Disk disk, String name, PagerOptions pages, HashOptions options) {
    return open(Pager.open(disk, name, pages), options, Trace.none());
  }

  /**
   * Opens the index in a page file that it has for itself, or creates it; it closes the pager.
   *
   * @param trace is told of each {@link HashChange}
   */
  public static LinearHash open(Pager pager, HashOptions options, Trace trace) {
    try {
      return new LinearHash(pager, options, trace);
    } catch (RuntimeException failure) {
      pager.poison(failure);
      pager.close();
      throw failure;
    }
  }

  // ---- look-up

  @Override
  public Optional<byte[]> get(byte[] key) {
    buckets.checkKey(key);
    int hash = options.hash().hash(key);
    return Optional.ofNullable(buckets.get(bucketOf(hash), hash, key));
  }

  private int bucketOf(int hash) {
    return file.bucket(indexOf(hash));
  }

  /** The bucket number of a hash. */
  private int indexOf(int hash) {
    int lowBits = Integer.highestOneBit(file.length());
    int index = hash & (2 * lowBits - 1);
    return index < file.length() ? index : hash & (lowBits - 1);
  }

  // ---- change

  @Override
  public Optional<byte[]> put(byte[] key, byte[] value) {
    buckets.checkKey(key);
    int valueBytes = value.length;
    int hash = options.hash().hash(key);
    try {
      byte[] old = buckets.get(bucketOf(hash), hash, key);
      if (old != null) {
        usedBytes -= buckets.remove(bucketOf(hash), hash, key);
      }
      BucketEntry entry = buckets.entry(hash, key, value);
      if (!buckets.add(bucketOf(hash), entry)) {
        buckets.addToNewOverflowPage(bucketOf(hash), entry);
      }
      usedBytes += entry.bytes();
      if (old == null) {
        file.setSize(file.size() + 1);
      } else if (valueBytes < old.length) {
        shrink();
      }
      grow();
      return Optional.ofNullable(old);
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
  }

  private void grow() {
    while (isAbove(options.maxFill(), file.length()) && file.length() < 1 << options.maxDepth()) {
      splitNext();
    }
  }

  /** Whether this many buckets would be fuller than {@code fill}, overflow pages not counted. */
  private boolean isAbove(double fill, int bucketCount) {
    int limit = options.maxEntriesPerBucket();
    return limit > 0
        ? file.size() > fill * bucketCount * limit
        : usedBytes > fill * bucketCount * buckets.capacityBytes();
  }

  private void splitNext() {
    int added = file.length();
    int bit = Integer.highestOneBit(added);
    int split = added - bit;
    int bucket = file.bucket(split);
    List<BucketEntry> stay = new ArrayList<>();
    List<BucketEntry> move = new ArrayList<>();
    for (BucketEntry entry : buckets.entries(bucket)) {
      ((entry.hash() & bit) == 0 ? stay : move).add(entry);
    }
    int depth = Integer.numberOfTrailingZeros(bit) + 1;
    int twin = buckets.create(depth);
    buckets.rewrite(bucket, depth, stay);
    buckets.rewrite(twin, depth, move);
    file.addBucket(twin);
    buckets.changed(
        HashChange.BUCKET_SPLIT,
        "bucket %d keeps %d keys, bucket %d takes %d",
        split,
        stay.size(),
        added,
        move.size());
  }

  @Override
  public boolean delete(byte[] key) {
    buckets.checkKey(key);
    int hash = options.hash().hash(key);
    try {
      int removed = buckets.remove(bucketOf(hash), hash, key);
      if (removed == 0) {
        return false;
      }
      usedBytes -= removed;
      file.setSize(file.size() - 1);
      shrink();
      return true;
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
  }

  /** Takes the last bucket back while one less would still be at most half of what splits. */
  private void shrink() {
    while (file.length() > 1 && !isAbove(options.maxFill() / 2, file.length() - 1)) {
      mergeLast();
    }
  }

  private void mergeLast() {
    int last = file.length() - 1;
    int bit = Integer.highestOneBit(last);
    int into = last - bit;
    List<BucketEntry> all = buckets.entries(file.bucket(into));
    all.addAll(buckets.entries(file.bucket(last)));
    buckets.freeChain(file.bucket(last));
    buckets.rewrite(file.bucket(into), Integer.numberOfTrailingZeros(bit), all);
    file.removeLastBucket();
    buckets.changed(HashChange.BUCKETS_MERGED, "bucket %d takes the keys of bucket %d", into, last);
  }

  // ---- the whole

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public int maxKeyBytes() {
    return buckets.maxKeyBytes();
  }

  @Override
  public void sync() {
    file.sync();
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public VerificationReport verify() {
    BucketVerifier verifier = new BucketVerifier(file, buckets, options);
    int lowBits = Integer.highestOneBit(file.length());
    for (int i = 0; i < file.length(); i++) {
      boolean split = i >= lowBits || i + lowBits < file.length();
      verifier.verify(file.bucket(i), i, (split ? 2 * lowBits : lowBits) - 1);
    }
    verifier.check(
        verifier.usedBytes() == usedBytes,
        "I5: %d bytes in use, counted %d",
        verifier.usedBytes(),
        usedBytes);
    return verifier.finish();
  }

  /** The shape, by a walk over all buckets. */
  public HashShape shape() {
    return HashWalk.shape(file, buckets, 32 - Integer.numberOfLeadingZeros(file.length() - 1));
  }

  /** The buckets, by their number. */
  public List<BucketView> buckets() {
    return HashWalk.views(file, buckets);
  }

  /** How many buckets there are; the next one to be split is this less its highest bit. */
  public int bucketCount() {
    return file.length();
  }

  /** How often the shape has changed since the index was opened, by kind. */
  public Map<HashChange, Long> changes() {
    return buckets.changes();
  }

  /** What its pager has done. */
  public PageStats stats() {
    return file.pager().stats();
  }
}
