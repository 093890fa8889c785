package dev.distlab.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LawsTest {

  /** An operation on a set of small numbers. */
  private record Change(boolean add, int value) {

    static Change draw(SeededRandom random) {
      return new Change(random.nextBoolean(), random.nextInt(10));
    }

    @Override
    public String toString() {
      return (add ? "add " : "remove ") + value;
    }
  }

  @Test
  void check_soundLaw_passesAndRunsEveryOperationOfEverySeed() {
    AtomicInteger applied = new AtomicInteger();
    AtomicInteger finished = new AtomicInteger();
    Laws.check(
        20,
        50,
        Change::draw,
        () ->
            new Laws.Subject<Change>() {
              @Override
              public void apply(Change operation) {
                applied.incrementAndGet();
              }

              @Override
              public void finish() {
                finished.incrementAndGet();
              }
            });
    assertThat(applied).hasValue(20 * 50);
    assertThat(finished).hasValue(20);
  }

  /** A set that forgets the number 7 when 3 is removed: three operations show it. */
  @Test
  void check_brokenLaw_isReportedWithItsSeedAndTheFewestOperations() {
    assertThatThrownBy(() -> Laws.check(10, 1_000, Change::draw, LawsTest::forgetfulSet))
        .isInstanceOf(AssertionError.class)
        .hasCauseInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(
            "law broken for seed 1, 3 of 1000 operations suffice:\n"
                + "  add 7\n"
                + "  remove 3\n"
                + "  remove 7\n")
        .hasMessageEndingWith("I1: 7 was there");
  }

  private static Laws.Subject<Change> forgetfulSet() {
    TreeSet<Integer> subject = new TreeSet<>();
    TreeSet<Integer> model = new TreeSet<>();
    return change -> {
      boolean expected = change.add ? model.add(change.value) : model.remove(change.value);
      boolean actual = change.add ? subject.add(change.value) : subject.remove(change.value);
      if (!change.add && change.value == 3) {
        subject.remove(7);
      }
      Invariant.check(
          change.add || expected == actual,
          "I1: %d was %s",
          change.value,
          expected ? "there" : "not");
    };
  }

  /** The lock can only be left out after the unlock has been. */
  @Test
  void check_brokenLawWithPairedOperations_leavesNoneThatCanBeSpared() {
    Iterator<String> operations = List.of("lock", "unlock", "read").iterator();
    assertThatThrownBy(
            () -> Laws.check(1, 3, random -> operations.next(), LawsTest::readNeverWorks))
        .hasMessageStartingWith("law broken for seed 1, 1 of 3 operations suffice:\n  read\n");
  }

  private static Laws.Subject<String> readNeverWorks() {
    AtomicInteger locks = new AtomicInteger();
    return operation -> {
      switch (operation) {
        case "lock" -> locks.incrementAndGet();
        case "unlock" -> {
          if (locks.getAndDecrement() == 0) {
            throw new IllegalStateException("not locked");
          }
        }
        default -> Invariant.check(false, "I1: read");
      }
    };
  }

  @Test
  void check_lawThatFailsAtTheEnd_isShrunkToo() {
    assertThatThrownBy(() -> Laws.check(5, 100, Change::draw, LawsTest::noOddSizeAtTheEnd))
        .hasMessageContaining("1 of 100 operations suffice:\n  add ");
  }

  private static Laws.Subject<Change> noOddSizeAtTheEnd() {
    List<Integer> added = new ArrayList<>();
    return new Laws.Subject<>() {
      @Override
      public void apply(Change change) {
        if (change.add) {
          added.add(change.value);
        }
      }

      @Override
      public void finish() {
        Invariant.check(added.isEmpty(), "I1: %d left", added.size());
      }
    };
  }

  /** Without the first operation, the second throws something else: that is not the fault. */
  @Test
  void check_shrinking_doesNotSlipToAnotherFault() {
    assertThatThrownBy(
            () ->
                Laws.check(
                    1,
                    50,
                    random -> random.nextInt(100),
                    () -> {
                      List<Integer> seen = new ArrayList<>();
                      return operation -> {
                        seen.add(operation);
                        if (seen.size() == 30) {
                          throw new IllegalStateException("full");
                        }
                        if (operation == 0 && seen.size() == 1) {
                          throw new IllegalArgumentException("slipped");
                        }
                      };
                    }))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("law broken for seed 1, 30 of 50 operations suffice:");
  }

  @Test
  void check_failureWhileStarting_isReportedWithoutOperations() {
    assertThatThrownBy(
            () ->
                Laws.<Integer>check(
                    1,
                    10,
                    SeededRandom::nextInt,
                    () -> {
                      throw new IllegalStateException("no subject");
                    }))
        .hasMessageStartingWith("law broken for seed 1, 0 of 10 operations suffice:\n");
  }

  @Test
  void check_endlessRecursion_isAFailureLikeAnyOther() {
    assertThatThrownBy(
            () -> Laws.check(1, 3, SeededRandom::nextInt, () -> operation -> recurse(operation)))
        .hasCauseInstanceOf(StackOverflowError.class)
        .hasMessageContaining("1 of 3 operations suffice");
  }

  @SuppressWarnings("InfiniteRecursion") // that is what it is for
  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  @Test
  void check_ofNothing_isRefused() {
    assertThatThrownBy(() -> Laws.check(0, 5, Change::draw, LawsTest::forgetfulSet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seeds=0");
    assertThatThrownBy(() -> Laws.check(5, 0, Change::draw, LawsTest::forgetfulSet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operations=0");
  }
}
