package dev.distlab.demos.limiter;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.limiter.Algorithm;
import dev.distlab.limiter.Decision;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.RateLimiter;
import dev.distlab.limiter.SlidingWindowLog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends the same requests through an algorithm, with a limit for each client. */
final class Replay {

  /** What an algorithm with one word remembers of a client. */
  private static final int WORD_BYTES = 8;

  /** What the log remembers of a request: an object with two longs and a reference. */
  private static final int ENTRY_BYTES = 32;

  private final Algorithm algorithm;
  private final Limit limit;

  private final VirtualClock clock = new VirtualClock();
  private final Map<String, Client> clients = new TreeMap<>();

  private Replay(Algorithm algorithm, Limit limit) {
    this.algorithm = algorithm;
    this.limit = limit;
  }

  /** Replays requests that are sorted by time. */
  static Replay of(Algorithm algorithm, Limit limit, List<Arrival> arrivals) {
    Replay replay = new Replay(algorithm, limit);
    arrivals.forEach(replay::send);
    return replay;
  }

  private void send(Arrival arrival) {
    clients
        .computeIfAbsent(
            arrival.client(), name -> new Client(algorithm.limiter(limit, clock), limit))
        .send(arrival.nanos());
  }

  Algorithm algorithm() {
    return algorithm;
  }

  /** Each client by name. */
  Map<String, Client> clients() {
    return clients;
  }

  long allowed() {
    return clients.values().stream().mapToLong(client -> client.allowed).sum();
  }

  long rejected() {
    return clients.values().stream().mapToLong(client -> client.rejected).sum();
  }

  double rejectedPercent() {
    long all = allowed() + rejected();
    return all == 0 ? 0 : 100.0 * rejected() / all;
  }

  /** The most requests of one client that started within a window. */
  int worstWindow() {
    return clients.values().stream().mapToInt(Client::worstWindow).max().orElse(0);
  }

  /** The most that was remembered of one client. */
  int peakBytes() {
    return clients.values().stream().mapToInt(client -> client.peakBytes).max().orElse(0);
  }

  /** Clients that had a request rejected. */
  long clientsRejected() {
    return clients.values().stream().filter(client -> client.rejected > 0).count();
  }

  /** One client and its limiter. */
  static final class Client {
    private final RateLimiter limiter;
    private final WindowCount starts;
    private long allowed;
    private long rejected;
    private int peakBytes = WORD_BYTES;

    private Client(RateLimiter limiter, Limit limit) {
      this.limiter = limiter;
      this.starts = new WindowCount(limit.windowNanos());
    }

    private void send(long nanos) {
      Decision decision = limiter.decide(1, nanos);
      if (!decision.allowed()) {
        rejected++;
        return;
      }
      allowed++;
      starts.add(nanos + decision.delayNanos());
      if (limiter instanceof SlidingWindowLog) {
        peakBytes = Math.max(peakBytes, ENTRY_BYTES * starts.countAt(nanos));
      }
    }

    long allowed() {
      return allowed;
    }

    long rejected() {
      return rejected;
    }

    int worstWindow() {
      return starts.worst();
    }
  }
}
