package dev.distlab.kernel;

import java.util.Objects;
import java.util.PriorityQueue;

/**
 * A queue of events in virtual time: the engine of every simulation here.
 *
 * <p>Events run in order of their time, and in the order in which they were scheduled where times
 * are equal, so that a run depends on nothing but what was scheduled. The scheduler owns a {@link
 * VirtualClock}, which stands at the time of the running event. For one thread.
 *
 * <p>Cost: schedule and run O(log n) for n waiting events; cancel O(1), the slot is freed when its
 * time comes.
 */
public final class Scheduler implements Ticker {

  /** Events that run in one instant before it is taken for an endless loop. */
  public static final int MAX_EVENTS_IN_ONE_INSTANT = 1_000_000;

  private final VirtualClock clock;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();

  private long nextSequence;
  private int waiting;
  private long instant;
  private int eventsInInstant;

  /** A scheduler that starts at time zero. */
  public Scheduler() {
    this(new VirtualClock());
  }

  /** A scheduler that moves {@code clock}, from its present reading; nobody else may move it. */
  public Scheduler(VirtualClock clock) {
    this.clock = clock;
  }

  /**
   * Runs {@code action} once at {@code atNanos}.
   *
   * @throws IllegalArgumentException if that time has passed
   */
  public Cancellable at(long atNanos, Runnable action) {
    if (atNanos < clock.nanos()) {
      throw new IllegalArgumentException(
          "atNanos=" + atNanos + " is before now=" + clock.nanos() + ": the past is over");
    }
    Event event = new Event(atNanos, nextSequence++, Objects.requireNonNull(action, "action"));
    queue.add(event);
    waiting++;
    return event;
  }

  /**
   * Runs {@code action} once, {@code delayNanos} from now.
   *
   * @throws IllegalArgumentException if the delay is negative
   * @throws ArithmeticException if that time is beyond {@code Long.MAX_VALUE}
   */
  public Cancellable after(long delayNanos, Runnable action) {
    if (delayNanos < 0) {
      throw new IllegalArgumentException(
          "delayNanos=" + delayNanos + " is negative: the past is over");
    }
    return at(Math.addExact(clock.nanos(), delayNanos), action);
  }

  /**
   * Moves the clock to the next event and runs it. What an event throws comes out here; the event
   * counts as run.
   *
   * @return false if nothing was left to run
   * @throws IllegalStateException after {@link #MAX_EVENTS_IN_ONE_INSTANT} events at the same time
   */
  public boolean runNext() {
    Event event = nextEvent();
    if (event == null) {
      return false;
    }
    guardAgainstEndlessInstant(event.atNanos);
    queue.poll();
    event.done = true;
    waiting--;
    clock.set(event.atNanos);
    event.action.run();
    return true;
  }

  /** The first event that has not been cancelled; cancelled ones before it are let go. */
  private Event nextEvent() {
    Event event = queue.peek();
    while (event != null && event.cancelled) {
      queue.poll();
      event = queue.peek();
    }
    return event;
  }

  private void guardAgainstEndlessInstant(long atNanos) {
    if (atNanos != instant) {
      instant = atNanos;
      eventsInInstant = 0;
    }
    if (eventsInInstant == MAX_EVENTS_IN_ONE_INSTANT) {
      throw new IllegalStateException(
          "more than "
              + MAX_EVENTS_IN_ONE_INSTANT
              + " events at "
              + atNanos
              + " ns: an event reschedules itself without delay");
    }
    eventsInInstant++;
  }

  /**
   * Runs all events up to and including {@code untilNanos} and leaves the clock there; the clock
   * does not go back.
   */
  public void runUntil(long untilNanos) {
    Event next = nextEvent();
    while (next != null && next.atNanos <= untilNanos) {
      runNext();
      next = nextEvent();
    }
    if (untilNanos > clock.nanos()) {
      clock.set(untilNanos);
    }
  }

  /** Runs until nothing is left: without end, if events keep scheduling others. */
  public void runAll() {
    while (runNext()) {}
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  /** Events that wait for their time; cancelled ones do not count. */
  public int waitingCount() {
    return waiting;
  }

  /** An event that can be called off. */
  public interface Cancellable {

    /** Calls the event off; returns false if it has already run or been cancelled. */
    boolean cancel();
  }

  private final class Event implements Cancellable, Comparable<Event> {
    private final long atNanos;
    private final long sequence;
    private final Runnable action;
    private boolean cancelled;
    private boolean done;

    private Event(long atNanos, long sequence, Runnable action) {
      this.atNanos = atNanos;
      this.sequence = sequence;
      this.action = action;
    }

    @Override
    public boolean cancel() {
      if (cancelled || done) {
        return false;
      }
      cancelled = true;
      waiting--;
      return true;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
