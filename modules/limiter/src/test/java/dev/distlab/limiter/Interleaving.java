package dev.distlab.limiter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table whose requests can be stopped at any access to its memory while others run: what threads
 * can do to one another, in one thread and the same each time.
 *
 * <p>One that is stopped may hold the lock that another waits for. That one gives up, having
 * changed nothing, and is asked again when the others are through.
 */
final class Interleaving {

  /** A request, or a glance at what is left, which takes nothing. */
  record Ask(long key, long permits, long nanos) {

    static Ask glance(long key, long nanos) {
      return new Ask(key, 0, nanos);
    }

    long of(KeyedLimiter limiter) {
      return permits == 0
          ? limiter.availablePermits(key, nanos)
          : limiter.tryAcquire(key, permits, nanos) ? 1 : 0;
    }
  }

  /** What is asked when the request that it interrupts is at its access number {@code step}. */
  record Interruption(int step, Ask ask, List<Interruption> interruptions) {

    static Interruption at(int step, Ask ask, Interruption... interruptions) {
      return new Interruption(step, ask, List.of(interruptions));
    }
  }

  /** What was answered, and when, in accesses since the beginning. */
  record Answer(Ask ask, long start, long end, long answer) {

    boolean isBefore(Answer other) {
      return end < other.start;
    }
  }

  private static final class WaitsForAnother extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Frame {
    private final Deque<Interruption> interruptions;
    private int step;

    Frame(List<Interruption> interruptions) {
      this.interruptions = new ArrayDeque<>(interruptions);
    }
  }

  private static final int NO_LOCK = -1;

  private final WordLimiter rule;
  private final KeyedOptions options;
  private final SteppedCells cells;
  private final KeyedLimiter limiter;

  private final Deque<Frame> running = new ArrayDeque<>();
  private final List<Ask> postponed = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private long now;

  Interleaving(WordLimiter rule, KeyedOptions options) {
    this.rule = rule;
    this.options = options;
    this.cells = new SteppedCells(KeyedLimiter.cellsFor(options), NO_LOCK);
    SteppedCells headers =
        new SteppedCells(KeyedLimiter.headersFor(options), KeyedLimiter.bucketsFor(options));
    this.limiter = new KeyedLimiter(rule, options, cells, headers);
  }

  /** Asks with these interruptions; those that come too late, or wait, are asked afterwards. */
  void ask(Ask ask, Interruption... interruptions) {
    run(ask, List.of(interruptions));
    while (!postponed.isEmpty()) {
      run(postponed.remove(0), List.of());
    }
  }

  private void run(Ask ask, List<Interruption> interruptions) {
    Frame frame = new Frame(interruptions);
    running.push(frame);
    long start = ++now;
    try {
      long answer = ask.of(limiter);
      answers.add(new Answer(ask, start, ++now, answer));
    } catch (WaitsForAnother e) {
      postponed.add(ask);
    } finally {
      running.pop();
      for (Interruption rest : frame.interruptions) {
        postponed.add(rest.ask);
      }
    }
  }

  private void step() {
    Frame frame = running.peek();
    if (frame == null) {
      return;
    }
    now++;
    while (!frame.interruptions.isEmpty() && frame.interruptions.peek().step <= frame.step) {
      Interruption next = frame.interruptions.remove();
      run(next.ask, next.interruptions);
    }
    frame.step++;
  }

  /** All answers, in the order in which they came. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Checks the invariants while nothing runs. */
  void checkInvariants(long nanos) {
    limiter.checkInvariants(nanos);
  }

  /**
   * Whether one thread, asking in an order that time allows, could have got these answers and left
   * the same keys and words in the same slots.
   */
  boolean isExplainedByOneThread() {
    return isExplained(new ArrayList<>(), new ArrayList<>(answers));
  }

  private boolean isExplained(List<Answer> order, List<Answer> rest) {
    if (!isWhatOneThreadGets(order, rest.isEmpty())) {
      return false;
    }
    if (rest.isEmpty()) {
      return true;
    }
    for (Answer next : List.copyOf(rest)) {
      if (rest.stream().noneMatch(other -> other != next && other.isBefore(next))) {
        rest.remove(next);
        order.add(next);
        boolean isExplained = isExplained(order, rest);
        order.remove(order.size() - 1);
        rest.add(next);
        if (isExplained) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWhatOneThreadGets(List<Answer> order, boolean isAll) {
    PlainCells own = new PlainCells(KeyedLimiter.cellsFor(options));
    PlainCells headers = new PlainCells(KeyedLimiter.headersFor(options));
    KeyedLimiter alone = new KeyedLimiter(rule, options, own, headers);
    for (Answer answer : order) {
      if (answer.ask.of(alone) != answer.answer) {
        return false;
      }
    }
    return !isAll || hasTheSame(own) && alone.stats().equals(limiter.stats());
  }

  private boolean hasTheSame(PlainCells others) {
    return IntStream.range(0, KeyedLimiter.cellsFor(options))
        .allMatch(index -> cells.get(index) == others.get(index));
  }

  private final class SteppedCells implements Cells {
    private final PlainCells cells;
    private final int lock;

    SteppedCells(int count, int lock) {
      this.cells = new PlainCells(count);
      this.lock = lock;
    }

    @Override
    public long get(int index) {
      step();
      if (index == lock && cells.get(index) != 0) {
        throw new WaitsForAnother();
      }
      return cells.get(index);
    }

    @Override
    public void setRelease(int index, long value) {
      step();
      cells.setRelease(index, value);
    }

    @Override
    public boolean compareAndSet(int index, long expected, long value) {
      step();
      return cells.compareAndSet(index, expected, value);
    }
  }
}
