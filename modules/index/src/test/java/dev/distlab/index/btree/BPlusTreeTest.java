package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.assertSound;
import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.delete;
import static dev.distlab.index.btree.Trees.key;
import static dev.distlab.index.btree.Trees.keys;
import static dev.distlab.index.btree.Trees.ofEntries;
import static dev.distlab.index.btree.Trees.picture;
import static dev.distlab.index.btree.Trees.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.btree.Trees.Order;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tree answers, and the edge cases of its chapter. */
class BPlusTreeTest {

  // ---- the smallest trees

  @Test
  void anyRead_emptyTree_findsNothing() {
    BPlusTree tree = ofEntries(4);
    assertThat(tree.get(bytes("a"))).isEmpty();
    assertThat(tree.floor(bytes("a"))).isEmpty();
    assertThat(tree.ceiling(bytes("a"))).isEmpty();
    assertThat(tree.cursor(KeyRange.all()).next()).isFalse();
    assertThat(tree.cursor(KeyRange.all()).previous()).isFalse();
    assertThat(tree.delete(bytes("a"))).isFalse();
    assertThat(tree.size()).isZero();
    assertThat(tree.height()).isEqualTo(1);
    assertSound(tree);
  }

  @Test
  void put_singleKey_isFoundFromEverySide() {
    BPlusTree tree = ofEntries(4);
    put(tree, "m");
    assertThat(tree.get(bytes("m"))).hasValue(bytes("value of m"));
    assertThat(tree.floor(bytes("z")).orElseThrow().key()).isEqualTo(bytes("m"));
    assertThat(tree.floor(bytes("a"))).isEmpty();
    assertThat(tree.ceiling(bytes("a")).orElseThrow().key()).isEqualTo(bytes("m"));
    assertThat(tree.ceiling(bytes("z"))).isEmpty();
  }

  @Test
  void delete_toEmptyAndInsertAgain_shrinksToOneLevelAndGrows() {
    BPlusTree tree = ofEntries(3);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 40; i++) {
        tree.put(key(i), bytes("v"));
      }
      assertThat(tree.height()).isGreaterThan(2);
      for (int i = 0; i < 40; i++) {
        assertThat(tree.delete(key(i))).isTrue();
      }
      assertThat(tree.height()).isEqualTo(1);
      assertThat(tree.size()).isZero();
      assertSound(tree);
    }
  }

  // ---- order-minimal trees; the random half is BPlusTreeLawTest

  @Test
  void put_sevenKeysThreeAPage_givesTheTreeOfTheBook() {
    BPlusTree tree = ofEntries(3);
    put(tree, "a", "b", "c", "d");
    assertThat(picture(tree)).isEqualTo("[c]\n[a b][c d]");
    put(tree, "e", "f");
    assertThat(picture(tree)).isEqualTo("[c e]\n[a b][c d][e f]");
    put(tree, "g", "h", "i", "j");
    assertThat(picture(tree)).isEqualTo("[g]\n[c e][i]\n[a b][c d][e f][g h][i j]");
    assertThat(tree.pathTo(bytes("d"))).hasSize(3);
  }

  // ---- orders of insertion and deletion

  @ParameterizedTest
  @EnumSource
  void delete_inTheOrderOfInsertionAndInTheOpposite_leavesNothing(Order order) {
    for (int limit = 3; limit <= 6; limit++) {
      for (boolean reverse : new boolean[] {false, true}) {
        BPlusTree tree = ofEntries(limit);
        List<Integer> numbers = order.of(150);
        numbers.forEach(number -> tree.put(key(number), bytes("v")));
        assertSound(tree);
        assertThat(tree.size()).isEqualTo(150);
        if (reverse) {
          Collections.reverse(numbers);
        }
        for (int number : numbers) {
          assertThat(tree.delete(key(number))).isTrue();
          assertSound(tree);
        }
        assertThat(tree.height()).isEqualTo(1);
      }
    }
  }

  // ---- a deleted key that is also a separator

  @Test
  void delete_keyThatIsAlsoASeparator_separatorStaysAndStillBounds() {
    BPlusTree tree = ofEntries(4);
    put(tree, "a", "b", "c", "d", "e", "f", "g");
    String before = picture(tree);
    assertThat(before).startsWith("[c e]");
    delete(tree, "e");
    assertThat(picture(tree)).isEqualTo("[c e]\n[a b][c d][f g]");
    assertThat(tree.get(bytes("e"))).isEmpty();
    assertThat(tree.floor(bytes("e")).orElseThrow().key()).isEqualTo(bytes("d"));
    put(tree, "e");
    assertThat(picture(tree)).isEqualTo("[c e]\n[a b][c d][e f g]");
  }

  // ---- cells of very different sizes

  @Test
  void put_largeCellIntoAPageOfSmallOnes_splitsSoThatAllFit() {
    for (int place = 0; place < 60; place++) {
      BPlusTree tree =
          BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
      for (int i = 0; i < 60; i++) {
        tree.put(key(2 * i), new byte[i % 3]);
      }
      byte[] large = new byte[95];
      tree.put(key(2 * place + 1), large);
      assertThat(tree.get(key(2 * place + 1))).hasValue(large);
      assertSound(tree);
    }
  }

  /** Half of the entries would be far more than half of the bytes. */
  @Test
  void put_largeCellBehindManySmallOnesAndSomeLarge_isCutByBytes() {
    BPlusTreeOptions options = BPlusTreeOptions.defaults().withSplit(SplitPolicy.MIDDLE);
    for (int small = 0; small < 40; small++) {
      BPlusTree tree = BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, options);
      for (int i = 0; i < small + 4; i++) {
        tree.put(key(i), new byte[i < small ? 0 : 100]);
        assertSound(tree);
      }
      assertThat(keys(tree)).hasSize(small + 4);
    }
  }

  @Test
  void put_keysOfTheGreatestLength_keepsThemApart() {
    BPlusTree tree =
        BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
    SeededRandom random = new SeededRandom(3);
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] key = new byte[tree.maxKeyBytes()];
      Arrays.fill(key, (byte) 'x');
      for (int j = 0; j < 3; j++) {
        key[random.nextInt(key.length)] = (byte) random.nextInt(256);
      }
      keys.add(key);
      tree.put(key, new byte[random.nextInt(60)]);
    }
    assertSound(tree);
    random.shuffle(keys);
    for (byte[] key : keys) {
      tree.delete(key);
    }
    assertSound(tree);
    assertThat(tree.size()).isZero();
  }

  @Test
  void put_valueAboveAQuarterOfAPage_goesToOverflowPagesAndComesBack() {
    BPlusTree tree =
        BPlusTree.open(new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults());
    byte[] value = new byte[100_000];
    new SeededRandom(1).nextBytes(value);
    tree.put(bytes("large"), value);
    assertThat(tree.shape().leafPages()).isEqualTo(1);
    assertThat(tree.get(bytes("large"))).hasValue(value);
    assertSound(tree);
    assertThat(tree.put(bytes("large"), bytes("small"))).hasValue(value);
    assertThat(tree.get(bytes("large"))).hasValue(bytes("small"));
    assertSound(tree);
    long frees = tree.stats().frees();
    assertThat(frees).isEqualTo(204);
    tree.put(bytes("large"), value);
    assertThat(tree.stats().allocations()).isEqualTo(1 + 2 * 204);
    tree.delete(bytes("large"));
    assertSound(tree);
  }

  @Test
  void put_keyTooLarge_isRefusedWithTheLimitAndChangesNothing() {
    BPlusTree tree = ofEntries(4);
    put(tree, "a");
    int limit = tree.maxKeyBytes();
    assertThat(limit).isEqualTo((512 - 32) / 8);
    assertThatThrownBy(() -> tree.put(new byte[limit + 1], bytes("v")))
        .isInstanceOfSatisfying(
            KeyTooLargeException.class,
            failure -> assertThat(failure.maxKeyBytes()).isEqualTo(limit))
        .hasMessage("tree: a key of 61 bytes, allowed 0..60");
    assertThatThrownBy(() -> tree.get(new byte[limit + 1]))
        .isInstanceOf(KeyTooLargeException.class);
    assertThatThrownBy(() -> tree.delete(new byte[limit + 1]))
        .isInstanceOf(KeyTooLargeException.class);
    assertThat(tree.put(new byte[limit], bytes("v"))).isEmpty();
    assertThat(keys(tree)).hasSize(2);
    assertSound(tree);
  }

  // ---- strange keys

  @Test
  void put_emptyKeyAndEmptyValue_areOrdinary() {
    BPlusTree tree = ofEntries(3);
    tree.put(new byte[0], new byte[0]);
    put(tree, "a", "b", "c", "d", "e");
    assertThat(tree.get(new byte[0])).hasValue(new byte[0]);
    assertThat(keys(tree)).containsExactly("", "a", "b", "c", "d", "e");
    assertThat(tree.floor(bytes("A")).orElseThrow().key()).isEmpty();
    assertThat(tree.delete(new byte[0])).isTrue();
    assertThat(keys(tree)).containsExactly("a", "b", "c", "d", "e");
    assertSound(tree);
  }

  @Test
  void cursor_bytesAbove127_comeAfterThoseBelow() {
    BPlusTree tree = ofEntries(3);
    for (int i = 255; i >= 0; i--) {
      tree.put(new byte[] {(byte) i}, bytes("v"));
      tree.put(new byte[] {(byte) i, 0}, bytes("v"));
    }
    assertSound(tree);
    List<String> keys = keys(tree);
    assertThat(keys).hasSize(512);
    assertThat(keys.subList(0, 3)).containsExactly("0x00", "0x0000", "0x01");
    assertThat(keys.subList(254, 258)).containsExactly("0x7f", "0x7f00", "0x80", "0x8000");
    assertThat(keys.get(511)).isEqualTo("0xff00");
  }

  @Test
  void anyCall_null_isRejected() {
    BPlusTree tree = ofEntries(3);
    assertThatNullPointerException().isThrownBy(() -> tree.put(null, bytes("v")));
    assertThatNullPointerException().isThrownBy(() -> tree.put(bytes("k"), null));
    assertThatNullPointerException().isThrownBy(() -> tree.get(null));
    assertThatNullPointerException().isThrownBy(() -> tree.delete(null));
    assertThat(tree.size()).isZero();
    assertSound(tree);
  }

  @Test
  void put_arraysChangedAfterwards_doNotReachTheTree() {
    BPlusTree tree = ofEntries(3);
    byte[] key = bytes("k");
    byte[] value = bytes("v");
    tree.put(key, value);
    key[0] = 'x';
    value[0] = 'x';
    tree.get(bytes("k")).orElseThrow()[0] = 'y';
    assertThat(tree.get(bytes("k"))).hasValue(bytes("v"));
  }

  // ---- options, ranges, reopening

  @Test
  void put_twice_returnsThePreviousValueAndKeepsTheSize() {
    BPlusTree tree = ofEntries(3);
    assertThat(tree.put(bytes("k"), bytes("v1"))).isEmpty();
    assertThat(tree.put(bytes("k"), bytes("v2"))).hasValue(bytes("v1"));
    assertThat(tree.get(bytes("k"))).hasValue(bytes("v2"));
    assertThat(tree.size()).isEqualTo(1);
  }

  @Test
  void open_afterClose_hasEverything() {
    Disk disk = new MemoryDisk();
    PagerOptions pages = Trees.PAGES.withPoolPages(16);
    try (BPlusTree tree = BPlusTree.open(disk, "t", pages, BPlusTreeOptions.defaults())) {
      for (int i = 0; i < 2_000; i++) {
        tree.put(key(i * 7919 % 2_000), new byte[i % 200]);
      }
    }
    try (BPlusTree tree = BPlusTree.open(disk, "t", pages, BPlusTreeOptions.defaults())) {
      assertThat(tree.size()).isEqualTo(2_000);
      assertThat(keys(tree)).hasSize(2_000).isSorted();
      assertSound(tree);
      for (int i = 0; i < 2_000; i++) {
        assertThat(tree.get(key(i * 7919 % 2_000)).orElseThrow()).hasSize(i % 200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.49, 1.01, Double.NaN, -1})
  void options_fillFactorOutsideItsRange_isRejected(double fillFactor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BPlusTreeOptions.defaults().withFillFactor(fillFactor))
        .withMessageContaining("allowed 0.5..1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2})
  void options_tooFewEntriesAPage_isRejected(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BPlusTreeOptions.defaults().withMaxEntriesPerPage(limit))
        .withMessageContaining("maxEntriesPerPage=" + limit);
  }

  // ---- what a file holds its tree to

  @Test
  void open_withOtherLaws_isRefusedAndWithOtherCutsIsNot() {
    Disk disk = new MemoryDisk();
    PagerOptions pages = PagerOptions.defaults();
    BPlusTreeOptions made = BPlusTreeOptions.defaults().withMaxEntriesPerPage(4);
    try (BPlusTree tree = BPlusTree.open(disk, "t", pages, made)) {
      for (int i = 0; i < 50; i++) {
        tree.put(key(i), bytes("v"));
      }
    }
    for (BPlusTreeOptions other :
        List.of(
            made.withMaxEntriesPerPage(3),
            made.withMaxEntriesPerPage(0),
            made.withRebalance(RebalancePolicy.FREE_AT_EMPTY))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BPlusTree.open(disk, "t", pages, other))
          .withMessageStartingWith(
              "t was made with rebalance=MERGE_AT_HALF and maxEntriesPerPage=4, not ");
    }
    BPlusTreeOptions cuts = made.withSplit(SplitPolicy.MIDDLE).withFillFactor(0.5);
    try (BPlusTree tree = BPlusTree.open(disk, "t", pages, cuts)) {
      assertThat(tree.size()).isEqualTo(50);
      assertSound(tree);
    }
  }

  @Test
  void floorAndCeiling_nullOrLongerThanAnyKey_isRefusedAndAnswered() {
    BPlusTree tree = ofEntries(4);
    put(tree, "a", "b");
    assertThatNullPointerException().isThrownBy(() -> tree.floor(null));
    assertThatNullPointerException().isThrownBy(() -> tree.ceiling(null));
    byte[] key = Arrays.copyOf(bytes("a"), 5_000);
    assertThat(tree.floor(key).orElseThrow().key()).isEqualTo(bytes("a"));
    assertThat(tree.ceiling(key).orElseThrow().key()).isEqualTo(bytes("b"));
  }

  /** The last put splits a page of every level; the smallest pool has fewer frames than levels. */
  @Test
  void put_splitOfEveryLevelOfATallTree_needsNoMoreThanTheSmallestPool() {
    BPlusTree tree =
        BPlusTree.open(
            new MemoryDisk(),
            "t",
            new PagerOptions(256, PagerOptions.MIN_POOL_PAGES, Replacement.CLOCK),
            BPlusTreeOptions.defaults().withMaxEntriesPerPage(3));
    for (int i = 200_000; i > 0; i--) {
      tree.put(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i}, new byte[0]);
    }
    assertThat(tree.size()).isEqualTo(200_000);
    assertThat(tree.height()).isGreaterThan(PagerOptions.MIN_POOL_PAGES - 1);
  }
}
