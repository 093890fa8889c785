package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestHitsTest {

  /** 32 are kept in order, 33 in a heap. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 32, 33, 100})
  void offer_manyEntries_keepsTheNearestAndPrefersSmallerIds(int k) {
    SeededRandom random = new SeededRandom(k);
    for (int round = 0; round < 200; round++) {
      NearestHits hits = new NearestHits(k);
      Map<Integer, Double> nearestById = new TreeMap<>();
      int offers = random.nextInt(300);
      for (int i = 0; i < offers; i++) {
        int id = random.nextInt(150);
        double haversine = random.nextInt(40) / 40.0;
        double limit = hits.limit();
        hits.offerAgain(id, haversine);
        nearestById.merge(id, haversine, Math::min);
        assertThat(hits.limit()).isLessThanOrEqualTo(limit);
      }
      hits.sort();

      assertThat(listed(hits)).isEqualTo(expected(nearestById, k));
    }
  }

  private static List<String> listed(NearestHits hits) {
    List<String> listed = new ArrayList<>();
    for (int rank = 0; rank < hits.size(); rank++) {
      listed.add(hits.id(rank) + " at " + hits.haversine(rank));
    }
    return listed;
  }

  private static List<String> expected(Map<Integer, Double> nearestById, int k) {
    return nearestById.entrySet().stream()
        .sorted(
            Comparator.comparing(Map.Entry<Integer, Double>::getValue)
                .thenComparing(Map.Entry::getKey))
        .limit(k)
        .map(entry -> entry.getKey() + " at " + entry.getValue())
        .toList();
  }

  @Test
  void clear_afterSorting_takesOffersAgain() {
    NearestHits hits = new NearestHits(2);
    hits.offer(1, 0.5);
    hits.offer(2, 0.25);
    hits.sort();
    hits.clear();

    assertThat(hits.size()).isZero();
    assertThat(hits.limit()).isInfinite();
    hits.offer(3, 0.75);
    assertThat(listed(hits)).containsExactly("3 at 0.75");
  }

  @Test
  void constructor_roomForNone_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NearestHits(0))
        .withMessage("k=0 is out of range: allowed 1 or more");
  }
}
