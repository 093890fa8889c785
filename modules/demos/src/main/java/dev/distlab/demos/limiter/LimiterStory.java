package dev.distlab.demos.limiter;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.World;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Limit;
import java.util.List;

/**
 * The stories of the chapter: the same world, seen from different limiters.
 *
 * @param about what it says of itself
 * @param focus the limiter that the captions speak of
 * @param isBadPreset whether it shows the edge of the fixed window
 * @param captions what guides a reader
 * @param commands the story
 */
record LimiterStory(
    About about, Algorithm focus, boolean isBadPreset, List<String> captions, List<String> commands)
    implements Scenario {

  static final String TITLE = "Rate limiting";

  static LimiterStory bucket() {
    return new LimiterStory(
        about("limiter/bucket", "How does a bucket of tokens drain and refill?")
            .andNext("step limiter/arrival-time"),
        Algorithm.TOKEN_BUCKET,
        false,
        List.of(
            "Tokens drip into a bucket that holds so many; a request takes one, or is refused.",
            "A full bucket is a burst that has been saved up. An empty one gives the bare rate.",
            "So a burst and the refill together may pass more than the limit in one window."),
        List.of(
            "send 4",
            "send 1",
            "advance 250",
            "send 1",
            "advance 600",
            "send 3",
            "advance 1000",
            "send 4",
            "advance 400",
            "send 2"));
  }

  static LimiterStory arrivalTime() {
    return new LimiterStory(
        about("limiter/arrival-time", "How does GCRA do the same with one number?")
            .andNext("step limiter/bucket"),
        Algorithm.GCRA,
        false,
        List.of(
            "GCRA keeps when the next request is due if all came evenly: the theoretical arrival time.",
            "Each request moves it on by one interval. One that comes too early is refused.",
            "How early is too early is the burst. Watch it decide exactly as the token bucket does."),
        List.of(
            "send 1",
            "send 3",
            "send 1",
            "advance 250",
            "send 1",
            "advance 600",
            "send 3",
            "advance 3000",
            "send 5"));
  }

  static LimiterStory slidingWindow() {
    return new LimiterStory(
        about("limiter/sliding", "What does it cost to be exact in every window?")
            .andNext("run limiter/accuracy"),
        Algorithm.SLIDING_LOG,
        false,
        List.of(
            "The log keeps the time of every request that it admitted in the last window.",
            "It holds the limit in every window and lets nobody wait: no other here does both.",
            "The price is memory: one entry for each request, where the others keep one number."),
        List.of(
            "advance 900",
            "send 4",
            "advance 200",
            "send 4",
            "advance 600",
            "send 2",
            "advance 200",
            "send 2",
            "advance 1000",
            "send 4"));
  }

  static LimiterStory windowEdge() {
    return new LimiterStory(
        about("limiter/window-edge", "Twice the limit at the edge of a fixed window")
            .andNext("run limiter/edge"),
        Algorithm.FIXED_WINDOW,
        true,
        List.of(
            "A fixed window counts to the limit and begins again with the next window.",
            "A burst just before the edge and one just after it are in different windows.",
            "Both pass: twice the limit within a fifth of a window."),
        List.of(
            "advance 900", "send 4", "send 1", "advance 200", "send 4", "advance 500", "send 2"));
  }

  private static About about(String id, String question) {
    return About.of(id, TITLE, question)
        .with(
            Parameter.integer("limit", 4, 1, 50, "requests in a window"),
            Parameter.integer("window", 1000, 100, 60_000, "length of a window").unit("ms"),
            Parameter.integer("burst", 4, 1, 50, "requests that may be saved up"))
        .leavingOut("Several machines: all requests reach one limiter. See: limiter/distributed")
        .leavingOut("Waiting: a refused request is gone here; real clients come back.");
  }

  @Override
  public List<String> story(Settings settings) {
    return commands;
  }

  @Override
  public World begin(Settings settings) {
    long windowNanos = settings.integer("window") * Lane.NANOS_PER_MILLI;
    Limit limit = new Limit(settings.integer("limit"), windowNanos, settings.integer("burst"));
    return new LimiterWorld(limit, focus, isBadPreset);
  }
}
