package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.random.SeededRandom;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spec's table B: 200,000 keys, one node leaves; measured there with another program. */
class DisruptionTest {

  private static final int KEYS = 200_000;

  private static Placement make(String scheme) {
    return switch (scheme) {
      case "modulo" -> new ModuloPlacement();
      case "ring" -> new HashRing(100);
      case "rendezvous" -> new RendezvousPlacement();
      case "maglev65537" -> new MaglevPlacement();
      case "maglev1009" -> MaglevPlacement.undersized(1_009);
      case "anchor" -> new AnchorPlacement(128);
      case "jumpBack" -> JumpPlacement.backwards();
      default -> new JumpPlacement();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "modulo, 10, 0.900, 0.801, 1.01",
    "ring, 10, 0.1, 0, 1.18",
    "rendezvous, 10, 0.101, 0, 1.01",
    "maglev65537, 10, 0.104, 0.0025, 1.02",
    "maglev1009, 10, 0.121, 0.021, 1.01",
    "jump, 10, 0.0999, 0, 1.01",
    "jumpBack, 10, 0.1, 0, 1.01",
    "anchor, 10, 0.1, 0, 1.01",
    "modulo, 100, 0.990, 0.980, 1.07",
    "ring, 100, 0.0103, 0, 1.29",
    "rendezvous, 100, 0.0100, 0, 1.05",
    "maglev65537, 100, 0.0159, 0.0061, 1.05",
    "maglev1009, 100, 0.0521, 0.0425, 1.12",
    "jump, 100, 0.0101, 0, 1.06",
    "jumpBack, 100, 0.0100, 0, 1.06",
    "anchor, 100, 0.0100, 0, 1.06"
  })
  void remove_oneNode_movesWhatTheReferenceTableSays(
      String scheme, int nodes, double moved, double unnecessary, double maxOverMean) {
    Placement placement = make(scheme);
    placement.addAll(HashRingTest.nodes(nodes));
    String leaver = scheme.startsWith("jump") ? "n" + nodes : "n" + nodes / 2;
    SeededRandom random = new SeededRandom(17);
    long[] keys = new long[KEYS];
    Node[] before = new Node[KEYS];
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < KEYS; i++) {
      keys[i] = random.nextLong();
      before[i] = placement.owner(keys[i]);
      counts.merge(before[i].name(), 1, Integer::sum);
    }
    placement.remove(leaver);
    int movedCount = 0;
    int unnecessaryCount = 0;
    for (int i = 0; i < KEYS; i++) {
      if (!placement.owner(keys[i]).equals(before[i])) {
        movedCount++;
        unnecessaryCount += before[i].name().equals(leaver) ? 0 : 1;
      }
    }
    int max = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(movedCount / (double) KEYS).isCloseTo(moved, within(0.03 * moved + 0.004));
    assertThat(unnecessaryCount / (double) KEYS)
        .isCloseTo(unnecessary, within(0.3 * unnecessary + 1e-9));
    assertThat(max * (double) nodes / KEYS).isCloseTo(maxOverMean, within(0.08));
  }

  /** The spec's view G: ten caches become eleven. */
  @Test
  void add_eleventhCache_keepsTheHitsOfTheRingAndLosesThoseOfModulo() {
    assertThat(hitRateAfterJoin(new ModuloPlacement())).isCloseTo(0.09, within(0.01));
    assertThat(hitRateAfterJoin(new HashRing(100))).isCloseTo(0.91, within(0.02));
  }

  private static double hitRateAfterJoin(Placement placement) {
    placement.addAll(HashRingTest.nodes(10));
    SeededRandom random = new SeededRandom(3);
    long[] keys = new long[KEYS];
    Node[] cachedAt = new Node[KEYS];
    for (int i = 0; i < KEYS; i++) {
      keys[i] = random.nextLong();
      cachedAt[i] = placement.owner(keys[i]);
    }
    placement.add(Node.of("n11"));
    int hits = 0;
    for (int i = 0; i < KEYS; i++) {
      hits += placement.owner(keys[i]).equals(cachedAt[i]) ? 1 : 0;
    }
    return hits / (double) KEYS;
  }
}
