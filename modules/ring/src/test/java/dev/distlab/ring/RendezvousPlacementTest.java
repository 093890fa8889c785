package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RendezvousPlacementTest {

  private static RendezvousPlacement weighted(double... weights) {
    RendezvousPlacement placement = new RendezvousPlacement();
    for (int i = 0; i < weights.length; i++) {
      placement.add(Node.of("n" + i).withWeight(weights[i]));
    }
    return placement;
  }

  @Test
  void owner_weights_areTheShares() {
    RendezvousPlacement placement = weighted(1, 2, 3, 4);
    Map<String, Integer> counts = new TreeMap<>();
    SeededRandom random = new SeededRandom(1);
    int keys = 100_000;
    for (int i = 0; i < keys; i++) {
      counts.merge(placement.owner(random.nextLong()).name(), 1, Integer::sum);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(counts.get("n" + i) / (double) keys).isCloseTo((i + 1) / 10.0, within(0.005));
    }
  }

  /** Equal weights take a shortcut without logarithms; it must not change an answer. */
  @Test
  void owner_equalWeightsOfAnySize_isThatOfWeightOne() {
    RendezvousPlacement ones = weighted(1, 1, 1, 1, 1);
    RendezvousPlacement sevens = weighted(7, 7, 7, 7, 7);
    RendezvousPlacement mixed = weighted(7, 7, 7, 7, 7);
    mixed.add(Node.of("other").withWeight(1e-9));
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextLong();
      assertThat(sevens.owner(key).name()).isEqualTo(ones.owner(key).name());
      assertThat(mixed.owner(key).name()).isEqualTo(ones.owner(key).name());
    }
  }

  @Test
  void owner_oneNodeGetsHeavier_movesKeysToItOnly() {
    RendezvousPlacement before = weighted(1, 2, 1.5, 1);
    RendezvousPlacement after = weighted(1, 2, 2.5, 1);
    SeededRandom random = new SeededRandom(3);
    int moved = 0;
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextLong();
      if (!before.owner(key).name().equals(after.owner(key).name())) {
        assertThat(after.owner(key).name()).isEqualTo("n2");
        moved++;
      }
    }
    assertThat(moved / 20_000.0).isCloseTo(2.5 / 6.5 - 1.5 / 5.5, within(0.01));
  }

  @Test
  void preferenceList_ownerFails_secondTakesOver() {
    RendezvousPlacement placement = weighted(1, 2, 1, 3, 1);
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 500; i++) {
      long key = random.nextLong();
      List<Node> list = placement.preferenceList(key, 3);
      assertThat(list).hasSize(3).doesNotHaveDuplicates();
      assertThat(placement.owner(key)).isEqualTo(list.get(0));
      RendezvousPlacement smaller = weighted(1, 2, 1, 3, 1);
      smaller.remove(list.get(0).name());
      assertThat(smaller.owner(key)).isEqualTo(list.get(1));
    }
    assertThat(placement.preferenceList(1, 99)).hasSize(5);
    assertThatIllegalArgumentException().isThrownBy(() -> placement.preferenceList(1, 0));
  }

  /** For this key b's mixed hash is all ones: the best draw that there is. */
  private static final long BEST_DRAW_OF_B = 0xb7df2e0ee098325bL;

  @Test
  void owner_bestDrawThereIs_winsAndStandsFirstInTheList() {
    RendezvousPlacement equal = new RendezvousPlacement();
    equal.addAll(List.of(Node.of("a"), Node.of("b"), Node.of("c")));
    assertThat(equal.owner(BEST_DRAW_OF_B).name()).isEqualTo("b");
    assertThat(equal.preferenceList(BEST_DRAW_OF_B, 3).get(0).name()).isEqualTo("b");
    RendezvousPlacement unequal = new RendezvousPlacement();
    unequal.addAll(List.of(Node.of("a").withWeight(1_000), Node.of("b"), Node.of("c")));
    assertThat(unequal.owner(BEST_DRAW_OF_B).name()).isEqualTo("b");
    assertThat(unequal.preferenceList(BEST_DRAW_OF_B, 3).get(0).name()).isEqualTo("b");
  }
}
