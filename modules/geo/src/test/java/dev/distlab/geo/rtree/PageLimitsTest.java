package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;

class PageLimitsTest {

  private static final int COUNT = 4 * Lanes.WORDS;

  /** South, west, north, east, as they stand on a page of rectangles. */
  private static int[][] draw(SeededRandom random, long[] words, int range) {
    int[][] sides = new int[4][COUNT];
    for (int i = 0; i < COUNT; i++) {
      for (int axis = 0; axis < 2; axis++) {
        int low = random.nextInt(range);
        int high = Math.min(Lanes.MAX, low + random.nextInt(range));
        sides[axis][i] = low;
        sides[axis + 2][i] = high;
      }
      for (int side = 0; side < 4; side++) {
        Lanes.set(words, side * Lanes.WORDS, i, sides[side][i]);
      }
    }
    return sides;
  }

  @Test
  void masks_anyRectanglesAndEdges_areWhatComparingOneByOneSays() {
    SeededRandom random = new SeededRandom(3);
    PageLimits limits = new PageLimits();
    for (int round = 0; round < 20_000; round++) {
      int range = round % 2 == 0 ? 8 : Lanes.MAX + 1;
      long[] words = new long[4 * Lanes.WORDS];
      int[][] sides = draw(random, words, range);
      int south = random.nextInt(-range, range);
      int west = random.nextInt(-range, range);
      int north = south + random.nextInt(2 * range);
      int east = west + random.nextInt(2 * range);
      limits.set(south, west, north, east);
      int high = random.nextInt(4) == 0 ? 0 : 2;
      int mayMeet = limits.mayMeet(words, 0, high * Lanes.WORDS);
      int areInside = limits.areInside(words, 0, high * Lanes.WORDS);
      for (int i = 0; i < COUNT; i++) {
        boolean meets =
            sides[0][i] <= north
                && sides[1][i] <= east
                && sides[high][i] >= south
                && sides[high + 1][i] >= west;
        boolean isInside =
            sides[0][i] > south
                && sides[1][i] > west
                && sides[high][i] < north
                && sides[high + 1][i] < east;
        assertThat((mayMeet >> i & 1) == 1).isEqualTo(meets);
        assertThat((areInside >> i & 1) == 1).isEqualTo(isInside);
      }
      assertThat(limits.areDecided(words, 0, high * Lanes.WORDS))
          .isEqualTo((mayMeet & ~areInside) == 0);
    }
  }
}
