package dev.distlab.demos.limiter;

import dev.distlab.experiment.Json;
import dev.distlab.kernel.VirtualClock;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Decision;
import dev.distlab.limiter.FixedWindowLimiter;
import dev.distlab.limiter.Gcra;
import dev.distlab.limiter.LeakyBucket;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.RateLimiter;
import dev.distlab.limiter.SlidingWindowCounter;
import dev.distlab.limiter.SlidingWindowLog;
import dev.distlab.limiter.TokenBucket;
import java.util.ArrayList;
import java.util.List;

/** One algorithm, the requests that it has seen, and what it made of them. */
final class Lane {

  static final long NANOS_PER_MILLI = 1_000_000;

  private final Algorithm algorithm;
  private final VirtualClock clock;
  private final List<Request> requests = new ArrayList<>();
  private RateLimiter limiter;

  /** The first request that the limiter of now has seen. */
  private int firstOfLimiter;

  /** A request: when it came, whether it passed, and when it may start. */
  private record Request(long atMillis, boolean admitted, long startMillis) {}

  Lane(Algorithm algorithm, Limit limit, VirtualClock clock) {
    this.algorithm = algorithm;
    this.clock = clock;
    change(limit);
  }

  /** A fresh limiter with another limit; what was seen stays. */
  void change(Limit limit) {
    limiter = algorithm.limiter(limit, clock);
    firstOfLimiter = requests.size();
  }

  Decision send() {
    Decision decision = limiter.decide(1);
    long now = clock.nanos() / NANOS_PER_MILLI;
    requests.add(
        new Request(now, decision.allowed(), now + decision.delayNanos() / NANOS_PER_MILLI));
    return decision;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  int admitted() {
    return (int) requests.stream().filter(Request::admitted).count();
  }

  int requests() {
    return requests.size();
  }

  /** The most requests that the limiter of now let start in any window of that length. */
  int worstWindow(long windowMillis) {
    List<Long> starts =
        requests.stream()
            .skip(firstOfLimiter)
            .filter(Request::admitted)
            .map(Request::startMillis)
            .sorted()
            .toList();
    int worst = 0;
    int first = 0;
    for (int last = 0; last < starts.size(); last++) {
      while (starts.get(last) - starts.get(first) >= windowMillis) {
        first++;
      }
      worst = Math.max(worst, last - first + 1);
    }
    return worst;
  }

  /** What the limiter remembers, as a number between 0 and its most. */
  double gauge() {
    long now = clock.nanos();
    if (limiter instanceof FixedWindowLimiter fixed) {
      return fixed.usedPermits(now);
    }
    if (limiter instanceof SlidingWindowLog log) {
      return log.entryCount(now);
    }
    if (limiter instanceof SlidingWindowCounter counter) {
      return counter.estimatedPermits(now);
    }
    if (limiter instanceof TokenBucket bucket) {
      return bucket.tokens(now);
    }
    if (limiter instanceof LeakyBucket bucket) {
      return bucket.level(now);
    }
    return Math.max(0, tatMillis() - now / NANOS_PER_MILLI);
  }

  /** When GCRA expects the next request. */
  long tatMillis() {
    return limiter instanceof Gcra gcra ? gcra.theoreticalArrivalNanos() / NANOS_PER_MILLI : 0;
  }

  /** What the gauge shows, in words. */
  String gaugeName() {
    return switch (algorithm) {
      case FIXED_WINDOW -> "used in this window";
      case SLIDING_LOG -> "entries in sight";
      case SLIDING_COUNTER -> "estimated in sight";
      case TOKEN_BUCKET -> "tokens";
      case LEAKY_BUCKET -> "waiting in the bucket";
      case GCRA -> "TAT ahead of now, ms";
    };
  }

  Json toJson(double gaugeMost, long windowMillis) {
    Json.Arr list = Json.array();
    for (Request request : requests) {
      list.add(
          Json.array()
              .add(request.atMillis())
              .add(request.admitted() ? 1 : 0)
              .add(request.startMillis()));
    }
    return Json.object()
        .put("name", algorithm.title())
        .put("requests", list)
        .put("admitted", admitted())
        .put("rejected", requests() - admitted())
        .put("worstWindow", worstWindow(windowMillis))
        .put("gauge", gauge())
        .put("gaugeName", gaugeName())
        .put("gaugeMost", gaugeMost)
        .put("tat", tatMillis());
  }

  /** The last {@code columns} pieces of time as characters: y admitted, n rejected, . nothing. */
  String strip(long fromMillis, long millisPerColumn, int columns) {
    StringBuilder strip = new StringBuilder(".".repeat(columns));
    for (Request request : requests) {
      int column = (int) ((request.atMillis() - fromMillis) / millisPerColumn);
      if (request.atMillis() >= fromMillis && column < columns) {
        char was = strip.charAt(column);
        char is = request.admitted() ? 'y' : 'n';
        strip.setCharAt(column, was == '.' || was == is ? is : '+');
      }
    }
    return strip.toString();
  }
}
