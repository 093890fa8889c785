package dev.distlab.demos.limiter;

import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.World;
import dev.distlab.kernel.VirtualClock;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Decision;
import dev.distlab.limiter.Limit;
import java.util.ArrayList;
import java.util.List;

/**
 * Six limiters behind each other's backs: the same requests reach all of them.
 *
 * <p>The state: {@code limit}, {@code windowMs}, {@code burst}, {@code nowMs}, {@code focus} (the
 * name of the algorithm that the story is about), and {@code lanes}, one for each algorithm with
 * its requests as time, 1 if admitted, and time of the start, all in milliseconds; its gauge, what
 * the gauge means and how far it reaches; and the most requests that started in any window since
 * the limit was set.
 */
final class LimiterWorld implements World {

  private static final int MAX_REQUESTS = 400;
  private static final long MAX_ADVANCE_MILLIS = 60_000;
  private static final int STRIP_COLUMNS = 41;
  private static final int NAME_COLUMNS = 16;

  /** A button that is held down sends a request this often. */
  private static final long HELD_MILLIS = 50;

  private final VirtualClock clock = new VirtualClock();
  private final List<Lane> lanes = new ArrayList<>();
  private final Algorithm focus;
  private final boolean isBadPreset;
  private final long windowMillis;
  private long permits;
  private long burst;

  LimiterWorld(Limit limit, Algorithm focus, boolean isBadPreset) {
    this.focus = focus;
    this.isBadPreset = isBadPreset;
    this.windowMillis = limit.windowNanos() / Lane.NANOS_PER_MILLI;
    this.permits = limit.permits();
    this.burst = limit.burst();
    for (Algorithm algorithm : Algorithm.values()) {
      lanes.add(new Lane(algorithm, limit, clock));
    }
  }

  @Override
  public List<CommandSpec> commands() {
    return List.of(
        new CommandSpec("send", List.of("COUNT?"), "requests arrive now", "send 4"),
        new CommandSpec("advance", List.of("MILLIS"), "time passes", "advance 250"),
        new CommandSpec(
            "hold", List.of("MILLIS"), "a request every " + HELD_MILLIS + " ms", "hold 500"),
        new CommandSpec("limit", List.of("PERMITS"), "another limit, all start afresh", "limit 8"),
        new CommandSpec("burst", List.of("PERMITS"), "another burst, all start afresh", "burst 2"));
  }

  @Override
  public void apply(Command command, StepReport step) {
    switch (command.name()) {
      case "send" -> send((int) command.integer(0, 1, 1, 100), step);
      case "advance" -> advance(command.integer(0, 0, 1, MAX_ADVANCE_MILLIS), step);
      case "hold" -> hold(command.integer(0, 0, 1, MAX_ADVANCE_MILLIS), step);
      case "limit" -> limit(command.integer(0, 0, 1, 100), burst, step);
      case "burst" -> limit(permits, command.integer(0, 0, 1, 100), step);
      default -> throw new IllegalStateException(command.name());
    }
    step.at(clock.nanos());
  }

  private void send(int count, StepReport step) {
    requireRoomFor(count);
    int admitted = 0;
    Decision last = null;
    for (int i = 0; i < count; i++) {
      last = sendOne();
      admitted += last.allowed() ? 1 : 0;
    }
    step.caption(admits(admitted, count) + memory() + retry(last));
  }

  /** Requests from now on, until the time is over. */
  private void hold(long millis, StepReport step) {
    int count = (int) ((millis + HELD_MILLIS - 1) / HELD_MILLIS);
    requireRoomFor(count);
    int admitted = 0;
    for (int i = 0; i < count; i++) {
      admitted += sendOne().allowed() ? 1 : 0;
      clock.advance(Math.min(HELD_MILLIS, millis - i * HELD_MILLIS) * Lane.NANOS_PER_MILLI);
    }
    step.caption("A request every " + HELD_MILLIS + " ms: " + admits(admitted, count) + memory());
  }

  private void requireRoomFor(int count) {
    if (lanes.get(0).requests() + count > MAX_REQUESTS) {
      throw new UsageException("more than " + MAX_REQUESTS + " requests cannot be drawn");
    }
  }

  /** A request to all limiters; what the one in focus says. */
  private Decision sendOne() {
    Decision ofFocus = null;
    for (Lane lane : lanes) {
      Decision decision = lane.send();
      ofFocus = lane.algorithm() == focus ? decision : ofFocus;
    }
    return ofFocus;
  }

  private String admits(int admitted, int count) {
    String many = count == 1 ? "it" : "all " + count;
    return focus.title()
        + " admits "
        + (admitted == count ? many : admitted + " of " + count)
        + ". ";
  }

  /** Rounded up: a millisecond earlier would be too early. */
  private static String retry(Decision last) {
    long millis = (last.retryAfterNanos() + Lane.NANOS_PER_MILLI - 1) / Lane.NANOS_PER_MILLI;
    return last.allowed() ? "" : " Retry after " + millis + " ms.";
  }

  private void advance(long millis, StepReport step) {
    clock.advance(millis * Lane.NANOS_PER_MILLI);
    step.caption(millis + " ms pass. " + memory());
  }

  private void limit(long newPermits, long newBurst, StepReport step) {
    permits = newPermits;
    burst = newBurst;
    Limit limit = new Limit(permits, windowMillis * Lane.NANOS_PER_MILLI, burst);
    lanes.forEach(lane -> lane.change(limit));
    step.caption(
        permits
            + " in "
            + windowMillis
            + " ms, burst "
            + burst
            + ". All limiters are new: they have forgotten what they admitted.");
  }

  /** What the limiter in focus remembers now. */
  private String memory() {
    Lane lane = lanes.get(focus.ordinal());
    long now = nowMillis();
    String gauge = Numbers.fixed(lane.gauge(), focus == Algorithm.TOKEN_BUCKET ? 2 : 0);
    return switch (focus) {
      case FIXED_WINDOW ->
          "Window " + now / windowMillis + " has used " + gauge + " of " + permits + ".";
      case SLIDING_LOG -> "Its list has " + gauge + " entries younger than the window.";
      case SLIDING_COUNTER -> "It guesses " + gauge + " in the last " + windowMillis + " ms.";
      case TOKEN_BUCKET ->
          "The bucket has "
              + gauge
              + " of "
              + burst
              + " tokens; one comes every "
              + interval()
              + ".";
      case LEAKY_BUCKET -> "Its queue is " + gauge + " long; one starts every " + interval() + ".";
      case GCRA ->
          lane.tatMillis() <= now
              ? "The theoretical arrival time has passed: the next request is on time."
              : "The theoretical arrival time is "
                  + lane.tatMillis()
                  + " ms, "
                  + (lane.tatMillis() - now)
                  + " ms ahead of now; more than "
                  + toleranceMillis()
                  + " ms ahead before a request, and it is refused.";
    };
  }

  private String interval() {
    return Numbers.json((double) windowMillis / permits) + " ms";
  }

  /** How early GCRA lets a request come: the burst less the request itself. */
  private long toleranceMillis() {
    return (burst - 1) * windowMillis / permits;
  }

  private long nowMillis() {
    return clock.nanos() / Lane.NANOS_PER_MILLI;
  }

  @Override
  public List<Counter> counters() {
    List<Counter> counters = new ArrayList<>();
    counters.add(new Counter("time", nowMillis(), "ms", 0));
    counters.add(Counter.count("requests", lanes.get(0).requests()));
    for (Lane lane : lanes) {
      counters.add(Counter.count(lane.algorithm().title() + " admits", lane.admitted()));
    }
    counters.add(
        Counter.count(
            focus.title() + ", most in any window",
            lanes.get(focus.ordinal()).worstWindow(windowMillis)));
    return counters;
  }

  @Override
  public Json.Obj state() {
    Json.Arr list = Json.array();
    for (Lane lane : lanes) {
      list.add(lane.toJson(gaugeMost(lane.algorithm()), windowMillis));
    }
    return Json.object()
        .put("limit", permits)
        .put("windowMs", windowMillis)
        .put("burst", burst)
        .put("nowMs", nowMillis())
        .put("toleranceMs", toleranceMillis())
        .put("focus", focus.title())
        .put("lanes", list);
  }

  private double gaugeMost(Algorithm algorithm) {
    return switch (algorithm) {
      case FIXED_WINDOW, SLIDING_LOG, SLIDING_COUNTER -> permits;
      case TOKEN_BUCKET, LEAKY_BUCKET -> burst;
      case GCRA -> (double) burst * windowMillis / permits;
    };
  }

  @Override
  public List<String> picture() {
    long span = Math.max(2 * windowMillis, nowMillis() + 1);
    long from = Math.max(0, nowMillis() + 1 - 4 * windowMillis);
    long perColumn =
        Math.max(1, (Math.min(span, 4 * windowMillis) + STRIP_COLUMNS - 1) / STRIP_COLUMNS);
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(2 + NAME_COLUMNS) + "in  out  a window");
    for (Lane lane : lanes) {
      String name = lane.algorithm().title();
      lines.add(
          (lane.algorithm() == focus ? "> " : "  ")
              + name
              + " ".repeat(NAME_COLUMNS - name.length())
              + right(lane.admitted(), 2)
              + right(lane.requests() - lane.admitted(), 5)
              + right(lane.worstWindow(windowMillis), 10)
              + "  "
              + lane.strip(from, perColumn, STRIP_COLUMNS));
    }
    lines.add(
        "  y admitted, n refused, + both; from " + from + " ms, " + perColumn + " ms a column");
    lines.add(
        "  a window: most that started in any; limit " + permits + " in " + windowMillis + " ms");
    return lines;
  }

  private static String right(int number, int columns) {
    String text = Integer.toString(number);
    return " ".repeat(Math.max(0, columns - text.length())) + text;
  }

  @Override
  public void conclude(Report report) {
    Lane log = lanes.get(Algorithm.SLIDING_LOG.ordinal());
    report
        .claim("log-exact", "the sliding log admits no more than the limit in any window")
        .expect(Expected.atMost(permits))
        .saw(log.worstWindow(windowMillis), "requests");
    for (Algorithm algorithm : List.of(Algorithm.TOKEN_BUCKET, Algorithm.GCRA)) {
      report
          .claim("bound-" + algorithm.ordinal(), algorithm.title() + " stays within burst + limit")
          .expect(Expected.atMost(permits + burst))
          .saw(lanes.get(algorithm.ordinal()).worstWindow(windowMillis), "requests");
    }
    if (isBadPreset) {
      report
          .claim("edge", "the fixed window admits no more than the limit in any window")
          .expect(Expected.atMost(permits))
          .declaredToFail()
          .saw(lanes.get(Algorithm.FIXED_WINDOW.ordinal()).worstWindow(windowMillis), "requests");
    }
  }
}
