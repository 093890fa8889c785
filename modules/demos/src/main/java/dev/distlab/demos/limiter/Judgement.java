package dev.distlab.demos.limiter;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.SlidingWindowCounter;
import java.util.List;

/**
 * How the decisions of a sliding counter compare with those that a count of the very same past
 * would have given.
 */
final class Judgement {

  int decisions;
  int allowed;
  int wronglyAllowed;
  int wronglyRejected;
  int worstWindow;
  private double sumOfErrors;

  private Judgement() {}

  /**
   * @param slackPercent a decision is called wrong if the true count is further than this from the
   *     limit, in percent of it, and by more than one: a guess is a whole number
   */
  static Judgement of(Limit limit, double slackPercent, List<Arrival> arrivals) {
    SlidingWindowCounter counter = new SlidingWindowCounter(limit, new VirtualClock());
    WindowCount exact = new WindowCount(limit.windowNanos());
    double slack = Math.max(1, limit.permits() * slackPercent / 100);
    Judgement judgement = new Judgement();
    for (Arrival arrival : arrivals) {
      long estimate = counter.estimatedPermits(arrival.nanos());
      int truth = exact.countAt(arrival.nanos());
      boolean isAllowed = counter.tryAcquire(1, arrival.nanos());
      judgement.decisions++;
      judgement.wronglyAllowed += isAllowed && truth >= limit.permits() + slack ? 1 : 0;
      judgement.wronglyRejected += !isAllowed && truth < limit.permits() - slack ? 1 : 0;
      judgement.sumOfErrors += 100.0 * Math.abs(estimate - truth) / limit.permits();
      if (isAllowed) {
        judgement.allowed++;
        exact.add(arrival.nanos());
      }
    }
    judgement.worstWindow = exact.worst();
    return judgement;
  }

  double wronglyAllowedPercent() {
    return 100.0 * wronglyAllowed / decisions;
  }

  double wronglyRejectedPercent() {
    return 100.0 * wronglyRejected / decisions;
  }

  double wrongPercent() {
    return wronglyAllowedPercent() + wronglyRejectedPercent();
  }

  double meanErrorPercent() {
    return sumOfErrors / decisions;
  }
}
