package dev.distlab.index.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.kernel.Trace;
import org.junit.jupiter.api.Test;

class LinearHashTest extends DamagedHash {

  @Override
  LinearHash open(Pager pager, HashOptions options) {
    return LinearHash.open(pager, options, Trace.none());
  }

  private LinearHash open(HashOptions options) {
    return LinearHash.open(disk, "hash", PAGES, options);
  }

  @Test
  void put_manyKeys_addsOneBucketAtATime() {
    LinearHash hash = open(HashOptions.defaults().withMaxEntriesPerBucket(4).withMaxFill(0.75));
    int before = hash.bucketCount();
    for (int i = 0; i < 501; i++) {
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
  void delete_downToHalfOfWhatSplits_takesTheLastBucketBack() {
    LinearHash hash = open(HashOptions.defaults().withMaxEntriesPerBucket(4).withMaxFill(0.75));
    for (int i = 0; i < 501; i++) {
      hash.put(key(i), new byte[1]);
    }
    for (int i = 0; i < 251; i++) {
      hash.delete(key(i));
    }
    assertThat(hash.bucketCount()).isEqualTo(167);
    hash.delete(key(251));
    assertThat(hash.bucketCount()).isEqualTo(166);
    assertThat(hash.changes().get(HashChange.BUCKET_SPLIT)).isEqualTo(166);
    assertThat(hash.changes().get(HashChange.BUCKETS_MERGED)).isEqualTo(1);
  }

  @Test
  void put_moreThanTheUsableBitsTellApart_addsNoBucketBeyondThem() {
    LinearHash hash = open(two().withMaxDepth(3));
    for (int i = 0; i < 100; i++) {
      hash.put(one(i), one(i));
    }
    assertThat(hash.bucketCount()).isEqualTo(8);
    assertSound(hash);
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
    assertThat(hash.stats().since(before).pins()).isBetween(5_000L, 8_000L);
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

  @Test
  void put_keyTooLarge_isRefusedWithTheLimit() {
    LinearHash hash = open(HashOptions.defaults());
    assertThatThrownBy(() -> hash.put(new byte[hash.maxKeyBytes() + 1], one(1)))
        .isInstanceOf(KeyTooLargeException.class)
        .hasMessage("hash: a key of 62 bytes, allowed 0..61");
    assertThat(hash.size()).isZero();
    assertSound(hash);
  }

  // ---- the laws bite

  @Test
  void verify_bytesThatNobodyCounted_isI5() {
    damage(
        pager -> onBucketOfThree(pager, page -> BucketPage.remove(page.bytes(), 0)),
        "I5: 84 bytes in use, counted 96");
  }
}
