package dev.distlab.demos.limiter;

import dev.distlab.kernel.Scheduler;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.cluster.Admission;
import dev.distlab.limiter.cluster.ClusterOptions;
import dev.distlab.limiter.cluster.ClusterStats;
import dev.distlab.limiter.cluster.LimiterCluster;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Requests that arrive at a cluster of gateways, and what it lets pass in each window. */
final class ClusterRun {

  private final Limit limit;
  private final Scheduler scheduler = new Scheduler();
  private final LimiterCluster cluster;
  private final long oneWayNanos;

  private final long[] allowed;
  private final long[] denied;
  private long waitedNanos;
  private long requests;

  /** A cluster that is watched for so many windows; what is decided later is not counted. */
  ClusterRun(ClusterOptions options, int windows) {
    this.limit = options.limit();
    this.oneWayNanos = options.link().oneWayNanos();
    this.cluster = new LimiterCluster(options, scheduler);
    this.allowed = new long[windows];
    this.denied = new long[windows];
  }

  /** The store does not answer from one time to another. */
  ClusterRun withOutage(long fromNanos, long toNanos) {
    scheduler.at(fromNanos, () -> cluster.store().goDown());
    scheduler.at(toNanos, () -> cluster.store().comeUp());
    return this;
  }

  /** Sends the requests, which are sorted by time; {@code gatewayOf} says where each arrives. */
  ClusterRun run(List<Arrival> arrivals, ToIntFunction<Arrival> gatewayOf) {
    requests = arrivals.size();
    sendNext(arrivals.iterator(), gatewayOf);
    scheduler.runAll();
    return this;
  }

  /** One after the other: a scheduler is slow that has to hold all of them at once. */
  private void sendNext(Iterator<Arrival> arrivals, ToIntFunction<Arrival> gatewayOf) {
    if (arrivals.hasNext()) {
      Arrival arrival = arrivals.next();
      scheduler.at(
          arrival.nanos(),
          () -> {
            sendNext(arrivals, gatewayOf);
            int gateway = gatewayOf.applyAsInt(arrival);
            cluster.request(gateway, one -> count(one, arrival.nanos()));
          });
    }
  }

  private void count(Admission admission, long arrivedNanos) {
    waitedNanos += admission.atNanos() - arrivedNanos;
    int window = (int) (decidedNanos(admission) / limit.windowNanos());
    if (window < allowed.length) {
      (admission.allowed() ? allowed : denied)[window]++;
    }
  }

  /** What the store has said counts for the window in which it said so, not when it was heard. */
  private long decidedNanos(Admission admission) {
    boolean byStore = admission.ground() == Admission.Ground.STORE;
    return admission.atNanos() - (byStore ? oneWayNanos : 0);
  }

  long mostInAWindow() {
    long most = 0;
    for (long count : allowed) {
      most = Math.max(most, count);
    }
    return most;
  }

  long allowedIn(int window) {
    return allowed[window];
  }

  long deniedIn(int window) {
    return denied[window];
  }

  /** What passed, of what the limit allowed. */
  double usedPercent() {
    long sum = 0;
    for (long count : allowed) {
      sum += count;
    }
    return 100.0 * sum / (limit.permits() * allowed.length);
  }

  double callsPerRequest() {
    return (double) cluster.stats().storeCalls() / requests;
  }

  double meanWaitMillis() {
    return waitedNanos / 1e6 / requests;
  }

  ClusterStats stats() {
    return cluster.stats();
  }
}
