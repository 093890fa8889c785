package dev.distlab.demos.geo;

import dev.distlab.geo.UpdatableIndex;
import dev.distlab.kernel.Trace;
import java.util.List;

/** The sentences of a step in which a place came or went, from what the structure tells. */
final class MapTelling {

  /** Sentences told in full; the rest are only counted. */
  private static final int MOST = 4;

  private MapTelling() {}

  static String added(
      String name, List<Trace.Event> events, Structure structure, UpdatableIndex index) {
    if (events.isEmpty()) {
      long pages = index.stats().pageCount();
      return name
          + " finds room: no page has to change its shape. "
          + pages
          + (pages == 1
              ? " " + structure.keptIn() + " holds "
              : " " + structure.keptIn() + "s hold ")
          + (index.size() == 1 ? "1 place." : index.size() + " places.");
    }
    return name + " comes. " + sentences(events);
  }

  static String removed(String name, List<Trace.Event> events) {
    return events.isEmpty()
        ? name + " goes; the others stay where they are."
        : name + " goes. " + sentences(events);
  }

  private static String sentences(List<Trace.Event> events) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, events.size()); i++) {
      Trace.Event event = events.get(i);
      String what = Character.toUpperCase(event.what().charAt(0)) + event.what().substring(1);
      text.append(i == 0 ? "" : " ").append(what).append(": ").append(event.why()).append('.');
    }
    if (events.size() > MOST) {
      text.append(" And ").append(events.size() - MOST).append(" more such events.");
    }
    return text.toString();
  }
}
