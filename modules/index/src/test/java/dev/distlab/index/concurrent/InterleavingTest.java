package dev.distlab.index.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.concurrent.Interleaving.Interruption;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A call stopped at each of its steps while others run: together they answer as they could have one
 * after another. Leave out a step of the protocol, and they do not.
 */
class InterleavingTest {

  private static final int SEEDS = 400;
  private static final int KEYS = 40;

  private interface Maker extends Function<Interleaving, ConcurrentTree<Integer, Integer>> {}

  /**
   * The case of Lehman and Yao's figure: a reader has looked at the parent and stands before the
   * leaf; the leaf is split, and the key is in the new right half.
   */
  @Test
  void bLinkGet_leafSplitBeforeItIsRead_findsTheKeyThroughTheRightLink() {
    Interleaving run = fiveKeys(Interleaving.BLink::new);
    ConcurrentTree<Integer, Integer> tree = run.tree();
    assertThat(run.run(Call.get(50), List.of())).isNull();
    assertThat(run.steps()).isEqualTo(2);

    assertThat(run.run(Call.get(50), List.of(new Interruption(1, Call.put(35))))).isNull();
    assertThat(run.ranInside()).isEqualTo(1);
    assertThat(run.steps()).as("the root, the left half, the right half").isEqualTo(3);
    assertThat(((BLinkTree<?, ?>) tree).root.contents.keys()).containsExactly(20, 35);
    tree.checkInvariants();
  }

  @Test
  void bLinkGet_thatDoesNotMoveRight_losesTheKey() {
    Interleaving run = fiveKeys(NeverMovesRight::new);
    assertThat(run.run(Call.get(50), List.of(new Interruption(1, Call.put(35)))))
        .startsWith("Call[kind=GET, key=50, value=0] = null");
  }

  /** A reader comes when the leaf is split, and its parent does not know yet. */
  @Test
  void bLinkGet_betweenTheSplitAndTheSeparator_findsEveryKey() {
    for (int step = 0; step < 12; step++) {
      for (int key = 10; key <= 60; key += 5) {
        Interleaving run = fiveKeys(Interleaving.BLink::new);
        assertThat(run.run(Call.put(35), List.of(new Interruption(step, Call.get(key))))).isNull();
      }
    }
  }

  /** A reader of a latch-coupled tree keeps whoever would split the leaf waiting. */
  @Test
  void coupledGet_stoppedAboveTheLeaf_keepsTheSplitWaiting() {
    assertThat(splitInside(99).steps()).isEqualTo(6);
    int inside = 0;
    for (int step = 0; step < 6; step++) {
      inside += splitInside(step).ranInside();
    }
    assertThat(inside).as("before the first latch and after the last").isEqualTo(2);
  }

  private static Interleaving splitInside(int step) {
    Interleaving run = fiveKeys(Interleaving.Coupled::new);
    assertThat(run.run(Call.get(50), List.of(new Interruption(step, Call.put(35))))).isNull();
    return run;
  }

  /** Root [20], leaves [10 20] and [30 40 50]; 35 makes of the right one [30 35] and [40 50]. */
  private static Interleaving fiveKeys(Maker maker) {
    Interleaving run = Interleaving.of(maker);
    for (int key = 10; key <= 50; key += 10) {
      run.tree().put(key, key);
    }
    return run;
  }

  @Test
  void bLinkCalls_interruptedAnywhere_answerAsOneAfterAnother() {
    assertThat(firstUnexplained(Interleaving.BLink::new)).isNull();
  }

  @Test
  void coupledCalls_interruptedAnywhere_answerAsOneAfterAnother() {
    assertThat(firstUnexplained(Interleaving.Coupled::new)).isNull();
  }

  @Test
  void twin_thatDoesNotMoveRight_isCaught() {
    assertThat(firstUnexplained(NeverMovesRight::new)).contains("kind=");
  }

  @Test
  void twin_thatUnlatchesTheParentFirst_isCaught() {
    assertThat(firstUnexplained(UnlatchesFirst::new)).contains("kind=");
  }

  /**
   * The case against looking once: the first leaf has no answer; then it gets one, and the answer
   * of the next leaf goes. What stands behind that was never the least.
   */
  @Test
  void bLinkCeiling_whoseFirstLeafGetsAnAnswerMeanwhile_looksAgain() {
    Interleaving run = fiveKeys(Interleaving.BLink::new);
    assertThat(ceilingMeanwhile(run)).isNull();
    assertThat(run.ranInside()).isEqualTo(2);
    assertThat(run.steps())
        .as("twice: the root, the left leaf; and first the right one")
        .isEqualTo(6);

    assertThat(ceilingMeanwhile(fiveKeys(LooksOnce::new)))
        .startsWith("Call[kind=CEILING, key=12, value=0] = 40=40");
  }

  /** The left leaf is [10], up to 20; the two changes come when it is read and the right is not. */
  private static String ceilingMeanwhile(Interleaving run) {
    run.tree().remove(20);
    List<Interruption> meanwhile =
        List.of(new Interruption(2, Call.put(15)), new Interruption(2, Call.remove(30)));
    return run.run(Call.ceiling(12), meanwhile);
  }

  /** Random trees; a call is interrupted twice, anywhere. */
  private static String firstUnexplained(Maker maker) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (int step = 0; step < 24; step++) {
        SeededRandom random = new SeededRandom(seed);
        Interleaving run = Interleaving.of(maker);
        for (int i = 0; i < 60; i++) {
          draw(random).of(run.tree());
        }
        List<Interruption> twice =
            List.of(
                new Interruption(step, draw(random)),
                new Interruption(step + random.nextInt(4), draw(random)));
        String unexplained = run.run(draw(random), twice);
        if (unexplained != null) {
          return "seed " + seed + ", step " + step + ": " + unexplained;
        }
        run.tree().checkInvariants();
      }
    }
    return null;
  }

  /** Neighbours, so that calls meet in the same leaves; half of them put. */
  private static Call draw(SeededRandom random) {
    Call call = Call.draw(random, KEYS);
    boolean puts = random.nextInt(3) == 0 || !call.kind().isLinearizable();
    return puts ? Call.put(call.key()) : call;
  }

  /** Trusts what the parent said. */
  private static final class NeverMovesRight extends Interleaving.BLink {
    NeverMovesRight(Interleaving run) {
      super(run);
    }

    @Override
    boolean isBeyond(BLinkContents contents, Object key) {
      return false;
    }
  }

  /** Trusts what leaves said when it passed them. */
  private static final class LooksOnce extends Interleaving.BLink {
    LooksOnce(Interleaving run) {
      super(run);
    }

    @Override
    boolean areAllStillSo(List<Reading> readings) {
      return true;
    }
  }

  /** Holds nothing for a moment between parent and child. */
  private static final class UnlatchesFirst extends Interleaving.Coupled {
    UnlatchesFirst(Interleaving run) {
      super(run);
    }

    @Override
    LatchedNode stepDown(LatchedNode parent, LatchedNode child, boolean exclusive) {
      unlatchShared(parent);
      if (exclusive) {
        latchExclusive(child);
      } else {
        latchShared(child);
      }
      return child;
    }
  }
}
