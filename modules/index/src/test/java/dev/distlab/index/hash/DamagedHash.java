package dev.distlab.index.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageType;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.PointStore;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What has to be found in the buckets of either hash index, once they are damaged. */
abstract class DamagedHash {

  static final PagerOptions PAGES = new PagerOptions(512, 64, Replacement.CLOCK);

  /** The hash of a one-byte key is the byte. */
  static final HashFunction FIRST_BYTE = key -> key.length == 0 ? 0 : key[0];

  final MemoryDisk disk = new MemoryDisk();

  abstract PointStore open(Pager pager, HashOptions options);

  static HashOptions two() {
    return HashOptions.defaults().withHash(FIRST_BYTE).withMaxEntriesPerBucket(2);
  }

  static byte[] key(int number) {
    return ("key" + number).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] one(int b) {
    return new byte[] {(byte) b};
  }

  static void assertSound(PointStore hash) {
    assertThat(hash.verify().problems()).isEmpty();
  }

  /** Eight keys, and then something is done to their pages. */
  final void damage(Consumer<Pager> how, String problem) {
    Pager pager = Pager.open(disk, "hash", PAGES);
    PointStore hash = open(pager, two());
    for (int i = 0; i < 8; i++) {
      hash.put(one(i), one(i));
    }
    assertSound(hash);
    how.accept(pager);
    assertThat(hash.verify().problems()).anyMatch(text -> text.contains(problem));
  }

  /** The bucket of key 3 is the one page with a key 3. */
  static void onBucketOfThree(Pager pager, Consumer<Page> action) {
    for (int id = 1; id < pager.pageCount(); id++) {
      Page page = pager.pin(id);
      if (page.type() == PageType.BUCKET && BucketPage.find(page.bytes(), 3, one(3)) >= 0) {
        action.accept(page);
        page.markDirty();
      }
      pager.unpin(page);
    }
  }

  static void addOverflowPage(Pager pager, Page page, List<BucketEntry> entries) {
    Page overflow = pager.allocate(PageType.BUCKET);
    BucketPage.clear(overflow.bytes(), 2);
    entries.forEach(entry -> BucketPage.add(overflow.bytes(), entry));
    BucketPage.setOverflow(page.bytes(), overflow.id());
    pager.unpin(overflow);
  }

  @Test
  void verify_damagedPage_isI1() {
    damage(
        pager -> {
          pager.dropCache();
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
  void verify_hashThatIsNotOfItsKey_isI2() {
    damage(
        pager ->
            onBucketOfThree(
                pager,
                page -> BucketPage.add(page.bytes(), new BucketEntry(7, one(3), new byte[2]))),
        "I2: key 0x03 with hash 7 does not belong");
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
        pager -> onBucketOfThree(pager, page -> addOverflowPage(pager, page, List.of())),
        "I3: overflow page");
  }

  @Test
  void verify_overflowPagesInACircle_isI1() {
    damage(
        pager -> onBucketOfThree(pager, page -> BucketPage.setOverflow(page.bytes(), page.id())),
        "run in a circle");
  }

  @Test
  void operations_overflowPagesInACircle_areRefused() {
    byte[] another = {3, 3};
    assertRunsInACircle(hash -> hash.get(another));
    assertRunsInACircle(hash -> hash.put(another, another));
    assertRunsInACircle(hash -> hash.delete(another));
  }

  private void assertRunsInACircle(Consumer<PointStore> operation) {
    Pager pager = Pager.open(new MemoryDisk(), "hash", PAGES);
    PointStore hash = open(pager, two());
    hash.put(one(3), one(3));
    onBucketOfThree(pager, page -> BucketPage.setOverflow(page.bytes(), page.id()));
    assertThatThrownBy(() -> operation.accept(hash))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("run in a circle");
  }

  @Test
  void verify_entryThatNobodyCounted_isI5() {
    damage(
        pager -> onBucketOfThree(pager, page -> BucketPage.remove(page.bytes(), 0)),
        "I5: 7 entries, the index says 8");
  }
}
