package dev.distlab.demos.limiter;

import dev.distlab.kernel.random.ExponentialDistribution;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.limiter.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Requests made up for a run. Every kind is scaled by the limit that it is to meet. */
enum Traffic {
  /** Independent of each other, half as many again as the limit allows. */
  STEADY("steady") {
    @Override
    List<Arrival> over(int windows, Limit limit, SeededRandom random) {
      return poisson("a", 1.5, windows, limit, random);
    }
  },

  /** All at the end of a window, and as many at the start of the next; then a window's rest. */
  BOUNDARY_BURST("boundary burst") {
    @Override
    List<Arrival> over(int windows, Limit limit, SeededRandom random) {
      List<Arrival> arrivals = new ArrayList<>();
      long spread = limit.windowNanos() / 100;
      for (int window = 1; window < windows; window += 3) {
        long edge = window * limit.windowNanos();
        for (long i = 0; i < limit.permits(); i++) {
          arrivals.add(new Arrival(edge - 1 - random.nextLong(spread), "a"));
          arrivals.add(new Arrival(edge + random.nextLong(spread), "a"));
        }
      }
      return sorted(arrivals);
    }
  },

  /** Five times the limit for a while, then nothing for a while; a window and a half on average. */
  ON_OFF("on-off") {
    @Override
    List<Arrival> over(int windows, Limit limit, SeededRandom random) {
      List<Arrival> arrivals = new ArrayList<>();
      double gap = limit.windowNanos() / (5.0 * limit.permits());
      double end = (double) windows * limit.windowNanos();
      double now = 0;
      while (now < end) {
        double on = now + limit.windowNanos() * random.nextDouble();
        for (; now < Math.min(on, end); now += gap) {
          arrivals.add(new Arrival((long) now, "a"));
        }
        now = on + 2 * limit.windowNanos() * random.nextDouble();
      }
      return arrivals;
    }
  },

  /** One sends three times its limit, the other half of its own. */
  TWO_TENANTS("two tenants") {
    @Override
    List<Arrival> over(int windows, Limit limit, SeededRandom random) {
      List<Arrival> arrivals = poisson("greedy", 3, windows, limit, random.fork("greedy"));
      arrivals.addAll(poisson("polite", 0.5, windows, limit, random.fork("polite")));
      return sorted(arrivals);
    }
  };

  private final String title;

  Traffic(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The requests of so many windows, sorted by time. */
  abstract List<Arrival> over(int windows, Limit limit, SeededRandom random);

  /** Requests that come independently, at {@code load} times the rate of the limit. */
  static List<Arrival> poisson(
      String client, double load, int windows, Limit limit, SeededRandom random) {
    List<Arrival> arrivals = new ArrayList<>();
    var gap = new ExponentialDistribution(limit.windowNanos() / (load * limit.permits()));
    double end = (double) windows * limit.windowNanos();
    for (double now = gap.next(random); now < end; now += gap.next(random)) {
      arrivals.add(new Arrival((long) now, client));
    }
    return arrivals;
  }

  static List<Arrival> sorted(List<Arrival> arrivals) {
    arrivals.sort(Comparator.comparingLong(Arrival::nanos));
    return arrivals;
  }
}
