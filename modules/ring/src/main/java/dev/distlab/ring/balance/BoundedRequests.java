package dev.distlab.ring.balance;

import dev.distlab.ring.Node;
import dev.distlab.ring.RingSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Consistent hashing with bounded loads, for requests that pass: a request goes to the first node
 * from its key on that has fewer than ceil(c x (in flight + 1) x weight / sum of weights) requests.
 *
 * <p>Requests end soon, so nothing has to move back: the next request for the key tries its home
 * again. This is what proxies do. Cost: acquire O(1/(c-1)^2) nodes looked at expected, release
 * O(1). For one thread.
 *
 * <p>Source: A. Rodland, "Improving load balancing with a new consistent-hashing algorithm", 2016;
 * HAProxy configuration manual, "hash-balance-factor".
 */
public final class BoundedRequests {

  private final double balanceFactor;
  private final RingSnapshot ring;
  private final double totalWeight;

  private final Map<String, Integer> inFlight = new TreeMap<>();
  private int totalInFlight;
  private long forwardedCount;

  /**
   * Nothing in flight yet.
   *
   * @param balanceFactor c, above 1; infinity for no bound
   * @throws IllegalArgumentException if {@code balanceFactor} is NaN or not above 1, or if the ring
   *     is empty
   */
  public BoundedRequests(double balanceFactor, RingSnapshot ring) {
    this.balanceFactor = LoadCap.require(balanceFactor);
    this.ring = ring;
    if (ring.pointCount() == 0) {
      throw new IllegalArgumentException("the ring is empty: requests need a node to go to");
    }
    double sum = 0;
    for (Node node : ring.nodes()) {
      inFlight.put(node.name(), 0);
      sum += node.weight();
    }
    this.totalWeight = sum;
  }

  /** Chooses the node for a request and counts it as in flight there. */
  public Node acquire(long keyHash) {
    int point = ring.pointOf(keyHash);
    Node home = ring.point(point).node();
    Node node = home;
    while (inFlight.get(node.name()) >= cap(node)) {
      point = point + 1 == ring.pointCount() ? 0 : point + 1;
      node = ring.point(point).node();
    }
    forwardedCount += node.equals(home) ? 0 : 1;
    inFlight.merge(node.name(), 1, Integer::sum);
    totalInFlight++;
    return node;
  }

  private int cap(Node node) {
    return LoadCap.of(balanceFactor, totalInFlight + 1, node.weight() / totalWeight);
  }

  /**
   * Ends a request.
   *
   * @throws IllegalArgumentException if the node is unknown or has nothing in flight
   */
  public void release(Node node) {
    Integer running = inFlight.get(node.name());
    if (running == null || running == 0) {
      throw new IllegalArgumentException(
          "node " + node.name() + " has no request in flight: there is nothing to release");
    }
    inFlight.put(node.name(), running - 1);
    totalInFlight--;
  }

  /** Requests in flight per node, by name. O(n). */
  public Map<String, Integer> inFlight() {
    return new LinkedHashMap<>(inFlight);
  }

  /** How many requests so far did not go to their key's own node. */
  public long forwardedCount() {
    return forwardedCount;
  }
}
