package dev.distlab.index.btree;

import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.StoreLaw;
import dev.distlab.index.store.StoreLaw.Mix;
import dev.distlab.kernel.disk.MemoryDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BPlusTreeLawTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 1_000;

  @ParameterizedTest
  @CsvSource({
    "3, MERGE_AT_HALF, MIDDLE",
    "4, MERGE_AT_HALF, RIGHTMOST",
    "5, MERGE_AT_HALF, MIDDLE",
    "3, FREE_AT_EMPTY, RIGHTMOST"
  })
  void anyOperations_withFewEntriesAPage_agreeWithATreeMap(
      int limit, RebalancePolicy rebalance, SplitPolicy split) {
    BPlusTreeOptions options = new BPlusTreeOptions(split, rebalance, 0.9, limit);
    PagerOptions pages = new PagerOptions(1_024, 64, Replacement.CLOCK);
    check(Mix.small(), pages, options);
  }

  @ParameterizedTest
  @CsvSource({
    "256, 16, LRU, MERGE_AT_HALF, 28, 40",
    "256, 64, CLOCK, FREE_AT_EMPTY, 28, 40",
    "512, 16, CLOCK, MERGE_AT_HALF, 60, 700"
  })
  void anyOperations_withPagesOfBytes_agreeWithATreeMap(
      int pageBytes,
      int poolPages,
      Replacement replacement,
      RebalancePolicy rebalance,
      int maxKeyBytes,
      int maxValueBytes) {
    BPlusTreeOptions options = BPlusTreeOptions.defaults().withRebalance(rebalance);
    Mix mix = new Mix(2_000, maxKeyBytes, maxValueBytes, 50);
    check(mix, new PagerOptions(pageBytes, poolPages, replacement), options);
  }

  @Test
  void manyDeletes_afterManyPuts_agreeWithATreeMap() {
    PagerOptions pages = new PagerOptions(256, 32, Replacement.CLOCK);
    check(new Mix(500, 20, 10, 30), pages, BPlusTreeOptions.defaults());
  }

  private static void check(Mix mix, PagerOptions pages, BPlusTreeOptions options) {
    StoreLaw.checkOrdered(
        SEEDS, OPERATIONS, mix, () -> BPlusTree.open(new MemoryDisk(), "tree", pages, options));
  }
}
