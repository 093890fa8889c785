package dev.distlab.demos.ring;

import dev.distlab.experiment.Settings;
import dev.distlab.kernel.Scheduler;
import dev.distlab.kernel.random.ExponentialDistribution;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.balance.BalancingPolicy;
import dev.distlab.ring.balance.LeastConnections;
import dev.distlab.ring.balance.PeakEwma;
import dev.distlab.ring.balance.PowerOfChoices;
import dev.distlab.ring.balance.RandomChoice;
import dev.distlab.ring.balance.RoundRobin;
import dev.distlab.ring.balance.ServerLoads;
import java.util.Arrays;
import java.util.Locale;

/**
 * Requests that arrive at random times and queue at the server that a policy chose. Every server
 * works on one request at a time; service times are exponential; server 0 is slow. One run.
 */
final class ServerSimulation {

  private static final double MEAN_SERVICE_NANOS = 10e6;
  private static final long DECAY_NANOS = 1_000_000_000L;

  /** What chooses the server. */
  enum Policy {
    RANDOM("random"),
    ROUND_ROBIN("round robin"),
    TWO_CHOICES("two choices"),
    LEAST_CONNECTIONS("least connections"),
    PEAK_EWMA("peak EWMA of two");

    private final String title;

    Policy(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How long requests took, and what the slow server got. */
  record Outcome(double medianMillis, double tailMillis, double slowPercent) {}

  private final Scheduler scheduler = new Scheduler();
  private final int servers;
  private final double slow;
  private final ServerLoads loads;
  private final BalancingPolicy policy;
  private final SeededRandom arrivals;
  private final SeededRandom services;
  private final ExponentialDistribution service = new ExponentialDistribution(MEAN_SERVICE_NANOS);
  private final ExponentialDistribution gap;

  /** When each server will have done all that it has. */
  private final long[] freeAt;

  private final long[] latencies;
  private int arrived;
  private int toSlow;

  ServerSimulation(Settings settings, Policy policy) {
    this.servers = settings.integer("servers");
    this.slow = settings.real("slow");
    this.loads = new ServerLoads(servers);
    this.policy = make(policy, settings.random("policy"));
    this.arrivals = settings.random("arrivals");
    this.services = settings.random("services");
    double capacity = (servers - 1 + 1 / slow) / MEAN_SERVICE_NANOS;
    this.gap = new ExponentialDistribution(1 / (capacity * settings.real("load")));
    this.freeAt = new long[servers];
    this.latencies = new long[settings.integer("requests")];
  }

  private BalancingPolicy make(Policy kind, SeededRandom random) {
    return switch (kind) {
      case RANDOM -> new RandomChoice(random);
      case ROUND_ROBIN -> new RoundRobin();
      case TWO_CHOICES -> new PowerOfChoices(2, random);
      case LEAST_CONNECTIONS -> new LeastConnections();
      case PEAK_EWMA -> new PeakEwma(servers, DECAY_NANOS, scheduler, random);
    };
  }

  Outcome run() {
    scheduler.after((long) gap.next(arrivals), this::arrive);
    scheduler.runAll();
    long[] sorted = latencies.clone();
    Arrays.sort(sorted);
    return new Outcome(
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        100.0 * toSlow / latencies.length);
  }

  private void arrive() {
    int request = arrived++;
    int server = policy.choose(loads);
    loads.start(server);
    toSlow += server == 0 ? 1 : 0;
    long now = scheduler.nanos();
    double nanos = service.next(services) * (server == 0 ? slow : 1);
    freeAt[server] = Math.max(now, freeAt[server]) + (long) nanos;
    latencies[request] = freeAt[server] - now;
    scheduler.at(freeAt[server], () -> finish(request, server));
    if (arrived < latencies.length) {
      scheduler.after((long) gap.next(arrivals), this::arrive);
    }
  }

  private void finish(int request, int server) {
    loads.finish(server);
    policy.observe(server, latencies[request]);
  }
}
