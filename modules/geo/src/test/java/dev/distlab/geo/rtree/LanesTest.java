package dev.distlab.geo.rtree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final int COUNT = 4 * Lanes.WORDS;

  private static int[] draw(SeededRandom random, long[] words, int at) {
    int[] numbers = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      numbers[i] =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Lanes.MAX;
            case 2 -> random.nextInt(4);
            default -> random.nextInt(Lanes.MAX + 1);
          };
      Lanes.set(words, at, i, numbers[i]);
    }
    return numbers;
  }

  private static int limit(SeededRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(-2, 6);
      case 1 -> Lanes.MAX + random.nextInt(-3, 4);
      default -> random.nextInt(-100_000, 100_000);
    };
  }

  @Test
  void compared_anyNumbersAndLimits_isWhatComparingOneByOneSays() {
    SeededRandom random = new SeededRandom(1);
    for (int round = 0; round < 20_000; round++) {
      long[] words = new long[Lanes.WORDS];
      int[] numbers = draw(random, words, 0);
      int limit = limit(random);
      long atLeast = 0;
      long atMost = 0;
      for (int word = 0; word < Lanes.WORDS; word++) {
        atLeast |= Lanes.spread(Lanes.atLeast(words[word], Lanes.lowest(limit)), word);
        atMost |= Lanes.spread(Lanes.atMost(words[word], Lanes.highest(limit)), word);
      }
      for (int i = 0; i < COUNT; i++) {
        assertThat(Lanes.get(words, 0, i)).isEqualTo(numbers[i]);
        assertThat((Lanes.mask(atLeast) >> i & 1) == 1).isEqualTo(numbers[i] >= limit);
        assertThat((Lanes.mask(atMost) >> i & 1) == 1).isEqualTo(numbers[i] <= limit);
      }
    }
  }

  @Test
  void apart_intervals_isTheWayToTheNearerEnd() {
    SeededRandom random = new SeededRandom(2);
    for (int round = 0; round < 20_000; round++) {
      long[] words = new long[3 * Lanes.WORDS];
      int[] lows = draw(random, words, 0);
      int[] highs = draw(random, words, Lanes.WORDS);
      int from = random.nextInt(-1, Lanes.MAX + 2);
      for (int word = 0; word < Lanes.WORDS; word++) {
        words[2 * Lanes.WORDS + word] =
            Lanes.apart(
                words[word],
                words[Lanes.WORDS + word],
                Lanes.lowest(from + 1),
                Lanes.highest(from - 1));
      }
      for (int i = 0; i < COUNT; i++) {
        if (lows[i] <= highs[i]) {
          int expected = Math.max(0, Math.max(lows[i] - (from + 1), from - 1 - highs[i]));
          assertThat(Lanes.get(words, 2 * Lanes.WORDS, i)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void first_counts_areThatManyBits() {
    assertThat(Lanes.first(0)).isZero();
    assertThat(Lanes.first(3)).isEqualTo(7);
    assertThat(Lanes.first(COUNT)).isEqualTo(0xFFFF);
  }
}
