package dev.distlab.limiter.cluster;

import dev.distlab.kernel.Scheduler;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Drives a cluster with requests and judges what it lets pass. */
final class ClusterRun {

  static final long MILLIS = 1_000_000;
  static final long SECONDS = 1_000 * MILLIS;
  static final long TIMEOUT_NANOS = 10 * MILLIS;

  final Scheduler scheduler = new Scheduler();
  final LimiterCluster cluster;
  final List<Admission> decisions = new ArrayList<>();

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

  ClusterRun arrive(long atNanos, int gateway) {
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

  long mostInAWindow() {
    long last = scheduler.nanos() / options.limit().windowNanos();
    long most = 0;
    for (long window = 0; window <= last; window++) {
      most = Math.max(most, allowedIn(window));
    }
    return most;
  }
}
