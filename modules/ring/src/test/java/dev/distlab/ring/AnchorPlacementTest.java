package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnchorPlacementTest {

  @Test
  void add_beyondTheCapacity_isRefused() {
    AnchorPlacement placement = new AnchorPlacement(2);
    placement.addAll(HashRingTest.nodes(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.add(Node.of("n3")))
        .withMessageContaining("the capacity is 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new AnchorPlacement(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnchorPlacement(1 << 21));
  }

  @Test
  void owner_halfOfTheBucketsRemoved_isEven() {
    AnchorPlacement placement = new AnchorPlacement(40);
    placement.addAll(HashRingTest.nodes(40));
    for (int i = 1; i <= 40; i += 2) {
      placement.remove("n" + i);
    }
    Map<String, Integer> counts = new TreeMap<>();
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 100_000; i++) {
      counts.merge(placement.owner(random.nextLong()).name(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(20);
    assertThat(counts.values())
        .allSatisfy(count -> assertThat((double) count).isCloseTo(5_000, within(350.0)));
  }

  private record Operation(boolean joins, int node) {}

  /**
   * A joining node undoes the last removal, so going back the way one came gives the old owners.
   */
  @Test
  void changes_anySequence_moveNoKeyWithoutNeed() {
    Laws.check(
        100,
        1_000,
        random -> new Operation(random.nextBoolean(), random.nextInt(16)),
        () -> {
          AnchorPlacement placement = new AnchorPlacement(12);
          Map<Long, String> owners = new TreeMap<>();
          SeededRandom keys = new SeededRandom(9);
          for (int i = 0; i < 64; i++) {
            owners.put(keys.nextLong(), "");
          }
          return operation -> {
            String name = "n" + operation.node();
            boolean present = placement.nodes().contains(Node.of(name));
            if (operation.joins() && !present && placement.nodes().size() < 12) {
              placement.add(Node.of(name));
            } else if (!operation.joins() && present && placement.nodes().size() > 1) {
              placement.remove(name);
            }
            if (placement.nodes().isEmpty()) {
              return;
            }
            owners.replaceAll(
                (key, before) -> {
                  String now = placement.owner(key).name();
                  assertThat(
                          now.equals(before)
                              || before.isEmpty()
                              || name.equals(before)
                              || name.equals(now))
                      .isTrue();
                  return now;
                });
          };
        });
  }

  @Test
  void nodes_afterManyChanges_standInTheOrderOfTheirNames() {
    AnchorPlacement placement = new AnchorPlacement(6);
    for (String name : List.of("d", "a", "e", "c")) {
      placement.add(Node.of(name));
    }
    placement.remove("e");
    placement.add(Node.of("b"));
    assertThat(placement.nodes())
        .containsExactly(Node.of("a"), Node.of("b"), Node.of("c"), Node.of("d"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.remove("e"))
        .withMessage("unknown node e: the nodes are a, b, c, d");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.add(new Node("a", 1, "zone")))
        .withMessageContaining("node a is there already");
    assertThat(placement.add(Node.of("a"))).isFalse();
  }
}
