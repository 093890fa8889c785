package dev.distlab.ring;

import java.util.List;
import java.util.Objects;

/**
 * A consistent-hash ring with virtual nodes: a key belongs to the first point clockwise from it.
 *
 * <p>A node that joins takes keys from others and moves no other key; one that leaves gives its own
 * keys to its neighbours and moves no other key. With v points each, the shares of n nodes differ
 * by a coefficient of variation of sqrt((n-1)/(nv+1)), about 1/sqrt(v).
 *
 * <p>Cost for p points: look-up O(1) expected, one or two cache lines; a change O(p).
 *
 * <p>Thread rule: look-ups and changes from any number of threads at any time. A look-up never
 * waits; it sees the ring before or after a change, never in between. Questions that must fit
 * together go to one {@link #snapshot()}.
 *
 * <p>Source: D. Karger et al., "Consistent hashing and random trees", STOC 1997, section 4; G.
 * DeCandia et al., "Dynamo: Amazon's highly available key-value store", SOSP 2007, sections 4.2 and
 * 4.3 (virtual nodes, preference list).
 */
public final class HashRing implements Placement {

  /*
   * All state is one immutable snapshot behind a volatile field. Readers load the field once;
   * writers, one at a time, build the next snapshot and store it. Nodes come and go rarely and
   * keys are looked up all the time, so copying the ring for every change is the cheap side.
   */

  private final RingOptions options;

  /** Replaced by writers, under this object's lock. */
  private volatile RingSnapshot snapshot = RingSnapshot.EMPTY;

  /** An empty ring. */
  public HashRing(RingOptions options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  /** An empty ring with hashed positions; {@code virtualNodes} as in {@link RingOptions}. */
  public HashRing(int virtualNodes) {
    this(RingOptions.of(virtualNodes));
  }

  @Override
  public Node owner(long keyHash) {
    return snapshot.owner(keyHash);
  }

  /** See {@link RingSnapshot#preferenceList}. */
  public List<Node> preferenceList(long keyHash, int count) {
    return snapshot.preferenceList(keyHash, count);
  }

  /** See {@link RingSnapshot#preferenceListAcrossZones}. */
  public List<Node> preferenceListAcrossZones(long keyHash, int count) {
    return snapshot.preferenceListAcrossZones(keyHash, count);
  }

  @Override
  public synchronized boolean add(Node node) {
    RingSnapshot next = with(snapshot, node);
    boolean isNew = next != snapshot;
    snapshot = next;
    return isNew;
  }

  /** Adds all nodes or, if one of them is refused, none; look-ups see all of them at once. */
  @Override
  public synchronized void addAll(List<Node> newNodes) {
    RingSnapshot next = snapshot;
    for (Node node : newNodes) {
      next = with(next, node);
    }
    snapshot = next;
  }

  private RingSnapshot with(RingSnapshot ring, Node node) {
    Node present = ring.node(node.name());
    if (present != null) {
      Membership.requireSame(present, node);
      return ring;
    }
    if (ring.nodeCount() == RingSnapshot.MAX_NODES) {
      throw new IllegalArgumentException(
          "node " + node.name() + " is one too many: a ring holds " + RingSnapshot.MAX_NODES);
    }
    int count = options.pointCount(node.weight());
    if (count > RingSnapshot.MAX_POINTS - ring.pointCount()) {
      throw new IllegalArgumentException(
          count
              + " points of node "
              + node.name()
              + " are too many: "
              + ring.pointCount()
              + " of at most "
              + RingSnapshot.MAX_POINTS
              + " are taken");
    }
    long[] positions = options.tokens().positions(ring, node, count);
    requirePositions(positions, node, count);
    return ring.with(node, positions);
  }

  /** Strategies can be anybody's: a wrong answer would break the ring, I2 first. */
  private static void requirePositions(long[] positions, Node node, int count) {
    if (positions == null || positions.length != count) {
      throw new IllegalStateException(
          "the token strategy gave "
              + (positions == null ? "null" : positions.length + " positions")
              + " for node "
              + node.name()
              + ", not "
              + count
              + " positions");
    }
    for (long position : positions) {
      if (position < 0 || position >= RingSnapshot.POSITIONS) {
        throw new IllegalStateException(
            "the token strategy gave position "
                + position
                + " for node "
                + node.name()
                + ": allowed 0.."
                + (RingSnapshot.POSITIONS - 1));
      }
    }
  }

  @Override
  public synchronized void remove(String nodeName) {
    require(nodeName);
    snapshot = snapshot.without(nodeName);
  }

  /**
   * Gives a node another weight. With hashed positions it keeps the points that both weights have,
   * so that keys move only to a node that grows, only from one that shrinks; with allocated
   * positions its points are chosen anew.
   *
   * @throws IllegalArgumentException if no node has this name, or if the weight is out of its range
   */
  public synchronized void setWeight(String nodeName, double weight) {
    Node reweighted = require(nodeName).withWeight(weight);
    snapshot = with(snapshot.without(nodeName), reweighted);
  }

  private Node require(String nodeName) {
    Node present = snapshot.node(nodeName);
    if (present == null) {
      throw Membership.unknown(nodeName, snapshot.nodes());
    }
    return present;
  }

  @Override
  public List<Node> nodes() {
    return snapshot.nodes();
  }

  /** The ring as it is now. O(1). */
  public RingSnapshot snapshot() {
    return snapshot;
  }

  /** The options that this ring was made with. */
  public RingOptions options() {
    return options;
  }

  /** Deterministic counters of the ring as it is now. O(p). */
  public RingStats stats() {
    return RingStats.of(snapshot);
  }
}
