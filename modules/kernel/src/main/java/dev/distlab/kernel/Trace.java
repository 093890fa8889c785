package dev.distlab.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * What a mechanism did and why, in order: the diagnostics that a scenario shows and a test asserts.
 *
 * <p>A mechanism that has something to tell takes a trace by constructor; {@link #none()} costs
 * nothing. It is not a logger: no levels, no clock of its own, no output. For one thread.
 */
public interface Trace {

  /**
   * Records that something happened: {@code what} is a word of the field, {@code why} a sentence.
   */
  void event(String what, String why);

  /** Whether events are kept; ask before building an expensive sentence. */
  default boolean isRecording() {
    return true;
  }

  /** A trace that forgets everything. */
  static Trace none() {
    return NoTrace.INSTANCE;
  }

  /** A trace that keeps everything. */
  static Recording recording() {
    return new Recording();
  }

  /** One thing that happened. */
  record Event(String what, String why) {

    @Override
    public String toString() {
      return what + ": " + why;
    }
  }

  /** Keeps all events in memory until they are {@linkplain #drain() drained}. */
  final class Recording implements Trace {

    private final List<Event> events = new ArrayList<>();

    private Recording() {}

    @Override
    public void event(String what, String why) {
      events.add(new Event(what, why));
    }

    /** The events so far, oldest first. */
    public List<Event> events() {
      return List.copyOf(events);
    }

    /** The events since the last drain, oldest first; they are forgotten here. */
    public List<Event> drain() {
      List<Event> drained = List.copyOf(events);
      events.clear();
      return drained;
    }
  }

  /** The trace of those who do not want one. */
  enum NoTrace implements Trace {
    INSTANCE;

    @Override
    public void event(String what, String why) {}

    @Override
    public boolean isRecording() {
      return false;
    }
  }
}
