package dev.distlab.experiment;

import java.util.List;

/**
 * One moment of a story.
 *
 * @param index 0 is the world before the first command
 * @param command what was done; empty for step 0
 * @param virtualNanos the virtual time, or -1 where the story has none
 * @param caption why this happened
 * @param counters was and now
 * @param state what a page draws
 * @param picture what a terminal prints
 */
public record Step(
    int index,
    String command,
    long virtualNanos,
    String caption,
    List<Change> counters,
    Json.Obj state,
    List<String> picture) {

  public Step {
    counters = List.copyOf(counters);
    picture = List.copyOf(picture);
  }

  /** A counter before and after the step. */
  public record Change(String name, double was, double now, String unit, int decimals) {

    /** Whether the step changed this counter. */
    public boolean hasChanged() {
      return Double.compare(was, now) != 0;
    }

    /** The value before the step, with its decimals and its unit. */
    public String wasText() {
      return Numbers.grouped(was, decimals) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** The value after the step, in the same form. */
    public String nowText() {
      return Numbers.grouped(now, decimals) + (unit.isEmpty() ? "" : " " + unit);
    }
  }

  /** The step as a member of {@code docs/schema/scenario.schema.json}. */
  public Json.Obj toJson() {
    Json.Arr changes = Json.array();
    for (Change change : counters) {
      changes.add(
          Json.object()
              .put("name", change.name())
              .put("was", change.wasText())
              .put("now", change.nowText())
              .put("changed", change.hasChanged()));
    }
    Json.Obj json = Json.object().put("index", index).put("command", command);
    if (virtualNanos >= 0) {
      json.put("virtualNanos", virtualNanos);
    }
    return json.put("caption", caption)
        .put("counters", changes)
        .put("state", state)
        .put("picture", Json.texts(picture));
  }
}
