package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeastBoundsTest {

  @Test
  void limit_fewAndMany_isTheKthSmallestSoFar() {
    SeededRandom random = new SeededRandom(3);
    for (int k : new int[] {1, 2, 10, 32, 33, 100}) {
      LeastBounds bounds = new LeastBounds(k);
      for (int round = 0; round < 2; round++) {
        bounds.clear();
        double[] seen = new double[300];
        for (int n = 0; n < seen.length; n++) {
          seen[n] = random.nextInt(3) == 0 ? random.nextInt(5) : random.nextDouble();
          bounds.offer(seen[n]);
          double[] sorted = Arrays.copyOf(seen, n + 1);
          Arrays.sort(sorted);
          double expected = n + 1 < k ? Double.POSITIVE_INFINITY : sorted[k - 1];
          assertThat(bounds.limit()).as("%d of %d", k, n + 1).isEqualTo(expected);
        }
      }
    }
  }
}
