package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a removal reshapes the tree, and sequences that have broken other trees. */
class BTreeMapDeletionTest {

  // Trees of 3 keys a node, filled in ascending order, have full leaves: 0 1 2 | 3 4 5 | 6 7 8 ...

  @Test
  void remove_leafTooEmptyAndLeftNeighbourFull_borrowsFromTheLeft() {
    BTreeMap<Integer, Integer> tree = ascending(3, 4);
    expect(tree, TreeChange.LEAF_BORROW_LEFT, 3);
  }

  @Test
  void remove_firstLeafTooEmptyAndRightNeighbourFull_borrowsFromTheRight() {
    BTreeMap<Integer, Integer> tree = ascending(3, 6);
    expect(tree, TreeChange.LEAF_BORROW_RIGHT, 0, 1, 2);
  }

  @Test
  void remove_leafAndLeftNeighbourFitIntoOne_mergesWithTheLeft() {
    BTreeMap<Integer, Integer> tree = ascending(3, 9);
    expect(tree, TreeChange.LEAF_MERGE_LEFT, 1, 2, 3, 4, 5);
  }

  @Test
  void remove_firstLeafAndRightNeighbourFitIntoOne_mergesWithTheRight() {
    BTreeMap<Integer, Integer> tree = ascending(3, 9);
    expect(tree, TreeChange.LEAF_MERGE_RIGHT, 4, 5, 0, 1, 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = TreeChange.class,
      names = {
        "INNER_BORROW_LEFT",
        "INNER_BORROW_RIGHT",
        "INNER_MERGE_LEFT",
        "INNER_MERGE_RIGHT",
        "SEPARATOR_REPLACED",
        "ROOT_COLLAPSE"
      })
  void remove_ofSomeKeysInSomeOrder_hitsTheCaseAndKeepsTheRest(TreeChange wanted) {
    for (int seed = 1; seed <= 50; seed++) {
      SeededRandom random = new SeededRandom(seed);
      BTreeMap<Integer, Integer> tree = ascending(3, 60);
      for (int key : shuffled(60, random)) {
        long before = tree.stats().count(wanted);
        tree.remove(key);
        tree.checkInvariants();
        if (tree.stats().count(wanted) > before) {
          assertThat(tree).doesNotContainKey(key);
          return;
        }
      }
    }
    throw new AssertionError("50 seeds never led to " + wanted);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void removals_inManyOrders_executeEveryCaseOfRebalancing(int keysPerNode) {
    Map<TreeChange, Long> seen = new EnumMap<>(TreeChange.class);
    for (int seed = 1; seed <= 20; seed++) {
      SeededRandom random = new SeededRandom(seed);
      BTreeMap<Integer, Integer> tree = new BTreeMap<>(null, keysPerNode);
      for (int key : shuffled(400, random)) {
        tree.put(key, key);
      }
      for (int key : shuffled(400, random)) {
        tree.remove(key);
      }
      tree.stats().changes().forEach((change, count) -> seen.merge(change, count, Long::sum));
    }
    for (TreeChange change : TreeChange.values()) {
      if (change != TreeChange.LEAF_SHIFT) {
        assertThat(seen.get(change)).as("%s", change).isPositive();
      }
    }
  }

  @Test
  void remove_keyThatIsASeparator_leavesItNowhereInTheTree() {
    BTreeMap<Integer, Integer> tree = ascending(3, 60);
    List<Integer> separators = new ArrayList<>();
    collectSeparators(tree.tree.root(), separators);
    assertThat(separators).isNotEmpty();
    for (Integer separator : separators) {
      tree.remove(separator);
      List<Integer> left = new ArrayList<>();
      collectSeparators(tree.tree.root(), left);
      assertThat(left).doesNotContain(separator);
      tree.checkInvariants();
    }
  }

  @Test
  void remove_everything_collapsesToOneEmptyLeafThatCanBeFilledAgain() {
    BTreeMap<Integer, Integer> tree = ascending(3, 100);
    assertThat(tree.stats().height()).isGreaterThan(3);
    for (int key = 0; key < 100; key++) {
      tree.remove(key);
    }
    assertThat(tree).isEmpty();
    assertThat(tree.stats().height()).isEqualTo(1);
    assertThat(tree.stats().leaves()).isEqualTo(1);
    tree.put(5, 5);
    assertThat(tree).containsExactly(Map.entry(5, 5));
    tree.checkInvariants();
  }

  // --- seen in the wild

  /** Elsewhere: no neighbour was found and the program crashed (a Go B-tree). */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void insertAToIDeleteGHABCDE_seenInTheWild_keepsFAndI(int keysPerNode) {
    BTreeMap<String, Integer> tree = new BTreeMap<>(null, keysPerNode);
    for (char c = 'a'; c <= 'i'; c++) {
      tree.put(String.valueOf(c), (int) c);
    }
    for (String key : List.of("g", "h", "a", "b", "c", "d", "e")) {
      assertThat(tree.remove(key)).isEqualTo((int) key.charAt(0));
      tree.checkInvariants();
    }
    assertThat(tree.keySet()).containsExactly("f", "i");
  }

  /** Elsewhere: the number of the left neighbour was off by one (a .NET B-tree). */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8})
  void deleteBackwards_seenInTheWild_mergesWithTheRightNeighbour(int keysPerNode) {
    BTreeMap<Integer, Integer> tree = ascending(keysPerNode, 200);
    for (int key = 199; key >= 0; key--) {
      assertThat(tree.remove(key)).isEqualTo(key);
      tree.checkInvariants();
      assertThat(tree).hasSize(key);
    }
  }

  /** Elsewhere: the loop that copies an inner node into its neighbour did not move on (a wiki). */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void mergeOfInnerNodes_seenInTheWild_keepsEveryChild(int keysPerNode) {
    BTreeMap<Integer, Integer> tree = ascending(keysPerNode, 500);
    TreeMap<Integer, Integer> model = new TreeMap<>(tree);
    for (int key = 0; key < 500; key += 1) {
      int victim = (key * 7) % 500;
      tree.remove(victim);
      model.remove(victim);
      tree.checkInvariants();
      assertThat(tree).isEqualTo(model);
    }
    assertThat(tree.stats().count(TreeChange.INNER_MERGE_LEFT)).isPositive();
  }

  /** Elsewhere: the left part had one child too few after a split (a C tree). */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void splitOfInnerNodes_seenInTheWild_sharesOutEveryChild(int keysPerNode) {
    BTreeMap<Integer, Integer> tree = new BTreeMap<>(null, keysPerNode);
    for (int key = 500; key > 0; key--) {
      tree.put(key, key);
      tree.checkInvariants();
    }
    assertThat(tree.stats().count(TreeChange.INNER_SPLIT)).isPositive();
    assertThat(tree).hasSize(500);
  }

  /** Elsewhere: putting a key again kept the first value and counted it twice (a textbook). */
  @Test
  void putTwice_seenInTheWild_replacesTheValueAndCountsOnce() {
    BTreeMap<String, String> tree = new BTreeMap<>(null, 3);
    tree.put("k", "v1");
    assertThat(tree.put("k", "v2")).isEqualTo("v1");
    assertThat(tree).containsExactly(Map.entry("k", "v2"));
    assertThat(tree.put("k", null)).isEqualTo("v2");
    assertThat(tree).hasSize(1).containsEntry("k", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ascending", "descending", "random", "organ pipe"})
  void insertAndDelete_sameAndOppositeOrder_isSoundAtEveryStep(String pattern) {
    for (int keysPerNode = 3; keysPerNode <= 5; keysPerNode++) {
      List<Integer> order = order(pattern, 150);
      List<Integer> opposite = new ArrayList<>(order);
      Collections.reverse(opposite);
      for (List<Integer> removals : List.of(order, opposite)) {
        BTreeMap<Integer, Integer> tree = new BTreeMap<>(null, keysPerNode);
        for (int key : order) {
          tree.put(key, key);
          tree.checkInvariants();
        }
        for (int key : removals) {
          assertThat(tree.remove(key)).isEqualTo(key);
          tree.checkInvariants();
        }
        assertThat(tree).isEmpty();
      }
    }
  }

  private static List<Integer> order(String pattern, int count) {
    List<Integer> ascending = IntStream.range(0, count).boxed().toList();
    return switch (pattern) {
      case "ascending" -> ascending;
      case "descending" -> ascending.stream().map(i -> count - 1 - i).toList();
      case "random" -> shuffled(count, new SeededRandom(9));
      default -> ascending.stream().map(i -> i % 2 == 0 ? i / 2 : count - 1 - i / 2).toList();
    };
  }

  // --- helpers

  private static void expect(
      BTreeMap<Integer, Integer> tree, TreeChange wanted, Integer... removed) {
    TreeMap<Integer, Integer> model = new TreeMap<>(tree);
    for (Integer key : removed) {
      assertThat(tree.stats().count(wanted)).as("%s before %d", wanted, key).isZero();
      tree.remove(key);
      model.remove(key);
      tree.checkInvariants();
    }
    assertThat(tree.stats().count(wanted)).isEqualTo(1);
    assertThat(tree).isEqualTo(model);
  }

  private static BTreeMap<Integer, Integer> ascending(int keysPerNode, int count) {
    BTreeMap<Integer, Integer> tree = new BTreeMap<>(null, keysPerNode);
    for (int key = 0; key < count; key++) {
      tree.put(key, key);
    }
    return tree;
  }

  private static List<Integer> shuffled(int count, SeededRandom random) {
    List<Integer> keys = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    random.shuffle(keys);
    return keys;
  }

  private static void collectSeparators(TreeNode node, List<Integer> into) {
    if (node instanceof InnerNode inner) {
      for (int i = 0; i < inner.count; i++) {
        into.add((Integer) inner.key(i));
      }
      for (int i = 0; i <= inner.count; i++) {
        collectSeparators(inner.child(i), into);
      }
    }
  }
}
