package dev.distlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {

  private final Scheduler scheduler = new Scheduler();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runAll_eventsOutOfOrder_runInOrderOfTime() {
    scheduler.at(30, () -> note("c"));
    scheduler.at(10, () -> note("a"));
    scheduler.after(20, () -> note("b"));
    scheduler.runAll();
    assertThat(ran).containsExactly("10 a", "20 b", "30 c");
  }

  @Test
  void runAll_eventsAtTheSameTime_runInTheOrderOfTheirScheduling() {
    for (String name : List.of("a", "b", "c", "d")) {
      scheduler.at(5, () -> note(name));
    }
    scheduler.runAll();
    assertThat(ran).containsExactly("5 a", "5 b", "5 c", "5 d");
  }

  @Test
  void runNext_eventThatSchedulesAtItsOwnTime_runsItAfterThoseThatWait() {
    scheduler.at(
        5,
        () -> {
          note("a");
          scheduler.after(0, () -> note("a's child"));
        });
    scheduler.at(5, () -> note("b"));
    scheduler.runAll();
    assertThat(ran).containsExactly("5 a", "5 b", "5 a's child");
  }

  @Test
  void runNext_oneAtATime_movesTheClockToEachEvent() {
    VirtualClock clock = new VirtualClock(7);
    Scheduler onClock = new Scheduler(clock);
    onClock.after(3, () -> {});
    onClock.after(5, () -> {});
    assertThat(onClock.runNext()).isTrue();
    assertThat(clock.nanos()).isEqualTo(10);
    assertThat(onClock.runNext()).isTrue();
    assertThat(onClock.nanos()).isEqualTo(12);
    assertThat(onClock.runNext()).isFalse();
    assertThat(onClock.nanos()).isEqualTo(12);
  }

  @Test
  void cancel_beforeItsTime_keepsTheEventFromRunning() {
    Scheduler.Cancellable first = scheduler.at(1, () -> note("first"));
    scheduler.at(2, () -> note("second"));
    assertThat(scheduler.waitingCount()).isEqualTo(2);
    assertThat(first.cancel()).isTrue();
    assertThat(scheduler.waitingCount()).isEqualTo(1);
    scheduler.runAll();
    assertThat(ran).containsExactly("2 second");
    assertThat(scheduler.waitingCount()).isZero();
  }

  @Test
  void cancel_secondTimeOrAfterItRan_returnsFalse() {
    Scheduler.Cancellable cancelled = scheduler.at(1, () -> note("never"));
    assertThat(cancelled.cancel()).isTrue();
    assertThat(cancelled.cancel()).isFalse();
    Scheduler.Cancellable done = scheduler.at(2, () -> note("done"));
    scheduler.runAll();
    assertThat(done.cancel()).isFalse();
    assertThat(scheduler.waitingCount()).isZero();
  }

  @Test
  void cancel_byAnEarlierEventOfTheSameInstant_works() {
    List<Scheduler.Cancellable> later = new ArrayList<>();
    scheduler.at(1, () -> later.get(0).cancel());
    later.add(scheduler.at(1, () -> note("never")));
    scheduler.runAll();
    assertThat(ran).isEmpty();
  }

  @Test
  void runUntil_includesItsEnd_andLeavesTheClockThere() {
    scheduler.at(10, () -> note("a"));
    scheduler.at(20, () -> note("b"));
    scheduler.at(21, () -> note("c"));
    scheduler.runUntil(20);
    assertThat(ran).containsExactly("10 a", "20 b");
    scheduler.runUntil(20);
    assertThat(scheduler.nanos()).isEqualTo(20);
    assertThat(scheduler.waitingCount()).isEqualTo(1);
  }

  @Test
  void runUntil_withOnlyCancelledEvents_movesTheClockOnly() {
    scheduler.at(10, () -> note("never")).cancel();
    scheduler.runUntil(15);
    assertThat(ran).isEmpty();
    assertThat(scheduler.nanos()).isEqualTo(15);
  }

  @Test
  void runUntil_aTimeThatHasPassed_changesNothing() {
    scheduler.runUntil(50);
    scheduler.at(50, () -> note("now"));
    scheduler.runUntil(49);
    assertThat(scheduler.nanos()).isEqualTo(50);
    assertThat(ran).isEmpty();
  }

  @Test
  void at_aTimeThatHasPassed_isRefused() {
    scheduler.runUntil(100);
    assertThatThrownBy(() -> scheduler.at(99, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("atNanos=99", "now=100");
    assertThatThrownBy(() -> scheduler.after(-1, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delayNanos=-1");
    assertThatThrownBy(() -> scheduler.after(Long.MAX_VALUE, () -> {}))
        .isInstanceOf(ArithmeticException.class);
    assertThat(scheduler.waitingCount()).isZero();
  }

  @Test
  void runAll_eventThatReschedulesItselfWithoutDelay_isStoppedByTheGuard() {
    scheduler.at(3, this::again);
    assertThatThrownBy(scheduler::runAll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("1000000", "3 ns");
    assertThat(scheduler.waitingCount()).isEqualTo(1);
  }

  private void again() {
    scheduler.after(0, this::again);
  }

  @Test
  void runUntil_manyEventsInEachOfManyInstants_doesNotTripTheGuard() {
    int each = Scheduler.MAX_EVENTS_IN_ONE_INSTANT / 2 + 1;
    for (int instant = 0; instant < 3; instant++) {
      for (int i = 0; i < each; i++) {
        scheduler.after(0, () -> {});
      }
      scheduler.runUntil(instant + 1);
    }
    assertThat(scheduler.waitingCount()).isZero();
  }

  @Test
  void runNext_eventThatThrows_countsAsRun() {
    scheduler.at(
        1,
        () -> {
          throw new IllegalStateException("on purpose");
        });
    scheduler.at(2, () -> note("after"));
    assertThatThrownBy(scheduler::runNext).hasMessage("on purpose");
    scheduler.runAll();
    assertThat(ran).containsExactly("2 after");
  }

  /** The law against a dumb model: a sorted list of what was scheduled and not cancelled. */
  @Test
  void runAll_randomSchedulesAndCancels_runsWhatASortedListWould() {
    for (int seed = 1; seed <= 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      Scheduler subject = new Scheduler();
      List<long[]> model = new ArrayList<>();
      List<Scheduler.Cancellable> handles = new ArrayList<>();
      List<Long> order = new ArrayList<>();
      for (long i = 0; i < 1000; i++) {
        long id = i;
        long at = random.nextInt(50);
        model.add(new long[] {at, id});
        handles.add(subject.at(at, () -> order.add(id)));
      }
      model.removeIf(event -> random.nextInt(4) == 0 && handles.get((int) event[1]).cancel());
      model.sort(Comparator.comparingLong(event -> event[0]));
      subject.runAll();
      assertThat(order).isEqualTo(model.stream().map(event -> event[1]).toList());
    }
  }

  private void note(String name) {
    ran.add(scheduler.nanos() + " " + name);
  }
}
