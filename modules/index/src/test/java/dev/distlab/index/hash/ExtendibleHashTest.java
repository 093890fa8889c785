package dev.distlab.index.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.IntPages;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendibleHashTest extends DamagedHash {

  @Override
  ExtendibleHash open(Pager pager, HashOptions options) {
    return ExtendibleHash.open(pager, options, Trace.none());
  }

  private ExtendibleHash open(HashOptions options) {
    return ExtendibleHash.open(disk, "hash", PAGES, options);
  }

  @Test
  void put_twoKeysABucket_doublesTheDirectoryStepByStep() {
    ExtendibleHash hash = open(two());
    hash.put(one(0b00), one(1));
    hash.put(one(0b01), one(1));
    assertThat(hash.globalDepth()).isZero();
    hash.put(one(0b10), one(1));
    assertThat(hash.globalDepth()).isEqualTo(1);
    hash.put(one(0b11), one(1));
    assertThat(hash.directory()).hasSize(2);
    hash.put(one(0b100), one(1));
    assertThat(hash.globalDepth()).isEqualTo(2);
    // Bucket x1 is shared by entries 01 and 11: it has had no reason to split.
    assertThat(hash.directory().get(1)).isEqualTo(hash.directory().get(3));
    assertThat(hash.buckets()).extracting(BucketView::localDepth).containsExactly(2, 1, 2);
    assertThat(hash.buckets()).extracting(BucketView::pattern).containsExactly(0, 1, 2);
    assertThat(hash.buckets()).extracting(bucket -> bucket.keys().size()).containsExactly(2, 2, 1);
    assertSound(hash);
  }

  @Test
  void put_keysThatDifferInAHighBit_doublesSeveralTimesAtOnce() {
    ExtendibleHash hash = open(two());
    hash.put(one(0), one(1));
    hash.put(one(0b10000), one(1));
    hash.put(one(0b100000), one(1));
    assertThat(hash.globalDepth()).isEqualTo(5);
    assertThat(hash.shape().buckets()).isEqualTo(6);
    assertThat(hash.changes().get(HashChange.DIRECTORY_DOUBLED)).isEqualTo(5);
    assertSound(hash);
  }

  // ---- hashes that no bit tells apart

  @Test
  void put_identicalHashes_goToOverflowPagesAndTheDirectoryStays() {
    ExtendibleHash hash = open(two().withHash(key -> 7));
    for (int i = 0; i < 50; i++) {
      hash.put(key(i), one(i));
    }
    assertThat(hash.globalDepth()).isZero();
    assertThat(hash.shape().overflowPages()).isEqualTo(24);
    assertThat(hash.changes().get(HashChange.OVERFLOW_ADDED)).isEqualTo(24);
    for (int i = 0; i < 50; i++) {
      assertThat(hash.get(key(i))).hasValue(one(i));
    }
    assertSound(hash);
  }

  @Test
  void put_hashesThatDifferBeyondTheUsableBits_goToOverflowPagesAtMaxDepth() {
    ExtendibleHash hash = open(two().withMaxDepth(3).withHash(key -> key[3] << 3));
    for (int i = 0; i < 30; i++) {
      hash.put(key(i), one(i));
    }
    assertThat(hash.globalDepth()).isZero();
    assertThat(hash.shape().overflowPages()).isPositive();
    assertSound(hash);
  }

  @Test
  void put_anotherHashIntoABucketWithOverflow_splitsItAgain() {
    ExtendibleHash hash = open(two());
    for (int i = 0; i < 9; i++) {
      hash.put(new byte[] {4, (byte) i}, one(i));
    }
    assertThat(hash.globalDepth()).isZero();
    hash.put(one(5), one(1));
    assertThat(hash.globalDepth()).isEqualTo(1);
    assertThat(hash.get(one(5))).hasValue(one(1));
    assertSound(hash);
  }

  @Test
  void delete_everything_shrinksTheDirectoryToOneEntry() {
    ExtendibleHash hash = open(HashOptions.defaults().withMaxEntriesPerBucket(4));
    for (int i = 0; i < 1_000; i++) {
      hash.put(key(i), one(i));
    }
    int depth = hash.globalDepth();
    assertThat(depth).isGreaterThan(7);
    for (int i = 0; i < 1_000; i++) {
      assertThat(hash.delete(key(i))).isTrue();
      assertThat(hash.globalDepth()).isLessThanOrEqualTo(depth);
      depth = hash.globalDepth();
      if (i % 50 == 0) {
        assertSound(hash);
      }
    }
    assertThat(hash.globalDepth()).isZero();
    assertThat(hash.shape().buckets()).isEqualTo(1);
    assertThat(hash.changes().get(HashChange.DIRECTORY_HALVED))
        .isEqualTo(hash.changes().get(HashChange.DIRECTORY_DOUBLED));
    assertThat(hash.changes().get(HashChange.BUCKETS_MERGED))
        .isEqualTo(hash.changes().get(HashChange.BUCKET_SPLIT));
    assertSound(hash);
  }

  @Test
  void delete_whenEveryLocalDepthIsBelowTheGlobal_halvesTheDirectory() {
    ExtendibleHash hash = open(two());
    for (int b : new int[] {0b00, 0b10, 0b01, 0b11, 0b100}) {
      hash.put(one(b), one(1));
    }
    assertThat(hash.globalDepth()).isEqualTo(2);
    hash.delete(one(0b100));
    assertThat(hash.globalDepth()).isEqualTo(2);
    hash.delete(one(0b00));
    assertThat(hash.globalDepth()).isEqualTo(1);
    assertSound(hash);
  }

  // ---- costs

  @Test
  void get_anyOfManyKeys_readsOnePage() {
    ExtendibleHash hash = open(HashOptions.defaults());
    for (int i = 0; i < 5_000; i++) {
      hash.put(key(i), new byte[20]);
    }
    PageStats before = hash.stats();
    for (int i = 0; i < 5_000; i++) {
      assertThat(hash.get(key(i))).isPresent();
    }
    assertThat(hash.stats().since(before).pins()).isEqualTo(5_000);
    assertThat(hash.shape().fill()).isBetween(0.55, 0.85);
  }

  // ---- files

  @Test
  void open_afterClose_hasEverythingAndGoesOnGrowing() {
    try (ExtendibleHash hash = open(HashOptions.defaults())) {
      for (int i = 0; i < 3_000; i++) {
        hash.put(key(i), new byte[i % 300]);
      }
    }
    try (ExtendibleHash hash = open(HashOptions.defaults())) {
      assertThat(hash.size()).isEqualTo(3_000);
      for (int i = 0; i < 3_000; i++) {
        assertThat(hash.get(key(i)).orElseThrow()).hasSize(i % 300);
      }
      for (int i = 3_000; i < 6_000; i++) {
        hash.put(key(i), new byte[i % 300]);
      }
      for (int i = 0; i < 5_900; i++) {
        assertThat(hash.delete(key(i))).isTrue();
      }
      assertSound(hash);
    }
    try (ExtendibleHash hash = open(HashOptions.defaults())) {
      assertSound(hash);
      assertThat(hash.size()).isEqualTo(100);
    }
  }

  @Test
  void open_withAnotherHashFunction_isRejected() {
    open(HashOptions.defaults()).close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(two()))
        .withMessage("hash was made with another hash function");
  }

  @Test
  void open_fileOfALinearHash_isRejected() {
    LinearHash.open(disk, "hash", PAGES, HashOptions.defaults()).close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(HashOptions.defaults()))
        .withMessage("hash holds another kind of index");
  }

  @Test
  void put_keyTooLarge_isRefusedWithTheLimit() {
    ExtendibleHash hash = open(HashOptions.defaults());
    assertThatThrownBy(() -> hash.put(new byte[hash.maxKeyBytes() + 1], one(1)))
        .isInstanceOf(KeyTooLargeException.class)
        .hasMessage("hash: a key of 62 bytes, allowed 0..61");
    assertThat(hash.size()).isZero();
    hash.put(new byte[hash.maxKeyBytes()], one(1));
    assertSound(hash);
  }

  @Test
  void get_flippedBitInItsBucket_isRefusedAndOtherBucketsStillAnswer() {
    int bucket = fileOfEightKeys().get(3);
    try (DiskFile file = disk.open("hash")) {
      file.write(bucket * 512L + 400, one(99), 0, 1);
    }
    ExtendibleHash hash = open(two());
    assertThatThrownBy(() -> hash.get(one(3)))
        .isInstanceOfSatisfying(
            CorruptFileException.class,
            failure -> assertThat(failure.offset()).isEqualTo(bucket * 512L));
    assertThat(hash.get(one(2))).hasValue(one(2));
  }

  private List<Integer> fileOfEightKeys() {
    try (ExtendibleHash hash = open(two())) {
      for (int i = 0; i < 8; i++) {
        hash.put(one(i), one(i));
      }
      return hash.directory();
    }
  }

  @Test
  void options_outsideTheirRanges_areRejected() {
    HashOptions options = HashOptions.defaults();
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxDepth(0));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxDepth(31));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxFill(0.4));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxFill(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxFill(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxEntriesPerBucket(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxEntriesPerBucket(65_536));
    assertThat(options.withMaxDepth(1).withMaxFill(0.5).maxDepth()).isEqualTo(1);
    assertThat(options.withMaxDepth(30).withMaxFill(1).maxDepth()).isEqualTo(30);
  }

  // ---- the laws bite

  @Test
  void verify_localDepthTooLarge_isI2() {
    damage(
        pager -> onBucketOfThree(pager, page -> BucketPage.setLocalDepth(page.bytes(), 9)),
        "in a directory of depth");
  }

  @Test
  void verify_depthsMiscounted_isI4() {
    damage(
        pager -> onBucketOfThree(pager, page -> BucketPage.setLocalDepth(page.bytes(), 1)),
        "I4: buckets per depth miscounted");
  }

  @Test
  void verify_bucketWithOverflowThatASplitWouldHelp_isI3() {
    damage(
        pager ->
            onBucketOfThree(
                pager,
                page ->
                    addOverflowPage(
                        pager, page, List.of(new BucketEntry(11, one(11), new byte[2])))),
        "has overflow pages and could be split");
  }

  @Test
  void verify_directoryEntriesThatShouldAgree_isI2() {
    try (ExtendibleHash hash = open(two())) {
      for (int b : new int[] {0b00, 0b01, 0b10, 0b11, 0b100}) {
        hash.put(one(b), one(1));
      }
    }
    rewriteDirectory(4, old -> new int[] {old[0], old[2], old[1], old[3]});
    assertThat(open(two()).verify().problems())
        .anyMatch(text -> text.startsWith("I2: entries 0 and 2 agree in 1 bits, but lead to"));
  }

  @Test
  void verify_directoryTwiceAsLongAsNeeded_isI4() {
    fileOfEightKeys();
    rewriteDirectory(4, old -> IntStream.concat(IntStream.of(old), IntStream.of(old)).toArray());
    assertThat(open(two()).verify().problems())
        .containsExactly("I4: no bucket needs the 3 bits of the directory");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99})
  void open_directoryThatLeadsOutOfTheFile_isRefused(int page) {
    fileOfEightKeys();
    rewriteDirectory(4, old -> new int[] {old[0], old[1], old[2], page});
    assertThatThrownBy(() -> open(two()))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("directory entry 3 leads to page " + page);
  }

  private void rewriteDirectory(int length, UnaryOperator<int[]> change) {
    try (Pager pager = Pager.open(disk, "hash", PAGES)) {
      IntPages pages = new IntPages(pager);
      int first = pager.state(0).field(1);
      int[] changed = change.apply(pages.load(first, length));
      pages.save(first, changed, changed.length);
      pager.state(0).setField(2, changed.length);
    }
  }

  @Test
  void open_directoryShorterThanItSays_isRefused() {
    fileOfEightKeys();
    Pager pager = Pager.open(disk, "hash", PAGES);
    pager.state(0).setField(2, 1 << 20);
    pager.close();
    assertThatThrownBy(() -> open(two()))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("1048576 numbers cannot stand in this file");
    Pager again = Pager.open(disk, "hash", PAGES);
    again.state(0).setField(2, 16);
    again.close();
    assertThatThrownBy(() -> open(two()))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("ends after 4");
  }

  @Test
  void put_traced_tellsSplitsAndDoublings() {
    Trace.Recording trace = Trace.recording();
    ExtendibleHash hash = ExtendibleHash.open(Pager.open(disk, "hash", PAGES), two(), trace);
    for (int i = 0; i < 3; i++) {
      hash.put(one(i), one(i));
    }
    assertThat(trace.events())
        .extracting(Trace.Event::toString)
        .isEqualTo(
            List.of(
                "double directory: to 2 entries, 1 bits",
                "split bucket: bucket 1 keeps 1 keys, bucket 2 takes 1, by bit 0"));
  }

  /** As texts the two keys are the same. */
  @Test
  void verify_keysThatLookAlike_areTwoKeys() {
    ExtendibleHash hash = open(HashOptions.defaults());
    hash.put(new byte[] {0}, new byte[1]);
    hash.put("0x00".getBytes(StandardCharsets.US_ASCII), new byte[1]);
    assertThat(hash.verify().problems()).isEmpty();
  }

  @Test
  void verify_changesSinceTheLastSync_staysInMemory() {
    MemoryDisk disk = new MemoryDisk();
    PagerOptions pages = PagerOptions.defaults();
    ExtendibleHash hash = ExtendibleHash.open(disk, "h", pages, two());
    hash.sync();
    for (int i = 0; i < 50; i++) {
      hash.put(new byte[] {(byte) i}, new byte[1]);
    }
    long written = hash.stats().pageWrites();
    assertThat(hash.verify().problems()).isEmpty();
    assertThat(hash.stats().pageWrites()).isEqualTo(written);
    hash.sync();
    assertThat(hash.verify().problems()).isEmpty();
  }

  @Test
  void open_withOtherLimits_isRefused() {
    MemoryDisk disk = new MemoryDisk();
    PagerOptions pages = PagerOptions.defaults();
    HashOptions made = HashOptions.defaults().withMaxDepth(2);
    ExtendibleHash.open(disk, "h", pages, made).close();
    for (HashOptions other :
        new HashOptions[] {made.withMaxDepth(24), made.withMaxEntriesPerBucket(2)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ExtendibleHash.open(disk, "h", pages, other))
          .withMessageStartingWith("h was made with maxDepth=2 and maxEntriesPerBucket=0, not ");
    }
    ExtendibleHash.open(disk, "h", pages, made.withMaxFill(0.5)).close();
  }
}
