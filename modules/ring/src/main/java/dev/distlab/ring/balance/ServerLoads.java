package dev.distlab.ring.balance;

/**
 * What a balancer knows of its servers: how many of its own requests each has in flight.
 *
 * <p>Servers are numbered 0 to n - 1. All operations O(1). For one thread.
 */
public final class ServerLoads {

  private final int[] inFlight;

  /**
   * Idle servers.
   *
   * @throws IllegalArgumentException if {@code servers} is below 1
   */
  public ServerLoads(int servers) {
    if (servers < 1) {
      throw new IllegalArgumentException("servers=" + servers + ": must be at least 1");
    }
    this.inFlight = new int[servers];
  }

  /** How many servers there are. */
  public int serverCount() {
    return inFlight.length;
  }

  /** Requests in flight at a server. */
  public int inFlight(int server) {
    return inFlight[server];
  }

  /** A request starts. */
  public void start(int server) {
    inFlight[server]++;
  }

  /**
   * A request ends.
   *
   * @throws IllegalArgumentException if the server has nothing in flight
   */
  public void finish(int server) {
    if (inFlight[server] == 0) {
      throw new IllegalArgumentException("server " + server + " has no request in flight");
    }
    inFlight[server]--;
  }

  /** The largest number of requests in flight at one server. O(n). */
  public int maxInFlight() {
    int max = 0;
    for (int load : inFlight) {
      max = Math.max(max, load);
    }
    return max;
  }
}
