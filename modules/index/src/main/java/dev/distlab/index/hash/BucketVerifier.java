package dev.distlab.index.hash;

import dev.distlab.index.page.PageAudit;
import dev.distlab.index.page.PageBytes;
import dev.distlab.index.store.KeyText;
import dev.distlab.index.store.VerificationReport;
import dev.distlab.kernel.Message;
import dev.distlab.kernel.disk.DiskException;
import java.util.Set;
import java.util.TreeSet;

/** Reads buckets and notes every law that does not hold, with its number (see the package). */
final class BucketVerifier {

  private final HashFile file;
  private final Buckets buckets;
  private final HashOptions options;
  private final PageAudit audit;

  private long entries;
  private long usedBytes;

  BucketVerifier(HashFile file, Buckets buckets, HashOptions options) {
    this.file = file;
    this.buckets = buckets;
    this.options = options;
    this.audit = new PageAudit(file.pager());
    file.audit(audit);
  }

  void check(boolean holds, String law, Object... values) {
    if (!holds) {
      audit.problem(Message.of(law, values));
    }
  }

  /** The local depth of a bucket; -1 for a page that cannot be read, which is noted. */
  int localDepth(int bucket) {
    try {
      return buckets.localDepth(bucket);
    } catch (DiskException damaged) {
      audit.problem("I1: " + damaged.getMessage());
      return -1;
    }
  }

  /** Checks that all keys of a bucket have {@code pattern} in the bits of {@code mask}. */
  void verify(int bucket, int pattern, int mask) {
    Set<byte[]> keys = new TreeSet<>(PageBytes::compare);
    try {
      buckets.forEachPage(
          bucket,
          (id, page) -> {
            audit.claim(id, "bucket " + bucket);
            check(
                id == bucket || BucketPage.count(page) > 0,
                "I3: overflow page %d of bucket %d is empty",
                id,
                bucket);
            usedBytes += BucketPage.usedBytes(page);
            for (int slot = 0; slot < BucketPage.count(page); slot++) {
              verifyEntry(bucket, page, slot, pattern, mask);
              byte[] key = BucketPage.key(page, slot);
              check(keys.add(key), "I2: key %s stands twice in bucket %d", KeyText.of(key), bucket);
            }
          });
    } catch (DiskException damaged) {
      audit.problem("I1: " + damaged.getMessage());
    }
  }

  private void verifyEntry(int bucket, byte[] page, int slot, int pattern, int mask) {
    entries++;
    byte[] key = BucketPage.key(page, slot);
    int hash = BucketPage.hash(page, slot);
    check(
        hash == options.hash().hash(key) && (hash & mask) == pattern,
        "I2: key %s with hash %x does not belong to bucket %d",
        KeyText.of(key),
        hash,
        bucket);
    buckets.forEachValuePage(
        page, slot, overflow -> audit.claim(overflow, "a value of bucket " + bucket));
  }

  /** An overflow page is only for keys that no bit which may be used tells apart. */
  void checkOverflowIsNeeded(int bucket, int depth) {
    if (depth >= options.maxDepth() || !buckets.hasOverflow(bucket)) {
      return;
    }
    int mask = (1 << options.maxDepth()) - 1;
    try {
      long different =
          buckets.entries(bucket).stream().map(entry -> entry.hash() & mask).distinct().count();
      check(different <= 1, "I3: bucket %d has overflow pages and could be split", bucket);
    } catch (DiskException damaged) {
      audit.problem("I1: " + damaged.getMessage());
    }
  }

  long usedBytes() {
    return usedBytes;
  }

  VerificationReport finish() {
    check(entries == file.size(), "I5: %d entries, the index says %d", entries, file.size());
    long pages = audit.claimedPages() - 1L;
    return new VerificationReport(entries, pages, audit.finish());
  }
}
