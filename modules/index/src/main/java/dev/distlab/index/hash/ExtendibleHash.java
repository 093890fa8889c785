package dev.distlab.index.hash;

import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.PointStore;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.Disk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Extendible hashing: a directory in memory sends a key to its bucket, one page; a bucket that is
 * full is split alone, and the directory doubles when it has too few bits to tell the halves apart.
 *
 * <p>A get reads one page, however many keys there are. Keys whose hashes are the same in all the
 * bits that may be used cannot be told apart by splitting; they go to overflow pages, so that the
 * directory does not double for ever.
 *
 * <p>For one thread. Source: R. Fagin, J. Nievergelt, N. Pippenger and R. Strong, "Extendible
 * hashing: a fast access method for dynamic files", ACM TODS 4(3), 1979.
 */
public final class ExtendibleHash implements PointStore {

  private static final int KIND = 'E' | 'X' << 8 | 'T' << 16 | 'H' << 24;

  private final HashFile file;
  private final HashOptions options;
  private final Buckets buckets;

  /** How many buckets have each local depth; what tells whether the directory can be halved. */
  private final int[] bucketsAtDepth = new int[32];

  private int globalDepth;

  private ExtendibleHash(Pager pager, HashOptions options, Trace trace) {
    this.file = HashFile.open(pager, KIND, options);
    this.options = options;
    this.buckets = new Buckets(pager, options, trace);
    if (file.length() == 0) {
      file.addBucket(buckets.create(0));
      bucketsAtDepth[0] = 1;
    } else {
      readDepths();
    }
  }

  /** Opens the index that has a page file for itself, or creates it. */
  public static ExtendibleHash open(
      Disk disk, String name, PagerOptions pages, HashOptions options) {
    return open(Pager.open(disk, name, pages), options, Trace.none());
  }

  /**
   * Opens the index in a page file that it has for itself, or creates it; it closes the pager.
   *
   * @param trace is told of each {@link HashChange}
   */
  public static ExtendibleHash open(Pager pager, HashOptions options, Trace trace) {
    try {
      return new ExtendibleHash(pager, options, trace);
    } catch (RuntimeException failure) {
      pager.poison(failure);
      pager.close();
      throw failure;
    }
  }

  /** A bucket of local depth d has 2^(global depth - d) directory entries: no page is read. */
  private void readDepths() {
    globalDepth = Integer.numberOfTrailingZeros(file.length());
    int[] entriesOf = new int[file.pager().pageCount()];
    for (int i = 0; i < file.length(); i++) {
      int bucket = file.bucket(i);
      if (bucket <= 0 || bucket >= entriesOf.length) {
        throw file.pager().corrupt(bucket, "directory entry " + i + " leads to page " + bucket);
      }
      entriesOf[bucket]++;
    }
    for (int entries : entriesOf) {
      if (entries > 0) {
        bucketsAtDepth[globalDepth - Integer.numberOfTrailingZeros(entries)]++;
      }
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
    return file.bucket(hash & (file.length() - 1));
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
        buckets.remove(bucketOf(hash), hash, key);
      }
      add(buckets.entry(hash, key, value));
      if (old == null) {
        file.setSize(file.size() + 1);
      } else if (valueBytes < old.length) {
        mergeUpwards(hash);
      }
      return Optional.ofNullable(old);
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
  }

  private void add(BucketEntry entry) {
    while (true) {
      int bucket = bucketOf(entry.hash());
      // A bucket with overflow pages has room, but not for a key that a split would take out of it.
      boolean mayTake = !buckets.hasOverflow(bucket) || !splittingHelps(bucket, entry.hash());
      if (mayTake && buckets.add(bucket, entry)) {
        return;
      }
      if (!splittingHelps(bucket, entry.hash())) {
        buckets.addToNewOverflowPage(bucket, entry);
        return;
      }
      split(bucket, entry.hash());
    }
  }

  /** Whether some bit that may still be used tells the keys of the bucket, and this one, apart. */
  private boolean splittingHelps(int bucket, int hash) {
    int mask = (1 << options.maxDepth()) - 1;
    if (buckets.localDepth(bucket) >= options.maxDepth()) {
      return false;
    }
    for (BucketEntry entry : buckets.entries(bucket)) {
      if (((entry.hash() ^ hash) & mask) != 0) {
        return true;
      }
    }
    return false;
  }

  private void split(int bucket, int hash) {
    int depth = buckets.localDepth(bucket);
    if (depth == globalDepth) {
      file.doubleDirectory();
      globalDepth++;
      buckets.changed(
          HashChange.DIRECTORY_DOUBLED, "to %d entries, %d bits", file.length(), globalDepth);
    }
    int bit = 1 << depth;
    List<BucketEntry> stay = new ArrayList<>();
    List<BucketEntry> move = new ArrayList<>();
    for (BucketEntry entry : buckets.entries(bucket)) {
      ((entry.hash() & bit) == 0 ? stay : move).add(entry);
    }
    int twin = buckets.create(depth + 1);
    buckets.rewrite(bucket, depth + 1, stay);
    buckets.rewrite(twin, depth + 1, move);
    for (int i = hash & (bit - 1) | bit; i < file.length(); i += 2 * bit) {
      file.setBucket(i, twin);
    }
    bucketsAtDepth[depth]--;
    bucketsAtDepth[depth + 1] += 2;
    buckets.changed(
        HashChange.BUCKET_SPLIT,
        "bucket %d keeps %d keys, bucket %d takes %d, by bit %d",
        bucket,
        stay.size(),
        twin,
        move.size(),
        depth);
  }

  @Override
  public boolean delete(byte[] key) {
    buckets.checkKey(key);
    int hash = options.hash().hash(key);
    try {
      if (buckets.remove(bucketOf(hash), hash, key) == 0) {
        return false;
      }
      file.setSize(file.size() - 1);
      mergeUpwards(hash);
      return true;
    } catch (RuntimeException | Error failure) {
      file.pager().poison(failure);
      throw failure;
    }
  }

  /** Joins the bucket of {@code hash} with its twin as long as both together are half a page. */
  private void mergeUpwards(int hash) {
    while (mergeWithTwin(hash)) {
      halveDirectory();
    }
  }

  private boolean mergeWithTwin(int hash) {
    int bucket = bucketOf(hash);
    int depth = buckets.localDepth(bucket);
    if (depth == 0) {
      return false;
    }
    int bit = 1 << depth - 1;
    int twin = bucketOf(hash ^ bit);
    if (buckets.localDepth(twin) != depth || !isHalfAPage(bucket, twin)) {
      return false;
    }
    List<BucketEntry> all = buckets.entries(bucket);
    all.addAll(buckets.entries(twin));
    buckets.freeChain(twin);
    buckets.rewrite(bucket, depth - 1, all);
    for (int i = hash & (bit - 1); i < file.length(); i += bit) {
      file.setBucket(i, bucket);
    }
    bucketsAtDepth[depth] -= 2;
    bucketsAtDepth[depth - 1]++;
    buckets.changed(
        HashChange.BUCKETS_MERGED,
        "bucket %d takes the keys of bucket %d, which is free now",
        bucket,
        twin);
    return true;
  }

  private boolean isHalfAPage(int bucket, int twin) {
    if (buckets.hasOverflow(bucket) || buckets.hasOverflow(twin)) {
      return false;
    }
    int limit = options.maxEntriesPerBucket();
    return buckets.usedBytes(bucket) + buckets.usedBytes(twin) <= buckets.capacityBytes() / 2
        && (limit == 0 || buckets.count(bucket) + buckets.count(twin) <= limit / 2);
  }

  private void halveDirectory() {
    while (globalDepth > 0 && bucketsAtDepth[globalDepth] == 0) {
      file.halveDirectory();
      globalDepth--;
      buckets.changed(
          HashChange.DIRECTORY_HALVED, "to %d entries, %d bits", file.length(), globalDepth);
    }
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
    int[] counted = new int[bucketsAtDepth.length];
    for (int i = 0; i < file.length(); i++) {
      int bucket = file.bucket(i);
      int depth = verifier.localDepth(bucket);
      if (depth < 0) {
        continue;
      }
      verifier.check(
          depth <= globalDepth,
          "I2: bucket %d has depth %d in a directory of depth %d",
          bucket,
          depth,
          globalDepth);
      if (depth > globalDepth || i >= 1 << depth) {
        int first = depth > globalDepth ? i : i & ((1 << depth) - 1);
        verifier.check(
            file.bucket(first) == bucket,
            "I2: entries %d and %d agree in %d bits, but lead to buckets %d and %d",
            first,
            i,
            depth,
            file.bucket(first),
            bucket);
        continue;
      }
      counted[depth]++;
      verifier.verify(bucket, i, (1 << depth) - 1);
      verifier.checkOverflowIsNeeded(bucket, depth);
    }
    verifier.check(Arrays.equals(counted, bucketsAtDepth), "I4: buckets per depth miscounted");
    verifier.check(
        globalDepth == 0 || bucketsAtDepth[globalDepth] > 0,
        "I4: no bucket needs the %d bits of the directory",
        globalDepth);
    return verifier.finish();
  }

  /** The shape, by a walk over all buckets. */
  public HashShape shape() {
    return HashWalk.shape(file, buckets, globalDepth);
  }

  /** The buckets, in the order of their first directory entry. */
  public List<BucketView> buckets() {
    return HashWalk.views(file, buckets);
  }

  /** The first page of the bucket of each directory entry. */
  public List<Integer> directory() {
    List<Integer> entries = new ArrayList<>(file.length());
    for (int i = 0; i < file.length(); i++) {
      entries.add(file.bucket(i));
    }
    return entries;
  }

  /** How many low bits of the hash the directory looks at. */
  public int globalDepth() {
    return globalDepth;
  }

  /** The directory entry of a key. */
  public int directoryIndex(byte[] key) {
    return options.hash().hash(key) & (file.length() - 1);
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
