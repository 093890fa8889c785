package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.testing.Laws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One thread: random calls, answered as a {@link TreeMap} answers them. */
class ConcurrentTreeLawTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 1_000;

  @ParameterizedTest
  @CsvSource({
    "LATCH_COUPLED,3",
    "LATCH_COUPLED,4",
    "LATCH_COUPLED,5",
    "B_LINK,3",
    "B_LINK,4",
    "B_LINK,5"
  })
  void everyCall_smallNodes_agreesWithTreeMap(TreeKind kind, int keysPerNode) {
    check(() -> new Pair(kind.make(null, keysPerNode), new TreeMap<>(), 1), 80);
  }

  @ParameterizedTest
  @EnumSource
  void everyCall_comparator_agreesWithTreeMap(TreeKind kind) {
    Comparator<Integer> descending = Comparator.reverseOrder();
    Laws.check(
        SEEDS,
        OPERATIONS,
        random -> Call.draw(random, 80),
        () -> {
          Pair pair = new Pair(kind.make(descending, 3), new TreeMap<>(descending), 1);
          return call -> {
            // a range upwards in the numbers ends before it begins
            if (call.kind() != Call.Kind.SCAN) {
              pair.apply(call);
            }
          };
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyCall_defaultNodesAndManyKeys_agreesWithTreeMap(TreeKind kind) {
    check(
        () -> {
          Pair pair = new Pair(kind.make(), new TreeMap<>(), 100);
          for (int key = 0; key < 3_000; key++) {
            pair.apply(Call.put(key * 7 % 3_000));
          }
          return pair;
        },
        3_000);
  }

  @Test
  void law_brokenTwin_isCaught() {
    assertThatThrownBy(
            () ->
                check(
                    () ->
                        new Pair(
                            new BLinkTree<>(null, 3) {
                              @Override
                              BLinkContents read(BLinkNode node) {
                                BLinkContents now = super.read(node);
                                return now.keys().length == 3 && node.isLeaf()
                                    ? now.withoutEntry(2)
                                    : now;
                              }
                            },
                            new TreeMap<>(),
                            1),
                    80))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("operations suffice");
  }

  private static void check(Supplier<Pair> start, int keys) {
    Laws.check(SEEDS, OPERATIONS, random -> Call.draw(random, keys), start);
  }

  /** A tree and its model; all of both is compared after every so many calls. */
  private static final class Pair implements Laws.Subject<Call> {
    private final ConcurrentTree<Integer, Integer> tree;
    private final TreeMap<Integer, Integer> model;
    private final int checkEvery;
    private int calls;

    Pair(ConcurrentTree<Integer, Integer> tree, TreeMap<Integer, Integer> model, int checkEvery) {
      this.tree = tree;
      this.model = model;
      this.checkEvery = checkEvery;
    }

    @Override
    public void apply(Call call) {
      assertThat(call.of(tree)).isEqualTo(call.of(model));
      if (++calls % checkEvery == 0) {
        finish();
      }
    }

    @Override
    public void finish() {
      tree.checkInvariants();
      List<Map.Entry<Integer, Integer>> all = new ArrayList<>();
      tree.forEach((key, value) -> all.add(Map.entry(key, value)));
      assertThat(all).isEqualTo(List.copyOf(model.entrySet()));
      assertThat(tree.size()).isEqualTo(model.size());
    }
  }
}
