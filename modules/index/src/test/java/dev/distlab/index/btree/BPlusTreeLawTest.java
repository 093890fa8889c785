package dev.distlab.index.btree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.StoreLaw;
import dev.distlab.index.store.StoreLaw.Mix;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every delete policy with every split policy, on pages of few entries and of few bytes. */
class BPlusTreeLawTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 1_000;

  private static List<Arguments> policiesAnd(int... sizes) {
    List<Arguments> all = new ArrayList<>();
    for (int size : sizes) {
      for (RebalancePolicy rebalance : RebalancePolicy.values()) {
        for (SplitPolicy split : SplitPolicy.values()) {
          all.add(Arguments.of(size, rebalance, split));
        }
      }
    }
    return all;
  }

  static List<Arguments> policiesAndFewEntries() {
    return policiesAnd(3, 4, 5);
  }

  static List<Arguments> policiesAndPageSizes() {
    return policiesAnd(256, 512, 4_096, 32_768);
  }

  @ParameterizedTest
  @MethodSource("policiesAndFewEntries")
  void anyOperations_withFewEntriesAPage_agreeWithATreeMap(
      int limit, RebalancePolicy rebalance, SplitPolicy split) {
    BPlusTreeOptions options = new BPlusTreeOptions(split, rebalance, 0.9, limit);
    PagerOptions pages = new PagerOptions(1_024, 64, Replacement.CLOCK);
    check(Mix.small(), pages, options);
  }

  /** Values up to twice a page, so that some stand in overflow pages. */
  @ParameterizedTest
  @MethodSource("policiesAndPageSizes")
  void anyOperations_withPagesOfBytes_agreeWithATreeMap(
      int pageBytes, RebalancePolicy rebalance, SplitPolicy split) {
    BPlusTreeOptions options = new BPlusTreeOptions(split, rebalance, 0.9, 0);
    int maxKeyBytes = (pageBytes - TreePage.HEADER_BYTES) / 8;
    Mix mix = new Mix(2_000, maxKeyBytes, pageBytes == 512 ? 1_024 : pageBytes / 6, 50);
    int seeds = pageBytes > 4_096 ? SEEDS / 10 : SEEDS;
    check(seeds, mix, new PagerOptions(pageBytes, 64, Replacement.CLOCK), options);
  }

  @ParameterizedTest
  @CsvSource({"LRU, MERGE_AT_HALF", "CLOCK, FREE_AT_EMPTY"})
  void anyOperations_withAPoolThatIsTooSmall_agreeWithATreeMap(
      Replacement replacement, RebalancePolicy rebalance) {
    BPlusTreeOptions options = BPlusTreeOptions.defaults().withRebalance(rebalance);
    check(new Mix(2_000, 28, 40, 50), new PagerOptions(256, 16, replacement), options);
  }

  @Test
  void manyDeletes_afterManyPuts_agreeWithATreeMap() {
    PagerOptions pages = new PagerOptions(256, 32, Replacement.CLOCK);
    check(new Mix(500, 20, 10, 30), pages, BPlusTreeOptions.defaults());
  }

  /** Pages whose keys share a prefix, beside others that do not: they cannot be merged. */
  @ParameterizedTest
  @EnumSource
  void deletes_ofKeysWithLongPrefixes_leaveNoEmptyPage(RebalancePolicy rebalance) {
    for (int seed = 0; seed < 400; seed++) {
      SeededRandom random = new SeededRandom(seed);
      BPlusTree tree =
          BPlusTree.open(
              new MemoryDisk(),
              "t",
              new PagerOptions(512, 16, Replacement.CLOCK),
              BPlusTreeOptions.defaults().withRebalance(rebalance));
      TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
      for (int i = 0; i < 200; i++) {
        byte[] key = new byte[tree.maxKeyBytes()];
        Arrays.fill(key, 0, random.nextInt(key.length), (byte) ('a' + random.nextInt(3)));
        key[key.length - 1] = (byte) random.nextInt(256);
        keys.add(key);
        tree.put(key, new byte[random.nextInt(100)]);
      }
      List<byte[]> order = new ArrayList<>(keys);
      random.shuffle(order);
      for (byte[] key : order) {
        tree.delete(key);
        if (tree.height() > 1) {
          assertThat(tree.pages()).as("seed %s", seed).noneMatch(page -> page.keys().isEmpty());
        }
      }
      assertThat(tree.verify().problems()).as("seed %s", seed).isEmpty();
    }
  }

  private static void check(Mix mix, PagerOptions pages, BPlusTreeOptions options) {
    check(SEEDS, mix, pages, options);
  }

  private static void check(int seeds, Mix mix, PagerOptions pages, BPlusTreeOptions options) {
    StoreLaw.checkOrdered(
        seeds, OPERATIONS, mix, disk -> BPlusTree.open(disk, "tree", pages, options));
  }
}
