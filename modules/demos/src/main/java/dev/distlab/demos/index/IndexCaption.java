package dev.distlab.demos.index;

import dev.distlab.kernel.Trace;
import java.util.List;

/** What a command did, with what happened to the shape, in the words of the trace. */
final class IndexCaption {

  private IndexCaption() {}

  /** A sentence, and one for each of the first {@code most} events. */
  static String of(String first, List<Trace.Event> events, int most) {
    StringBuilder text = new StringBuilder(first);
    for (Trace.Event event : events.subList(0, Math.min(most, events.size()))) {
      text.append(' ').append(capital(event.what())).append(": ").append(event.why()).append('.');
    }
    int others = events.size() - most;
    if (others > 0) {
      text.append(others == 1 ? " And one more change." : " And " + others + " more changes.");
    }
    String caption = text.toString();
    for (String thing : List.of("key", "bit", "separator")) {
      caption = caption.replace(" 1 " + thing + "s", " 1 " + thing);
    }
    return caption.replace(" 1 entries", " 1 entry");
  }

  /** {@code 1 key}, {@code 2 keys}. */
  static String keys(int count) {
    return count == 1 ? "1 key" : count + " keys";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
