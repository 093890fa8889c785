package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.assertSound;
import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.key;
import static dev.distlab.index.btree.Trees.keys;
import static dev.distlab.index.btree.Trees.ofEntries;
import static dev.distlab.index.btree.Trees.picture;
import static dev.distlab.index.btree.Trees.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.distlab.index.btree.Trees.Order;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How full pages are: what separators, split policies and delete policies leave. */
class BPlusTreeFillTest {

  // ---- separators

  @Test
  void put_longKeysWithEarlyDifferences_keepsShortSeparators() {
    BPlusTree tree = ofEntries(3);
    put(tree, "alpha-long-key", "beta-long-key", "gamma-long-key", "delta-long-key");
    assertThat(picture(tree)).startsWith("[d]\n");
  }

  @Test
  void put_keysWithALongCommonBeginning_fillsMoreOfThemInAPage() {
    BPlusTree shared =
        BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
    BPlusTree distinct =
        BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
    for (int i : Order.RANDOM.of(2_000)) {
      String number = String.valueOf(100_000 + i);
      shared.put(bytes("a-common-beginning-of-30-bytes" + number), bytes("v"));
      distinct.put(bytes(number + "a-distinct-end-of-the-30-bytes"), bytes("v"));
    }
    assertThat(shared.shape().entriesPerLeaf())
        .isGreaterThan(1.5 * distinct.shape().entriesPerLeaf());
    assertSound(shared);
  }

  // ---- split policies and fill

  @Test
  void put_ascendingWithMiddleSplits_leavesPagesHalfFull() {
    BPlusTree tree = loaded(SplitPolicy.MIDDLE, 0.9);
    assertThat(logicalFill(tree)).isBetween(0.48, 0.55);
  }

  @Test
  void put_ascendingWithRightmostSplits_leavesPagesAtTheFillFactor() {
    assertThat(logicalFill(loaded(SplitPolicy.RIGHTMOST, 0.9))).isBetween(0.88, 0.97);
    assertThat(logicalFill(loaded(SplitPolicy.RIGHTMOST, 1))).isBetween(0.95, 1.0);
  }

  /** The cut of the fill factor would leave more on the right than a page holds. */
  @Test
  void put_ascendingLargeEntriesLowFillFactor_cutsWhereBothPagesFit() {
    BPlusTree tree =
        BPlusTree.open(
            new MemoryDisk(),
            "t",
            PagerOptions.defaults(),
            BPlusTreeOptions.defaults().withFillFactor(0.6));
    int[] valueBytes = {490, 490, 490, 0, 0, 490};
    for (int i = 0; i < valueBytes.length; i++) {
      byte[] key = new byte[508];
      Arrays.fill(key, (byte) "bbbbcc".charAt(i));
      key[507] = (byte) (128 + i);
      tree.put(key, new byte[valueBytes[i]]);
    }
    assertThat(tree.size()).isEqualTo(6);
    assertSound(tree);
  }

  /** The share of the leaves that the entries would take with their whole keys. */
  private static double logicalFill(BPlusTree tree) {
    int entryBytes = TreePage.SLOT_BYTES + 7 + 2 + 10;
    return tree.shape().entriesPerLeaf() * entryBytes / (512 - 32);
  }

  private static BPlusTree loaded(SplitPolicy split, double fillFactor) {
    BPlusTreeOptions options =
        BPlusTreeOptions.defaults().withSplit(split).withFillFactor(fillFactor);
    BPlusTree tree = BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, options);
    for (int i = 0; i < 5_000; i++) {
      tree.put(key(i), bytes("0123456789"));
    }
    assertSound(tree);
    return tree;
  }

  @Test
  void delete_nineOfTenAtRandom_mergingKeepsPagesHalfFullAndFreeingDoesNot() {
    BPlusTree merging = thinned(RebalancePolicy.MERGE_AT_HALF);
    BPlusTree freeing = thinned(RebalancePolicy.FREE_AT_EMPTY);
    assertThat(merging.shape().leafFill()).isGreaterThan(0.5);
    assertThat(merging.pages())
        .filteredOn(page -> page.level() == 0)
        .allMatch(page -> page.fill() >= 0.45);
    assertThat(freeing.shape().leafFill()).isLessThan(0.25);
    assertThat(freeing.height()).isGreaterThanOrEqualTo(merging.height());
    assertThat(keys(freeing)).isEqualTo(keys(merging));
  }

  private static BPlusTree thinned(RebalancePolicy policy) {
    BPlusTreeOptions options = BPlusTreeOptions.defaults().withRebalance(policy);
    BPlusTree tree = BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, options);
    List<Integer> numbers = Order.RANDOM.of(5_000);
    numbers.forEach(number -> tree.put(key(number), bytes("0123456789")));
    Collections.reverse(numbers);
    numbers.subList(0, 4_500).forEach(number -> tree.delete(key(number)));
    assertSound(tree);
    return tree;
  }

  @Test
  void estimateRank_anyKey_isCloseToTheTrueRank() {
    BPlusTree tree =
        BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
    Order.RANDOM.of(5_000).forEach(number -> tree.put(key(number), bytes("v")));
    for (int i = 0; i < 5_000; i += 100) {
      assertThat(tree.estimateRank(key(i))).isBetween(i / 5_000.0 - 0.1, i / 5_000.0 + 0.1);
    }
    assertThat(tree.estimateRank(new byte[0])).isZero();
    assertThat(tree.estimateRank(bytes("z"))).isEqualTo(1);
  }

  @Test
  void estimateRank_null_leavesNoPagePinned() {
    BPlusTree tree =
        BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
    tree.put(key(1), bytes("v"));

    assertThatNullPointerException().isThrownBy(() -> tree.estimateRank(null));
    tree.close();
  }
}
