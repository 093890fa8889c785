package dev.distlab.index.hash;

import static dev.distlab.index.hash.ExtendibleHashTest.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.kernel.disk.MemoryDisk;
import org.junit.jupiter.api.Test;

class LinearHashTest {

  private static final PagerOptions PAGES = new PagerOptions(512, 64, Replacement.CLOCK);

  private final MemoryDisk disk = new MemoryDisk();

  private LinearHash open(HashOptions options) {
    return LinearHash.open(disk, "hash", PAGES, options);
  }

  private static void assertSound(LinearHash hash) {
    assertThat(hash.verify().problems()).isEmpty();
  }

  @Test
  void put_manyKeys_addsOneBucketAtATime() {
    LinearHash hash = open(HashOptions.defaults().withMaxEntriesPerBucket(4).withMaxFill(0.75));
    int before = hash.bucketCount();
    for (int i = 0; i < 500; i++) {
      hash.put(key(i), new byte[1]);
      assertThat(hash.bucketCount() - before).isBetween(0, 1);
      before = hash.bucketCount();
      if (i % 50 == 0) {
        assertSound(hash);
      }
    }
    assertThat(hash.bucketCount()).isEqualTo(167);
  }

  @Test
  void put_identicalHashes_makesAChainAndStillFindsAll() {
    LinearHash hash =
        open(HashOptions.defaults().withMaxEntriesPerBucket(4).withHash(key -> 12345));
    for (int i = 0; i < 200; i++) {
      hash.put(key(i), new byte[] {(byte) i});
    }
    assertThat(hash.shape().overflowPages()).isGreaterThanOrEqualTo(49);
    for (int i = 0; i < 200; i++) {
      assertThat(hash.get(key(i))).hasValue(new byte[] {(byte) i});
    }
    assertSound(hash);
  }

  @Test
  void delete_everything_shrinksToOneBucket() {
    LinearHash hash = open(HashOptions.defaults());
    for (int i = 0; i < 2_000; i++) {
      hash.put(key(i), new byte[20]);
    }
    assertThat(hash.bucketCount()).isGreaterThan(100);
    for (int i = 0; i < 2_000; i++) {
      assertThat(hash.delete(key(i))).isTrue();
      if (i % 100 == 0) {
        assertSound(hash);
      }
    }
    assertThat(hash.bucketCount()).isEqualTo(1);
    assertThat(hash.size()).isZero();
    assertSound(hash);
  }

  @Test
  void get_manyKeys_readsLittleMoreThanOnePage() {
    LinearHash hash = open(HashOptions.defaults());
    for (int i = 0; i < 5_000; i++) {
      hash.put(key(i), new byte[20]);
    }
    PageStats before = hash.stats();
    for (int i = 0; i < 5_000; i++) {
      assertThat(hash.get(key(i))).isPresent();
    }
    assertThat(hash.stats().minus(before).pins()).isBetween(5_000L, 8_000L);
  }

  @Test
  void open_afterClose_hasEverythingAndGoesOn() {
    try (LinearHash hash = open(HashOptions.defaults())) {
      for (int i = 0; i < 3_000; i++) {
        hash.put(key(i), new byte[i % 200]);
      }
    }
    try (LinearHash hash = open(HashOptions.defaults())) {
      assertThat(hash.size()).isEqualTo(3_000);
      assertSound(hash);
      for (int i = 0; i < 3_000; i++) {
        assertThat(hash.get(key(i)).orElseThrow()).hasSize(i % 200);
        hash.put(key(i + 3_000), new byte[1]);
      }
      assertSound(hash);
    }
  }
}
