package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.random.SeededRandom;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaglevPlacementTest {

  @ParameterizedTest
  @ValueSource(ints = {65_536, 1, 0, -7, 9, 5_000_012, 5_000_023})
  void tableSize_notAPrimeInRange_isRefused(int tableSize) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaglevPlacement(tableSize))
        .withMessageContaining("tableSize=" + tableSize)
        .withMessageContaining("prime number from 2 to 5000011");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 1_009, 65_537, 655_373, 5_000_011})
  void tableSize_primeInRange_isTaken(int tableSize) {
    MaglevPlacement placement = MaglevPlacement.undersized(tableSize);
    placement.addAll(HashRingTest.nodes(2));
    assertThat(placement.owner(12345).name()).startsWith("n");
  }

  @Test
  void add_moreThanOneNodeInHundredEntries_isRefused() {
    MaglevPlacement placement = new MaglevPlacement(1_009);
    placement.addAll(HashRingTest.nodes(10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.add(Node.of("n11")))
        .withMessageContaining("11 nodes need 1100 entries, the table has 1009");
    assertThat(placement.nodes()).hasSize(10);
  }

  @Test
  void add_moreNodesThanEntries_isRefusedEvenWhenUndersized() {
    MaglevPlacement placement = MaglevPlacement.undersized(3);
    placement.addAll(HashRingTest.nodes(3));
    assertThatIllegalArgumentException().isThrownBy(() -> placement.add(Node.of("n4")));
  }

  @Test
  void owner_equalWeights_differByOneEntryAtMost() {
    MaglevPlacement placement = new MaglevPlacement(1_009);
    placement.addAll(HashRingTest.nodes(7));
    Map<String, Integer> entries = entriesPerNode(placement, 1_009);
    assertThat(entries.values()).allMatch(count -> count == 1_009 / 7 || count == 1_009 / 7 + 1);
  }

  @Test
  void owner_weights_areTheTurns() {
    MaglevPlacement placement = new MaglevPlacement(10_007);
    double[] weights = {0.5, 1, 3.3};
    for (int i = 0; i < weights.length; i++) {
      placement.add(Node.of("n" + i).withWeight(weights[i]));
    }
    Map<String, Integer> entries = entriesPerNode(placement, 10_007);
    for (int i = 0; i < weights.length; i++) {
      assertThat(entries.get("n" + i) / 10_007.0).isCloseTo(weights[i] / 4.8, within(0.001));
    }
  }

  /** One key for each entry: the middle of its range of hashes. */
  private static Map<String, Integer> entriesPerNode(MaglevPlacement placement, int tableSize) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int entry = 0; entry < tableSize; entry++) {
      long keyHash = (long) ((entry + 0.5) / tableSize * 0x1.0p40) << 24;
      counts.merge(placement.owner(keyHash).name(), 1, Integer::sum);
    }
    return counts;
  }

  /** 0.6 % of the keys move without need at M = 65537 and n = 100, 4 % at M = 1009. */
  @Test
  void remove_smallerTable_disruptsMore() {
    assertThat(unnecessaryMoves(new MaglevPlacement())).isCloseTo(0.006, within(0.002));
    assertThat(unnecessaryMoves(MaglevPlacement.undersized(1_009))).isCloseTo(0.04, within(0.01));
  }

  private static double unnecessaryMoves(MaglevPlacement placement) {
    placement.addAll(HashRingTest.nodes(100));
    SeededRandom random = new SeededRandom(6);
    int keys = 50_000;
    long[] key = new long[keys];
    Node[] before = new Node[keys];
    for (int i = 0; i < keys; i++) {
      key[i] = random.nextLong();
      before[i] = placement.owner(key[i]);
    }
    placement.remove("n50");
    int unnecessary = 0;
    for (int i = 0; i < keys; i++) {
      boolean moved = !placement.owner(key[i]).equals(before[i]);
      unnecessary += moved && !before[i].name().equals("n50") ? 1 : 0;
    }
    return unnecessary / (double) keys;
  }
}
