package dev.distlab.index.hash;

import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.PointStore;
import dev.distlab.index.store.StoreLaw;
import dev.distlab.index.store.StoreLaw.Mix;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.hash.Murmur3;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashLawTest {

  private static final PagerOptions PAGES = new PagerOptions(512, 16, Replacement.CLOCK);

  enum Kind {
    EXTENDIBLE,
    LINEAR;

    PointStore open(Disk disk, HashOptions options) {
      return open(disk, PAGES, options);
    }

    PointStore open(Disk disk, PagerOptions pages, HashOptions options) {
      return this == EXTENDIBLE
          ? ExtendibleHash.open(disk, "hash", pages, options)
          : LinearHash.open(disk, "hash", pages, options);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyOperations_fewEntriesABucket_agreeWithATreeMap(Kind kind) {
    check(Mix.small(), disk -> kind.open(disk, HashOptions.defaults().withMaxEntriesPerBucket(4)));
  }

  @ParameterizedTest
  @EnumSource
  void anyOperations_bucketsOfBytesAndLargeValues_agreeWithATreeMap(Kind kind) {
    check(new Mix(1_000, 60, 700, 50), disk -> kind.open(disk, HashOptions.defaults()));
  }

  @ParameterizedTest
  @EnumSource
  void anyOperations_largestPages_agreeWithATreeMap(Kind kind) {
    PagerOptions largest = PAGES.withPageSizeBytes(32_768);
    check(new Mix(1_000, 60, 12_000, 50), disk -> kind.open(disk, largest, HashOptions.defaults()));
  }

  /** Of 16 hashes in all, and only the lowest bits of these may be used. */
  @ParameterizedTest
  @EnumSource
  void anyOperations_hashesThatCollide_agreeWithATreeMap(Kind kind) {
    HashFunction poor = key -> (int) Murmur3.hash64(key) & 15;
    HashOptions options =
        HashOptions.defaults().withHash(poor).withMaxDepth(3).withMaxEntriesPerBucket(5);
    check(Mix.small(), disk -> kind.open(disk, options));
  }

  @ParameterizedTest
  @EnumSource
  void anyOperations_oneHashForAll_agreeWithATreeMap(Kind kind) {
    HashFunction constant = key -> -1;
    check(
        new Mix(60, 12, 40, 45),
        disk ->
            kind.open(disk, HashOptions.defaults().withHash(constant).withMaxEntriesPerBucket(3)));
  }

  @ParameterizedTest
  @EnumSource
  void anyOperations_hashOfTheLengthAlone_agreeWithATreeMap(Kind kind) {
    HashFunction length = key -> key.length << 20 | Arrays.hashCode(key) & 1;
    check(
        Mix.small(),
        disk -> kind.open(disk, HashOptions.defaults().withHash(length).withMaxDepth(8)));
  }

  private static void check(Mix mix, Function<Disk, PointStore> open) {
    StoreLaw.checkPoints(100, 1_000, mix, open);
  }
}
