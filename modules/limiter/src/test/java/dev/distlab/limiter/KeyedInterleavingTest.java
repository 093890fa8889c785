package dev.distlab.limiter;

import static dev.distlab.limiter.Admissions.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.limiter.Interleaving.Answer;
import dev.distlab.limiter.Interleaving.Ask;
import dev.distlab.limiter.Interleaving.Interruption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of a full table, one of them stopped anywhere while others run: together they answer as
 * they could have one after another.
 */
class KeyedInterleavingTest {

  /** One bucket of four slots. */
  private static final KeyedOptions ONE_BUCKET = KeyedOptions.of(1);

  /** Two of them. */
  private static final KeyedOptions TWO_BUCKETS = KeyedOptions.of(4);

  private static final int SEEDS = 600;

  /** A request in a full table takes about as many. */
  private static final int STEPS = 40;

  /**
   * Key 1 is about to take the place of the idle key 4 when that is used, and is idle all the same.
   * It has to take it nevertheless: if it took another, the table would fill up too early.
   */
  @Test
  void newKey_whoseSlotIsUsedMeanwhileAndIdleStill_takesThatSlot() {
    for (int step = 0; step < STEPS; step++) {
      Interleaving table = new Interleaving(rule(Algorithm.GCRA), ONE_BUCKET);
      table.ask(ask(3, 0));
      table.ask(ask(3, 3));
      table.ask(ask(4, 1));
      table.ask(ask(2, 1));
      table.ask(ask(1, 3), Interruption.at(step, ask(4, 2)));
      table.ask(ask(2, 1));
      table.ask(ask(6, 0));
      table.ask(ask(5, 1));
      assertExplained(table, "step " + step);
    }
  }

  /**
   * Key 1 is asked for at 2 ms, in a window of its own; while that reads the slot, key 5 has the
   * slot and uses up the same window, and then key 1 has it again. Key 5's word says no; key 1's
   * never did.
   */
  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void request_thatReadsAnotherKeysWordInItsSlot_looksAgain(long permits) {
    for (int step = 0; step < 16; step++) {
      for (int later = step; later < 16; later++) {
        Interleaving table = new Interleaving(rule(Algorithm.FIXED_WINDOW), ONE_BUCKET);
        for (long key = 1; key <= 4; key++) {
          table.ask(ask(key, 0));
        }
        for (long key = 2; key <= 4; key++) {
          table.ask(ask(key, 6));
        }
        table.ask(
            new Ask(1, permits, 2 * MILLIS),
            Interruption.at(step, ask(5, 2)),
            Interruption.at(step, ask(5, 2)),
            Interruption.at(later, ask(1, 4)));
        assertExplained(table, "steps " + step + " and " + later);
      }
    }
  }

  /**
   * While key 5 takes the place of key 1, nobody may find that one is gone and the other not in.
   */
  @Test
  void glances_whileAKeyTakesAnothersPlace_findBothOrNeitherMoved() {
    for (int step = 0; step < STEPS; step++) {
      Interleaving table = new Interleaving(rule(Algorithm.GCRA), ONE_BUCKET);
      table.ask(ask(1, 0));
      table.ask(
          ask(5, 3),
          Interruption.at(step, Ask.glance(1, 0)),
          Interruption.at(step, Ask.glance(5, 0)));
      assertExplained(table, "step " + step);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_WINDOW", "SLIDING_COUNTER", "GCRA"})
  void requests_inOneBucket_answerAsOneAfterAnother(Algorithm algorithm) {
    check(algorithm, ONE_BUCKET, 6, 5);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_WINDOW", "SLIDING_COUNTER", "GCRA"})
  void requests_inTwoBuckets_answerAsOneAfterAnother(Algorithm algorithm) {
    check(algorithm, TWO_BUCKETS, 11, 9);
  }

  /** Random requests first, then one that is interrupted twice, anywhere, then some more. */
  private static void check(Algorithm algorithm, KeyedOptions options, int keys, int before) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (int step = 0; step < STEPS; step++) {
        SeededRandom random = new SeededRandom(seed);
        Interleaving table = new Interleaving(rule(algorithm), options);
        for (int i = 0; i < before; i++) {
          table.ask(draw(random, keys));
        }
        Interruption inner = Interruption.at(random.nextInt(STEPS), draw(random, keys));
        Interruption first = Interruption.at(step, draw(random, keys), inner);
        Interruption second = Interruption.at(step + random.nextInt(STEPS), draw(random, keys));
        table.ask(draw(random, keys), first, second);
        for (int i = 0; i < 2; i++) {
          table.ask(draw(random, keys));
        }
        assertExplained(table, "seed " + seed + ", step " + step);
        table.checkInvariants(4 * MILLIS);
      }
    }
  }

  private static void assertExplained(Interleaving table, String which) {
    assertThat(table.isExplainedByOneThread())
        .as(() -> which + ": " + lines(table.answers()))
        .isTrue();
  }

  private static String lines(List<Answer> answers) {
    StringBuilder lines = new StringBuilder();
    answers.forEach(answer -> lines.append("\n  ").append(answer));
    return lines.toString();
  }

  private static Ask draw(SeededRandom random, int keys) {
    long key = 1 + random.nextInt(keys);
    long nanos = random.nextInt(4) * MILLIS;
    return random.nextInt(8) == 0
        ? Ask.glance(key, nanos)
        : new Ask(key, 1 + random.nextInt(2), nanos);
  }

  private static Ask ask(long key, long millis) {
    return new Ask(key, 1, millis * MILLIS);
  }

  private static WordLimiter rule(Algorithm algorithm) {
    return (WordLimiter) algorithm.limiter(Limit.of(2, 2 * MILLIS), new VirtualClock());
  }
}
