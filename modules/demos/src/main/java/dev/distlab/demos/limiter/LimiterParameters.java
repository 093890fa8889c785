package dev.distlab.demos.limiter;

import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import dev.distlab.limiter.Limit;

/** Parameters that several demos have, and their meaning. */
final class LimiterParameters {

  static final double NANOS = 1e9;
  private static final double MOST_REQUESTS = 10_000_000;

  private LimiterParameters() {}

  static Parameter limit(int fallback, int low) {
    return Parameter.integer("limit", fallback, low, 10_000, "requests allowed in a window");
  }

  static Parameter window(String fallback) {
    return Parameter.real("window", fallback, 0.1, 3600, "length of a window").unit("s");
  }

  /** What both say. */
  static Limit limit(Settings settings) {
    return Limit.of(settings.integer("limit"), nanos(settings.real("window")));
  }

  /**
   * Refuses to make up more requests than memory holds.
   *
   * @throws UsageException if there would be so many
   */
  static void requireFew(double requests) {
    if (requests > MOST_REQUESTS) {
      throw new UsageException(
          "these settings make "
              + Numbers.grouped(requests, 0)
              + " requests: at most "
              + Numbers.grouped(MOST_REQUESTS, 0)
              + " fit. Lower the limit or the number of windows");
    }
  }

  static long nanos(double seconds) {
    return Math.round(seconds * NANOS);
  }

  static double seconds(long nanos) {
    return nanos / NANOS;
  }
}
