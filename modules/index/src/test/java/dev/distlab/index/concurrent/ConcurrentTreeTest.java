package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single calls, bad input, and what is left after them. */
class ConcurrentTreeTest {

  @ParameterizedTest
  @EnumSource
  void put_ofAPresentKey_returnsTheValueBefore(TreeKind kind) {
    ConcurrentTree<String, Integer> tree = kind.make();

    assertThat(tree.put("a", 1)).isNull();
    assertThat(tree.put("a", 2)).isEqualTo(1);
    assertThat(tree.putIfAbsent("a", 3)).isEqualTo(2);
    assertThat(tree.putIfAbsent("b", 4)).isNull();
    assertThat(tree.get("a")).isEqualTo(2);
    assertThat(tree.size()).isEqualTo(2);
    assertThat(tree.remove("a")).isEqualTo(2);
    assertThat(tree.remove("a")).isNull();
    assertThat(tree.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void ceiling_ofAnyKey_isTheLeastAtOrAbove(TreeKind kind) {
    ConcurrentTree<Integer, Integer> tree = numbers(kind, 100);

    assertThat(tree.ceiling(-5)).isEqualTo(Map.entry(0, 0));
    assertThat(tree.ceiling(500)).isEqualTo(Map.entry(500, 50));
    assertThat(tree.ceiling(501)).isEqualTo(Map.entry(510, 51));
    assertThat(tree.ceiling(991)).isNull();
    assertThat(kind.<Integer, Integer>make().ceiling(1)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void ceiling_beyondLeavesThatWereEmptied_goesOnToTheRight(TreeKind kind) {
    ConcurrentTree<Integer, Integer> tree = numbers(kind, 100);
    for (int key = 200; key < 800; key += 10) {
      tree.remove(key);
    }

    assertThat(tree.ceiling(191)).isEqualTo(Map.entry(800, 80));
    assertThat(keys(tree, 150, 820)).containsExactly(150, 160, 170, 180, 190, 800, 810);
    tree.checkInvariants();
  }

  @ParameterizedTest
  @EnumSource
  void tree_emptiedAndFilledAgain_isWhole(TreeKind kind) {
    ConcurrentTree<Integer, Integer> tree = numbers(kind, 500);
    for (int i = 0; i < 500; i++) {
      assertThat(tree.remove(i * 77 % 500 * 10)).isNotNull();
      tree.checkInvariants();
    }
    assertThat(tree.size()).isZero();
    assertThat(tree.ceiling(0)).isNull();
    tree.forEach((key, value) -> assertThat(key).as("a key of an empty tree").isNull());

    for (int i = 499; i >= 0; i--) {
      assertThat(tree.put(i, i)).isNull();
      tree.checkInvariants();
    }
    assertThat(tree.size()).isEqualTo(500);
  }

  @ParameterizedTest
  @EnumSource
  void scan_betweenTwoKeys_takesTheFirstAndNotTheSecond(TreeKind kind) {
    ConcurrentTree<Integer, Integer> tree = numbers(kind, 100);

    assertThat(keys(tree, 500, 540)).containsExactly(500, 510, 520, 530);
    assertThat(keys(tree, 501, 531)).containsExactly(510, 520, 530);
    assertThat(keys(tree, 500, 500)).isEmpty();
    assertThat(keys(tree, 991, 2_000)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys(tree, 5, 4))
        .withMessage("from=5 is above to=4");
  }

  /** The action may change the tree: no latch is held while it runs. */
  @ParameterizedTest
  @EnumSource
  void scan_whoseActionChangesTheTree_meetsWhatStays(TreeKind kind) {
    ConcurrentTree<Integer, Integer> tree = numbers(kind, 200);
    List<Integer> met = new ArrayList<>();
    tree.forEach(
        (key, value) -> {
          met.add(key);
          tree.remove(key);
          if (key < 2_000) {
            tree.put(-key - 1, value);
            tree.put(key + 10_000, value);
          }
        });

    assertThat(met).isSorted().doesNotHaveDuplicates().startsWith(0, 10, 20, 30);
    assertThat(met.stream().filter(key -> key < 2_000).count()).isEqualTo(200);
    tree.checkInvariants();
  }

  @ParameterizedTest
  @EnumSource
  void nulls_ofAnyCall_areRefused(TreeKind kind) {
    ConcurrentTree<Integer, Integer> tree = numbers(kind, 10);

    assertThatNullPointerException().isThrownBy(() -> tree.get(null)).withMessage("key");
    assertThatNullPointerException().isThrownBy(() -> tree.put(null, 1));
    assertThatNullPointerException().isThrownBy(() -> tree.put(1, null)).withMessage("value");
    assertThatNullPointerException().isThrownBy(() -> tree.putIfAbsent(1, null));
    assertThatNullPointerException().isThrownBy(() -> tree.remove(null));
    assertThatNullPointerException().isThrownBy(() -> tree.ceiling(null));
    assertThatNullPointerException().isThrownBy(() -> tree.scan(null, 1, (key, value) -> {}));
    assertThatNullPointerException().isThrownBy(() -> tree.scan(1, null, (key, value) -> {}));
    assertThatNullPointerException().isThrownBy(() -> tree.scan(1, 2, null)).withMessage("action");
    tree.checkInvariants();
  }

  @ParameterizedTest
  @EnumSource
  void keys_ofAForeignType_areRefusedAndNoLatchStays(TreeKind kind) {
    for (int entries : new int[] {1, 2, 30}) {
      ConcurrentTree<Object, Object> tree = kind.make(null, 3);
      for (int key = 0; key < entries; key++) {
        tree.put(key, key);
      }
      assertForeignKeysAreRefused(tree);
      assertThat(tree.size()).isEqualTo(entries);
      for (int key = 0; key < entries; key++) {
        assertThat(tree.put(key, -key)).isEqualTo(key);
      }
    }
    assertThatThrownBy(() -> kind.make().put(new Object(), 1))
        .isInstanceOf(ClassCastException.class)
        .hasMessage("java.lang.Object has no natural order, and the tree has no comparator");
  }

  @ParameterizedTest
  @EnumSource
  void put_ofAFirstKeyThatTheOrderRefuses_changesNothing(TreeKind kind) {
    ConcurrentTree<Object, Integer> tree = kind.make(Collections.reverseOrder(), 3);

    assertThatThrownBy(() -> tree.put(new Object(), 1)).isInstanceOf(ClassCastException.class);
    assertThat(tree.size()).isZero();
    assertThat(tree.put("a", 1)).isNull();
    tree.checkInvariants();
  }

  private static void assertForeignKeysAreRefused(ConcurrentTree<Object, Object> tree) {
    List<Runnable> calls =
        List.of(
            () -> tree.get("x"),
            () -> tree.put("x", 1),
            () -> tree.putIfAbsent("x", 1),
            () -> tree.remove("x"),
            () -> tree.ceiling("x"),
            () -> tree.scan("x", "y", (key, value) -> {}));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run).isInstanceOf(ClassCastException.class);
      tree.checkInvariants();
    }
  }

  /** Fails at each comparison in turn: the call fails, no latch stays, the tree is as it was. */
  @ParameterizedTest
  @EnumSource
  void order_thatThrowsAnywhere_leavesNoLatchAndNoKeyHalfIn(TreeKind kind) {
    int failures = 0;
    for (int comparisons = 0; comparisons < 40; comparisons++) {
      int[] left = {Integer.MAX_VALUE};
      Comparator<Integer> fragile =
          (a, b) -> {
            if (left[0]-- == 0) {
              throw new IllegalStateException("order gave up");
            }
            return Integer.compare(a, b);
          };
      ConcurrentTree<Integer, Integer> tree = kind.make(fragile, 3);
      for (int key = 0; key < 40; key++) {
        tree.put(key * 10, key);
      }
      for (Call call : List.of(Call.put(205), Call.remove(200), Call.get(200), Call.ceiling(201))) {
        left[0] = comparisons;
        try {
          call.of(tree);
        } catch (IllegalStateException gaveUp) {
          failures++;
        }
        left[0] = Integer.MAX_VALUE;
        List<Integer> keys = new ArrayList<>();
        tree.forEach((key, value) -> keys.add(key));
        assertThat(tree.size()).isEqualTo(keys.size());
        assertThat(tree.put(keys.get(20), 1)).isNotNull();
      }
    }
    assertThat(failures).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void keysPerNode_outOfRange_isRefused(TreeKind kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kind.make(null, 2))
        .withMessage("keysPerNode=2 is out of range: 3..4096");
    assertThatIllegalArgumentException().isThrownBy(() -> kind.make(null, 4_097));
    assertThat(kind.make(null, 4_096).size()).isZero();
  }

  private static ConcurrentTree<Integer, Integer> numbers(TreeKind kind, int count) {
    ConcurrentTree<Integer, Integer> tree = kind.make(null, 3);
    for (int i = 0; i < count; i++) {
      tree.put(i * 10, i);
    }
    tree.checkInvariants();
    return tree;
  }

  private static List<Integer> keys(ConcurrentTree<Integer, Integer> tree, int from, int to) {
    List<Integer> keys = new ArrayList<>();
    tree.scan(from, to, (key, value) -> keys.add(key));
    return keys;
  }
}
