package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongBTreeTest {

  private static final long ABSENT = -77;

  private record Operation(String name, long key, long value) {}

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8})
  void everyOperation_smallNodes_agreesWithTreeMap(int keys) {
    Laws.check(
        100, 1_000, random -> draw(random, 80), () -> new Pair(new LongBTree(keys, keys), 1));
  }

  @Test
  void everyOperation_extremeKeys_agreesWithTreeMap() {
    long[] extremes = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1};
    Laws.check(
        100,
        1_000,
        random -> {
          Operation drawn = draw(random, 7);
          int at = (int) drawn.key;
          long key = at < extremes.length ? extremes[at] : Long.MAX_VALUE;
          return new Operation(drawn.name, key, drawn.value);
        },
        () -> new Pair(new LongBTree(3, 3), 1));
  }

  @Test
  void everyOperation_fullSizeNodesAndManyKeys_agreesWithTreeMap() {
    Laws.check(
        20,
        20_000,
        random -> draw(random, 12_000),
        () -> {
          Pair pair = new Pair(new LongBTree(), 2_000);
          for (int i = 0; i < 8_000; i++) {
            pair.tree.put(i, i);
            pair.model.put((long) i, (long) i);
          }
          return pair;
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void operations_inManyOrders_executeEveryChangeOfShape(int keys) {
    Map<TreeChange, Long> seen = new EnumMap<>(TreeChange.class);
    for (int seed = 1; seed <= 20; seed++) {
      SeededRandom random = new SeededRandom(seed);
      LongBTree tree = new LongBTree(keys, keys);
      for (long key : shuffled(400, random)) {
        tree.put(key, key);
      }
      for (long key : shuffled(400, random)) {
        assertThat(tree.remove(key)).isTrue();
      }
      assertThat(tree.stats().height()).isEqualTo(1);
      for (long key = 0; key < 200; key++) {
        tree.put(key, key);
      }
      tree.checkInvariants();
      tree.stats().changes().forEach((change, count) -> seen.merge(change, count, Long::sum));
    }
    for (TreeChange change : TreeChange.values()) {
      if (change != TreeChange.SEPARATOR_REPLACED) {
        assertThat(seen.get(change)).as("%s", change).isPositive();
      }
    }
  }

  @Test
  void randomInserts_sharingWithNeighbours_keepLeavesFourFifthsFull() {
    LongBTree tree = new LongBTree();
    SeededRandom random = new SeededRandom(5);
    for (int i = 0; i < 200_000; i++) {
      tree.put(random.nextLong(), i);
    }
    tree.checkInvariants();
    assertThat(tree.stats().leafFill()).isBetween(0.76, 0.95);
  }

  @Test
  void ascendingInserts_appendSplits_keepLeavesFull() {
    LongBTree tree = new LongBTree();
    for (long key = 0; key < 100_000; key++) {
      tree.put(key, key);
    }
    tree.checkInvariants();
    assertThat(tree.stats().leafFill()).isGreaterThan(0.97);
    assertThat(tree.stats().count(TreeChange.LEAF_SPLIT)).isZero();
  }

  @Test
  void descendingInserts_anyNodeSize_areSound() {
    for (int keys = 3; keys <= 6; keys++) {
      LongBTree tree = new LongBTree(keys, keys);
      for (long key = 300; key > 0; key--) {
        tree.put(key, key);
        tree.checkInvariants();
      }
      assertThat(tree.size()).isEqualTo(300);
    }
  }

  @Test
  void removals_ofEverything_giveNodesBackForReuse() {
    LongBTree tree = new LongBTree();
    for (int round = 0; round < 3; round++) {
      for (long key : shuffled(50_000, new SeededRandom(round + 1))) {
        tree.put(key, key);
      }
      for (long key : shuffled(50_000, new SeededRandom(round + 7))) {
        tree.remove(key);
      }
      assertThat(tree.isEmpty()).isTrue();
      assertThat(tree.nodes.nodesInUse()).isEqualTo(1);
      tree.checkInvariants();
    }
  }

  @Test
  void highestKey_inALeafWithUnusedPlaces_isFoundOnlyIfItIsThere() {
    LongBTree tree = new LongBTree();
    assertThat(tree.get(Long.MAX_VALUE, ABSENT)).isEqualTo(ABSENT);
    assertThat(tree.containsKey(Long.MAX_VALUE)).isFalse();
    assertThat(tree.remove(Long.MAX_VALUE)).isFalse();
    assertThat(tree.put(Long.MAX_VALUE, 3)).isTrue();
    assertThat(tree.get(Long.MAX_VALUE, ABSENT)).isEqualTo(3);
    for (long key = 0; key < 500; key++) {
      tree.put(key, key);
    }
    assertThat(tree.get(Long.MAX_VALUE, ABSENT)).isEqualTo(3);
    long[] values = new long[2];
    tree.getAll(new long[] {Long.MAX_VALUE, Long.MIN_VALUE}, values, ABSENT);
    assertThat(values).containsExactly(3, ABSENT);
    tree.checkInvariants();
  }

  @Test
  void getAll_hitsAndMisses_givesWhatGetGives() {
    LongBTree tree = new LongBTree();
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 20_000; i++) {
      tree.put(random.nextLong(40_000), i);
    }
    for (int count : new int[] {0, 1, 31, 32, 33, 1_000}) {
      long[] keys = new long[count];
      for (int i = 0; i < count; i++) {
        keys[i] = random.nextLong(40_000);
      }
      long[] values = new long[count];
      tree.getAll(keys, values, ABSENT);
      for (int i = 0; i < count; i++) {
        assertThat(values[i]).isEqualTo(tree.get(keys[i], ABSENT));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.getAll(new long[3], new long[2], 0))
        .withMessage("values.length=2 is below keys.length=3");
  }

  // --- many at once

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 20_000})
  void putAll_anyOrder_givesTheSameTreeAsPuts(int count) {
    long[] ascending = LongStream.range(0, count).toArray();
    long[] descending = LongStream.range(0, count).map(i -> -i).toArray();
    long[] random = shuffled(count, new SeededRandom(count + 1));
    for (long[] keys : List.of(ascending, descending, random)) {
      LongBTree one = new LongBTree();
      LongBTree all = new LongBTree();
      for (long key : keys) {
        one.put(key, ~key);
      }
      long[] values = LongStream.of(keys).map(key -> ~key).toArray();
      assertThat(all.putAll(keys, values)).isEqualTo(count);
      assertThat(all.putAll(keys, keys)).isZero();
      assertThat(all.putAll(keys, values)).isZero();
      assertThat(all.stats()).isEqualTo(one.stats());
      all.checkInvariants();
      all.getAll(keys, values, ABSENT);
      assertThat(values).isEqualTo(LongStream.of(keys).map(key -> ~key).toArray());
    }
  }

  @Test
  void putAll_sameKeyTwice_hasTheLaterValueAndCountsOnce() {
    LongBTree tree = new LongBTree();
    tree.put(5, 0);
    assertThat(tree.putAll(new long[] {7, 5, 7, 9}, new long[] {1, 2, 3, 4})).isEqualTo(2);
    assertThat(tree.get(7, ABSENT)).isEqualTo(3);
    assertThat(tree.get(5, ABSENT)).isEqualTo(2);
  }

  @Test
  void putAll_valuesTooShort_isRefusedAndChangesNothing() {
    LongBTree tree = new LongBTree();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.putAll(new long[3], new long[2]))
        .withMessage("values.length=2 is below keys.length=3");
    assertThat(tree.isEmpty()).isTrue();
  }

  @Test
  void putAll_treeWalked_failsFast() {
    LongBTree tree = new LongBTree();
    tree.putAll(new long[] {1, 2, 3}, new long[3]);
    LongCursor cursor = tree.cursor();
    cursor.seekFirst();
    tree.putAll(new long[] {1, 3}, new long[2]);
    assertThat(cursor.next()).isTrue();
    tree.putAll(new long[] {1, 4}, new long[2]);
    assertThatThrownBy(cursor::next).isInstanceOf(ConcurrentModificationException.class);
  }

  // --- appending

  @Test
  void append_lastLeafFull_goesToANewLastLeaf() {
    LongBTree tree = new LongBTree(4, 4);
    for (long key = 1; key <= 4; key++) {
      assertThat(tree.put(key, key)).isTrue();
    }
    assertThat(tree.stats().leaves()).isEqualTo(1);
    assertThat(tree.put(5, 50)).isTrue();
    assertThat(tree.stats().count(TreeChange.LEAF_APPEND_SPLIT)).isEqualTo(1);
    assertThat(tree.get(5, ABSENT)).isEqualTo(50);
    assertThat(tree.size()).isEqualTo(5);
    tree.checkInvariants();
  }

  @Test
  void append_keyEqualToTheLast_replacesItsValue() {
    LongBTree tree = new LongBTree();
    for (long key : new long[] {7, Long.MAX_VALUE}) {
      assertThat(tree.put(key, 1)).isTrue();
      assertThat(tree.put(key, 2)).isFalse();
      assertThat(tree.get(key, ABSENT)).isEqualTo(2);
    }
    assertThat(tree.size()).isEqualTo(2);
    tree.checkInvariants();
  }

  @Test
  void append_ofTheHighestKeyAtEveryFill_isFoundAndNothingIsLost() {
    for (int count = 0; count <= 200; count++) {
      LongBTree tree = new LongBTree();
      for (long key = 0; key < count; key++) {
        tree.put(key, key);
      }
      assertThat(tree.put(Long.MAX_VALUE, 9)).isTrue();
      tree.checkInvariants();
      assertThat(tree.get(Long.MAX_VALUE, ABSENT)).isEqualTo(9);
      assertThat(tree.size()).isEqualTo(count + 1);
      assertThat(tree.remove(Long.MAX_VALUE)).isTrue();
      assertThat(tree.put(count, 5)).isTrue();
      tree.checkInvariants();
      assertThat(tree.containsKey(Long.MAX_VALUE)).isFalse();
      assertThat(tree.get(count, ABSENT)).isEqualTo(5);
    }
  }

  @Test
  void append_treeWalked_failsFast() {
    LongBTree tree = new LongBTree();
    tree.put(1, 1);
    LongCursor cursor = tree.cursor();
    cursor.seekFirst();
    tree.put(2, 2);
    assertThatThrownBy(cursor::next).isInstanceOf(ConcurrentModificationException.class);
  }

  // --- bulk load

  @Test
  void bulkLoad_anyCount_givesASoundTree() {
    for (int count = 0; count < 300; count++) {
      for (int most = 3; most <= 5; most++) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
          keys[i] = i * 3L - 100;
        }
        LongBTree tree = new LongBTree(most, most);
        tree.bulkLoad(keys, keys);
        tree.checkInvariants();
        assertThat(tree.size()).isEqualTo(count);
        for (long key : keys) {
          assertThat(tree.get(key, ABSENT)).isEqualTo(key);
          assertThat(tree.get(key + 1, ABSENT)).isEqualTo(ABSENT);
        }
      }
    }
  }

  @Test
  void bulkLoad_anyCount_fillsTheFewestLeavesEvenly() {
    for (int count : new int[] {1, 64, 65, 640, 641, 10_000}) {
      long[] keys = LongStream.range(0, count).toArray();
      LongBTree tree = new LongBTree();
      tree.bulkLoad(keys, keys);
      int leaves = tree.stats().leaves();
      assertThat(leaves).isEqualTo((count + 63) / 64);
      for (int leaf = tree.firstLeaf(); leaf != LongNodes.NONE; leaf = tree.nodes.next(leaf)) {
        assertThat(tree.nodes.count(leaf)).isBetween(count / leaves, (count + leaves - 1) / leaves);
      }
    }
  }

  @Test
  void bulkLoad_badInput_isRefusedAndLeavesTheTreeEmpty() {
    LongBTree tree = new LongBTree();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.bulkLoad(new long[] {1, 3, 3}, new long[3]))
        .withMessage("entry 2 with key 3 is not above the one before, 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.bulkLoad(new long[3], new long[2]))
        .withMessage("keys.length=3 differs from values.length=2");
    tree.checkInvariants();
    tree.put(1, 1);
    assertThatThrownBy(() -> tree.bulkLoad(new long[1], new long[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a load needs an empty tree, not 1 entries");
  }

  // --- cursors

  @Test
  void cursor_emptyTree_standsNowhere() {
    LongCursor cursor = new LongBTree().cursor();
    assertThat(cursor.seekFirst()).isFalse();
    assertThat(cursor.seekLast()).isFalse();
    assertThat(cursor.seek(5)).isFalse();
    assertThatThrownBy(cursor::key).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(cursor::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cursor_treeChanged_failsFastUntilItSeeksAgain() {
    LongBTree tree = new LongBTree();
    tree.put(1, 10);
    tree.put(2, 20);
    LongCursor cursor = tree.cursor();
    assertThat(cursor.seekFirst()).isTrue();
    tree.put(3, 30);
    assertThatThrownBy(cursor::next).isInstanceOf(ConcurrentModificationException.class);
    assertThat(cursor.seek(2)).isTrue();
    assertThat(cursor.value()).isEqualTo(20);
    tree.put(2, 21);
    assertThat(cursor.value()).isEqualTo(21);
    assertThatThrownBy(() -> tree.forEach((key, value) -> tree.remove(key)))
        .isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void cursor_betweenSplitsAndSeeks_neitherRepeatsNorLosesEntries() {
    LongBTree tree = new LongBTree(3, 3);
    for (long key = 0; key < 100; key += 2) {
      tree.put(key, key);
    }
    List<Long> seen = new ArrayList<>();
    LongCursor cursor = tree.cursor();
    for (boolean on = cursor.seekFirst(); on; ) {
      long key = cursor.key();
      seen.add(key);
      if (key % 2 == 0) {
        tree.put(key + 1, key + 1);
      }
      on = cursor.seek(key + 1);
    }
    assertThat(seen).hasSize(100).isSorted();
  }

  // --- checks bite

  @Test
  void checkInvariants_eachLawBroken_namesIt() {
    expect("I1: leaf", tree -> tree.nodes.setChild(tree.root(), 0, tree.firstLeaf()));
    expect("I1: inner", tree -> tree.nodes.setChild(parentOfFirstLeaf(tree), 0, tree.root()));
    expect("I2:", tree -> emptyOut(tree, tree.firstLeaf()));
    expect("I3: key", tree -> tree.nodes.slab(1)[LongNodes.at(tree.firstLeaf())] += 1_000);
    expect("I3: separator", tree -> tree.nodes.setInnerKey(tree.root(), 0, 1));
    expect("I3: key 500 in unused place", tree -> boundLastChild(tree, 0));
    expect("I3: key 500 in unused place", tree -> boundLastChild(tree, 5));
    expect("I3: key 7 in unused place 63", tree -> tree.nodes.slab(1)[placeOfLastKey(tree)] = 7);
    expect("I4:", tree -> tree.nodes.unlink(tree.nodes.next(tree.firstLeaf())));
    expect("I5:", tree -> tree.nodes.removePair(tree.lastLeaf(), 0));
  }

  @Test
  void checkInvariants_signpostMoved_breaksI6() {
    LongBTree tree = new LongBTree();
    for (long key = 0; key < 1_000; key++) {
      tree.put(key, key);
    }
    tree.checkInvariants();
    int leaf = tree.firstLeaf();
    tree.nodes.signposts(leaf)[LongNodes.signpostsAt(leaf)]++;
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith("I6: signpost");
  }

  @Test
  void cursorForEach_fromAKeyWithALimit_visitsAsATailMapDoes() {
    SeededRandom random = new SeededRandom(11);
    LongBTree tree = new LongBTree();
    TreeMap<Long, Long> model = new TreeMap<>();
    for (long i = 0; i < 5_000; i++) {
      long key = random.nextInt(20_000);
      tree.put(key, i);
      model.put(key, i);
    }
    for (int i = 0; i < 500; i++) {
      long from = random.nextInt(22_000) - 1_000;
      int limit = random.nextInt(300);
      List<Long> seen = new ArrayList<>();
      LongCursor cursor = tree.cursor();
      LongLongConsumer action = (key, value) -> seen.add(key * 10_000 + value);
      int visited = cursor.seek(from) ? cursor.forEach(limit, action) : 0;
      List<Long> expected = new ArrayList<>();
      model.tailMap(from).entrySet().stream()
          .limit(limit)
          .forEach(entry -> expected.add(entry.getKey() * 10_000 + entry.getValue()));
      assertThat(seen).isEqualTo(expected);
      assertThat(visited).isEqualTo(expected.size());
    }
  }

  @Test
  void cursorForEach_pageAfterPage_goesOnWhereItStopped() {
    LongBTree tree = new LongBTree(3, 3);
    for (long key = 1; key <= 10; key++) {
      tree.put(key, 10 * key);
    }
    LongCursor cursor = tree.cursor();
    cursor.seek(2);
    List<Long> seen = new ArrayList<>();
    assertThat(cursor.forEach(0, (key, value) -> seen.add(key))).isZero();
    assertThat(cursor.forEach(4, (key, value) -> seen.add(key))).isEqualTo(4);
    assertThat(cursor.key()).isEqualTo(6);
    assertThat(cursor.previous()).isTrue();
    assertThat(cursor.forEach(5, (key, value) -> seen.add(value))).isEqualTo(5);
    assertThat(cursor.key()).isEqualTo(10);
    assertThat(cursor.forEach(Integer.MAX_VALUE, (key, value) -> seen.add(key))).isEqualTo(1);
    assertThat(seen).containsExactly(2L, 3L, 4L, 5L, 50L, 60L, 70L, 80L, 90L, 10L);
    assertThatThrownBy(cursor::key).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cursor.forEach(1, (key, value) -> seen.add(key)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cursorForEach_asManyAsThereAre_standsNowhere() {
    LongBTree tree = new LongBTree(3, 3);
    for (long key = 1; key <= 7; key++) {
      tree.put(key, 0);
    }
    LongCursor cursor = seekFirst(tree);
    assertThat(cursor.forEach(7, (key, value) -> {})).isEqualTo(7);
    assertThatThrownBy(cursor::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cursorForEach_actionFails_leavesTheCursorWhereItWas() {
    LongBTree tree = new LongBTree(3, 3);
    for (long key = 1; key <= 9; key++) {
      tree.put(key, 0);
    }
    LongCursor cursor = tree.cursor();
    cursor.seek(3);
    assertThatThrownBy(
            () ->
                cursor.forEach(
                    9,
                    (key, value) -> {
                      if (key == 8) {
                        throw new UnsupportedOperationException();
                      }
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(cursor.key()).isEqualTo(3);
    tree.put(10, 0);
    assertThatThrownBy(() -> cursor.forEach(1, (key, value) -> {}))
        .isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void forEach_actionInsertsOrRemoves_isNotCalledAgain() {
    List<Consumer<LongBTree>> changes =
        List.of(
            tree -> tree.remove(1),
            tree -> tree.remove(5),
            tree -> tree.put(0, 0),
            tree -> tree.put(6, 0),
            LongBTree::clear);
    for (Consumer<LongBTree> change : changes) {
      for (int most = 3; most <= 5; most++) {
        assertOneCall(most, change, LongBTree::forEach);
        assertOneCall(most, change, (tree, action) -> seekFirst(tree).forEach(9, action));
      }
    }
  }

  private static LongCursor seekFirst(LongBTree tree) {
    LongCursor cursor = tree.cursor();
    cursor.seekFirst();
    return cursor;
  }

  private static void assertOneCall(
      int most, Consumer<LongBTree> change, BiConsumer<LongBTree, LongLongConsumer> forEach) {
    LongBTree tree = new LongBTree(most, most);
    for (long key = 1; key <= 5; key++) {
      tree.put(key, 10 * key);
    }
    List<Long> seen = new ArrayList<>();
    LongLongConsumer action =
        (key, value) -> {
          seen.add(key);
          change.accept(tree);
        };
    assertThatThrownBy(() -> forEach.accept(tree, action))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(seen).containsExactly(1L);
  }

  @Test
  void forEach_actionReplacesValues_seesThemLater() {
    LongBTree tree = new LongBTree(3, 3);
    for (long key = 1; key <= 50; key++) {
      tree.put(key, 0);
    }
    tree.forEach(
        (key, value) -> {
          assertThat(value).isEqualTo(key == 1 ? 0 : key - 1);
          tree.put(key + (key < 50 ? 1 : 0), key);
        });
  }

  @Test
  void putAndRemove_nodesOfFullSize_keepEverySignpost() {
    SeededRandom random = new SeededRandom(7);
    LongBTree tree = new LongBTree();
    TreeMap<Long, Long> model = new TreeMap<>();
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < 1_000; i++) {
        long key = random.nextInt(20_000);
        if (random.nextInt(40) < round) {
          assertThat(tree.remove(key)).isEqualTo(model.remove(key) != null);
        } else {
          assertThat(tree.put(key, i)).isEqualTo(model.put(key, (long) i) == null);
        }
      }
      tree.checkInvariants();
      for (long key = 0; key < 20_000; key++) {
        assertThat(tree.get(key, -1)).isEqualTo(model.getOrDefault(key, -1L));
      }
    }
  }

  private static int parentOfFirstLeaf(LongBTree tree) {
    int node = tree.root();
    for (int level = 1; level < tree.height() - 1; level++) {
      node = tree.nodes.child(node, 0);
    }
    return node;
  }

  /** Gives the last child of the root a bound, or a place behind it a key. */
  private static void boundLastChild(LongBTree tree, int behind) {
    tree.nodes.setInnerKey(tree.root(), tree.nodes.count(tree.root()) + behind, 500);
  }

  private static int placeOfLastKey(LongBTree tree) {
    return LongNodes.at(tree.firstLeaf()) + LongNodes.LEAF_PAIRS - 1;
  }

  private static void emptyOut(LongBTree tree, int leaf) {
    while (tree.nodes.count(leaf) > 0) {
      tree.nodes.removePair(leaf, 0);
    }
  }

  private static void expect(String law, Consumer<LongBTree> harm) {
    LongBTree tree = new LongBTree(3, 3);
    for (long key = 0; key < 51; key++) {
      tree.put(key * 10, key);
    }
    tree.checkInvariants();
    harm.accept(tree);
    assertThatThrownBy(tree::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(law);
  }

  // --- helpers

  private static long[] shuffled(int count, SeededRandom random) {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = i;
    }
    random.shuffle(keys);
    return keys;
  }

  // --- broken twins

  @Test
  void law_putThatKeepsTheOldValue_isBroken() {
    assertBroken(
        () ->
            new Pair(new LongBTree(3, 3), 1) {
              @Override
              boolean put(long key, long value) {
                return super.put(key, tree().get(key, value));
              }
            });
  }

  @Test
  void law_removeThatTakesTheNextKeyToo_isBroken() {
    assertBroken(
        () ->
            new Pair(new LongBTree(3, 3), 1) {
              @Override
              boolean remove(long key) {
                super.remove(key + 1);
                return super.remove(key);
              }
            });
  }

  private static void assertBroken(Supplier<Pair> twin) {
    assertThatThrownBy(() -> Laws.check(5, 1_000, random -> draw(random, 80), twin))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("law broken for seed");
  }

  private static Operation draw(SeededRandom random, int keys) {
    String[] names = {
      "put",
      "put",
      "put",
      "remove",
      "remove",
      "get",
      "up",
      "pages",
      "down",
      "append",
      "putAll",
      "removeLast",
      "clear"
    };
    String name = names[random.nextInt(names.length)];
    if (name.equals("clear") && random.nextInt(100) > 0) {
      name = "put";
    }
    return new Operation(name, random.nextInt(keys), random.nextLong(1_000));
  }

  /** A tree and its model, compared after every operation. */
  private static class Pair implements Laws.Subject<Operation> {

    private final LongBTree tree;
    private final TreeMap<Long, Long> model = new TreeMap<>();
    private final int checkEvery;
    private int applied;

    Pair(LongBTree tree, int checkEvery) {
      this.tree = tree;
      this.checkEvery = checkEvery;
    }

    LongBTree tree() {
      return tree;
    }

    @Override
    public void finish() {
      long[] keys = new long[100];
      long[] values = new long[100];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = i;
      }
      tree.getAll(keys, values, ABSENT);
      for (int i = 0; i < keys.length; i++) {
        check(values[i] == model.getOrDefault(keys[i], ABSENT));
      }
    }

    @Override
    public void apply(Operation operation) {
      long key = operation.key;
      switch (operation.name) {
        case "put" -> check(put(key, operation.value) == (model.put(key, operation.value) == null));
        case "remove" -> check(remove(key) == (model.remove(key) != null));
        case "get" -> check(tree.containsKey(key) == model.containsKey(key));
        case "up" -> walkUp(key);
        case "pages" -> walkUpInPages(key, 1 + (int) operation.value % 7);
        case "down" -> walkDown(key);
        case "append" -> append(operation.value);
        case "putAll" -> putAll(key, operation.value);
        case "removeLast" -> removeLast(operation.value);
        default -> {
          tree.clear();
          model.clear();
        }
      }
      check(tree.get(key, ABSENT) == model.getOrDefault(key, ABSENT));
      check(tree.size() == model.size());
      applied++;
      if (applied % checkEvery == 0) {
        tree.checkInvariants();
        sameEntries();
      }
    }

    boolean put(long key, long value) {
      return tree.put(key, value);
    }

    boolean remove(long key) {
      return tree.remove(key);
    }

    /** A run of ascending keys above all others; the highest key there is gets another value. */
    private void append(long value) {
      for (long i = 0; i <= value % 6; i++) {
        long last = model.isEmpty() ? 0 : model.lastKey();
        long key = last == Long.MAX_VALUE ? last : last + 1;
        check(put(key, value) == (model.put(key, value) == null));
      }
    }

    /** Up to 70 neighbouring keys in disorder, some of them twice, with other values. */
    private void putAll(long key, long value) {
      long[] keys = new long[(int) value % 71];
      long[] values = new long[keys.length];
      int sizeBefore = model.size();
      for (int i = 0; i < keys.length; i++) {
        keys[i] = key + i * 7 % 31;
        values[i] = value + i;
        model.put(keys[i], values[i]);
      }
      check(tree.putAll(keys, values) == model.size() - sizeBefore);
      for (long each : keys) {
        check(tree.get(each, ABSENT) == model.get(each));
      }
    }

    private void removeLast(long value) {
      for (long i = 0; i <= value % 6 && !model.isEmpty(); i++) {
        check(remove(model.pollLastEntry().getKey()));
      }
    }

    private void walkUp(long key) {
      LongCursor cursor = tree.cursor();
      boolean on = cursor.seek(key);
      for (Map.Entry<Long, Long> entry : model.tailMap(key, true).entrySet()) {
        check(on && cursor.key() == entry.getKey() && cursor.value() == entry.getValue());
        on = cursor.next();
      }
      check(!on);
    }

    private void walkUpInPages(long key, int length) {
      LongCursor cursor = tree.cursor();
      int left = model.tailMap(key, true).size();
      Iterator<Map.Entry<Long, Long>> expected = model.tailMap(key, true).entrySet().iterator();
      check(cursor.seek(key) == left > 0);
      while (left > 0) {
        int visited =
            cursor.forEach(
                length,
                (seenKey, value) -> {
                  Map.Entry<Long, Long> entry = expected.next();
                  check(entry.getKey() == seenKey && entry.getValue() == value);
                });
        check(visited == Math.min(length, left));
        left -= visited;
      }
    }

    private void walkDown(long key) {
      LongCursor cursor = tree.cursor();
      boolean on = cursor.seek(key) ? cursor.previous() : cursor.seekLast();
      for (Map.Entry<Long, Long> entry : model.headMap(key, false).descendingMap().entrySet()) {
        check(on && cursor.key() == entry.getKey() && cursor.value() == entry.getValue());
        on = cursor.previous();
      }
      check(!on);
    }

    private void sameEntries() {
      Iterator<Map.Entry<Long, Long>> expected = model.entrySet().iterator();
      tree.forEach(
          (key, value) -> {
            Map.Entry<Long, Long> entry = expected.next();
            check(entry.getKey() == key && entry.getValue() == value);
          });
      check(!expected.hasNext());
    }

    private static void check(boolean holds) {
      if (!holds) {
        throw new AssertionError("the tree differs from the model");
      }
    }
  }
}
