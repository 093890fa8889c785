package dev.distlab.limiter.cluster;

import dev.distlab.kernel.Scheduler;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Drives a cluster with requests and judges what it lets pass. */
final class ClusterRun {

  record Arrival(long atNanos, int gateway) {}

  static final long MILLIS = 1_000_000;
  static final long SECONDS = 1_000 * MILLIS;
  static final long TIMEOUT_NANOS = 10 * MILLIS;

  final Scheduler scheduler = new Scheduler();
  final LimiterCluster cluster;
  final List<Admission> decisions = new ArrayList<>();
  final List<Arrival> arrivals = new ArrayList<>();

  private final ClusterOptions options;

  ClusterRun(ClusterOptions options) {
    this.options = options;
    this.cluster = new LimiterCluster(options, scheduler);
  }

  static StoreLink link(FailurePolicy onFailure) {
    return new StoreLink(MILLIS, TIMEOUT_NANOS, onFailure);
  }

  /** Requests with random gaps, at random gateways. */
  ClusterRun load(long seed, long requestsPerSecond, long untilNanos) {
    SeededRandom random = new SeededRandom(seed);
    long now = 0;
    while (now < untilNanos) {
      arrive(now, random.nextInt(options.gatewayCount()));
      now += 1 + random.nextLong(2 * SECONDS / requestsPerSecond);
    }
    return this;
  }

  /** Bursts of random size at random gateways, most of them around the edges of windows. */
  ClusterRun bursts(SeededRandom random, int bursts, int mostInABurst, long untilNanos) {
    long width = options.limit().windowNanos();
    long near = 4 * options.link().oneWayNanos() + 1;
    for (int burst = 0; burst < bursts; burst++) {
      long edge = random.nextLong(untilNanos / width) * width;
      long atEdge = Math.max(0, edge - near + random.nextLong(2 * near));
      long at = random.nextInt(4) == 0 ? random.nextLong(untilNanos) : atEdge;
      int gateway = random.nextInt(options.gatewayCount());
      for (int i = random.nextInt(mostInABurst); i >= 0; i--) {
        arrive(at, gateway);
      }
    }
    return this;
  }

  ClusterRun arrive(long atNanos, int gateway) {
    arrivals.add(new Arrival(atNanos, gateway));
    scheduler.at(atNanos, () -> cluster.request(gateway, decisions::add));
    return this;
  }

  ClusterRun run() {
    scheduler.runAll();
    return this;
  }

  long allowedIn(long window) {
    return decisions.stream()
        .filter(Admission::allowed)
        .filter(one -> one.atNanos() / options.limit().windowNanos() == window)
        .count();
  }

  /** By the time of the decisions. */
  long mostInAWindow() {
    return mostInAWindow(0);
  }

  /** By the time of the store, when each decision is an answer of it. */
  long mostInAWindowOfTheStore() {
    return mostInAWindow(options.link().oneWayNanos());
  }

  private long mostInAWindow(long agoNanos) {
    Map<Long, Long> counts = new TreeMap<>();
    for (Admission one : decisions) {
      if (one.allowed()) {
        counts.merge((one.atNanos() - agoNanos) / options.limit().windowNanos(), 1L, Long::sum);
      }
    }
    return counts.values().stream().mapToLong(count -> count).max().orElse(0);
  }

  /** The most requests that arrived at one gateway in a stretch of time, summed over gateways. */
  long mostArrivalsIn(long stretchNanos) {
    long sum = 0;
    for (int gateway = 0; gateway < options.gatewayCount(); gateway++) {
      int at = gateway;
      long[] times =
          arrivals.stream()
              .filter(one -> one.gateway() == at)
              .mapToLong(Arrival::atNanos)
              .sorted()
              .toArray();
      int most = 0;
      int from = 0;
      for (int to = 0; to < times.length; to++) {
        while (times[to] - times[from] > stretchNanos) {
          from++;
        }
        most = Math.max(most, to - from + 1);
      }
      sum += most;
    }
    return sum;
  }
}
