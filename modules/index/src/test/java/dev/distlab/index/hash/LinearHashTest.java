package dev.distlab.index.hash;

import static dev.distlab.index.hash.ExtendibleHashTest.FIRST_BYTE;
import static dev.distlab.index.hash.ExtendibleHashTest.key;
import static dev.distlab.index.hash.ExtendibleHashTest.onBucketOfThree;
import static dev.distlab.index.hash.ExtendibleHashTest.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.PageType;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.List;
import java.util.function.Consumer;
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

  private void damage(Consumer<Pager> how, String problem) {
    Pager pager = Pager.open(disk, "hash", PAGES);
    HashOptions two = HashOptions.defaults().withHash(FIRST_BYTE).withMaxEntriesPerBucket(2);
    LinearHash hash = LinearHash.open(pager, two, Trace.none());
    for (int i = 0; i < 8; i++) {
      hash.put(one(i), one(i));
    }
    assertSound(hash);
    how.accept(pager);
    assertThat(hash.verify().problems()).anyMatch(text -> text.contains(problem));
  }

  @Test
  void verify_damagedPage_isI1() {
    damage(
        pager -> {
          int[] id = new int[1];
          onBucketOfThree(pager, page -> id[0] = page.id());
          pager.dropCache();
          try (DiskFile file = disk.open("hash")) {
            file.write(id[0] * 512L + 300, one(1), 0, 1);
          }
        },
        "I1: hash: corrupt at offset");
  }

  @Test
  void verify_keyInTheWrongBucket_isI2() {
    damage(
        pager ->
            onBucketOfThree(
                pager,
                page -> {
                  BucketPage.remove(page.bytes(), 0);
                  BucketPage.add(page.bytes(), new BucketEntry(4, one(4), new byte[2]));
                }),
        "I2: key 0x04 with hash 4 does not belong");
  }

  @Test
  void verify_sameKeyTwice_isI2() {
    damage(
        pager ->
            onBucketOfThree(
                pager,
                page -> BucketPage.add(page.bytes(), new BucketEntry(3, one(3), new byte[2]))),
        "I2: key 0x03 stands twice");
  }

  @Test
  void verify_emptyOverflowPage_isI3() {
    damage(
        pager ->
            onBucketOfThree(
                pager,
                page -> {
                  Page overflow = pager.allocate(PageType.BUCKET);
                  BucketPage.clear(overflow.bytes(), 2);
                  BucketPage.setOverflow(page.bytes(), overflow.id());
                  pager.unpin(overflow);
                }),
        "I3: overflow page");
  }

  @Test
  void verify_entryThatNobodyCounted_isI5() {
    for (String problem :
        List.of("I5: 7 entries, the index says 8", "I5: 84 bytes in use, counted 96")) {
      disk.list().forEach(disk::delete);
      damage(pager -> onBucketOfThree(pager, page -> BucketPage.remove(page.bytes(), 0)), problem);
    }
  }
}
