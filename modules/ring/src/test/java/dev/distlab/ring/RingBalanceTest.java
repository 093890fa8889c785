package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How even a ring is: the closed form, and the table that was measured with another program. */
class RingBalanceTest {

  private static double coefficientOfVariation(Collection<Double> shares) {
    double mean = 1.0 / shares.size();
    double sum = 0;
    for (double share : shares) {
      sum += (share - mean) * (share - mean);
    }
    return Math.sqrt(sum / shares.size()) / mean;
  }

  /** A share is Beta(v, (n-1)v) distributed. */
  private static double theory(int nodes, int virtualNodes) {
    return Math.sqrt((nodes - 1.0) / (nodes * (double) virtualNodes + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 100, 1_000})
  void shares_200Seeds_varyAsTheClosedFormSays(int virtualNodes) {
    double squares = 0;
    int seeds = 200;
    for (int seed = 1; seed <= seeds; seed++) {
      double cv =
          coefficientOfVariation(
              HashRingTest.ringOf(10, virtualNodes, seed).snapshot().shares().values());
      squares += cv * cv;
    }
    double rms = Math.sqrt(squares / seeds);
    assertThat(rms / theory(10, virtualNodes)).isBetween(0.9, 1.1);
  }

  /** The spec's reference table: n = 10, 100 seeds. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.873, 2.97, 0.09",
    "4, 0.452, 1.87, 0.37",
    "16, 0.235, 1.44, 0.65",
    "64, 0.118, 1.21, 0.82",
    "100, 0.091, 1.16, 0.85",
    "256, 0.059, 1.10, 0.90",
    "1000, 0.028, 1.05, 0.95"
  })
  void shares_100Seeds_agreeWithTheReferenceTable(
      int virtualNodes, double cv, double maxOverMean, double minOverMean) {
    double cvSum = 0;
    double maxSum = 0;
    double minSum = 0;
    int seeds = 100;
    for (int seed = 1; seed <= seeds; seed++) {
      HashRing ring = HashRingTest.ringOf(10, virtualNodes, 1_000 + seed);
      cvSum += coefficientOfVariation(ring.snapshot().shares().values());
      maxSum += ring.stats().largestShare() * 10;
      minSum += ring.stats().smallestShare() * 10;
    }
    assertThat(cvSum / seeds).isCloseTo(cv, within(0.1 * cv));
    assertThat(maxSum / seeds).isCloseTo(maxOverMean, within(0.08 * maxOverMean));
    assertThat(minSum / seeds).isCloseTo(minOverMean, within(0.04));
  }

  /** A dead node's load goes to one neighbour with one point, to all with many. */
  @Test
  void remove_withManyVirtualNodes_spreadsTheLoadOverAllOthers() {
    assertThat(heirsOfFirstNode(1)).hasSize(1);
    assertThat(heirsOfFirstNode(4).size()).isBetween(2, 4);
    assertThat(heirsOfFirstNode(256)).hasSize(9);
  }

  private static TreeSet<String> heirsOfFirstNode(int virtualNodes) {
    HashRing ring = HashRingTest.ringOf(10, virtualNodes, 11);
    RingSnapshot before = ring.snapshot();
    ring.remove("n1");
    TreeSet<String> heirs = new TreeSet<>();
    for (int i = 0; i < before.pointCount(); i++) {
      if (before.point(i).node().name().equals("n1")) {
        heirs.add(ring.snapshot().ownerAt(before.point(i).position()).name());
      }
    }
    return heirs;
  }
}
