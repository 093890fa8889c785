package dev.distlab.ring.balance;

import dev.distlab.kernel.Invariant;
import dev.distlab.kernel.random.SplitMix64;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import dev.distlab.ring.RingOptions;
import dev.distlab.ring.RingSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Consistent hashing with bounded loads, for keys that stay: a ring on which no node holds more
 * than c times its fair share of the keys.
 *
 * <p>A key goes to the first node on its walk along the ring that has room. The arrangement depends
 * on the keys and the nodes only, not on their history: a forwarded key comes home as soon as there
 * is room, and a key of low {@linkplain #priority priority} gives way to one of high priority. With
 * c = infinity this is the plain ring.
 *
 * <p>Cost for k keys on n nodes: {@link #assign} and {@link #release} move O(1/(c-1)^2) keys
 * expected, O(log k) each, and reckon the caps of all nodes, O(n). A change of the nodes arranges
 * all keys anew. For one thread.
 *
 * <p>Source: V. Mirrokni, M. Thorup and M. Zadimoghaddam, "Consistent hashing with bounded loads",
 * SODA 2018, sections 1 and 2.
 */
public final class BoundedLoads {

  private final double balanceFactor;
  private final HashRing ring;

  /** By hash. */
  private final Map<Long, HeldKey> keys = new TreeMap<>();

  /** By name, in the order of the names, so that every run does the same things in one order. */
  private final Map<String, Bin> bins = new TreeMap<>();

  // What follows from the nodes; replaced when they change.
  private RingSnapshot points;
  private Bin[] binOfPoint = {};
  private double totalWeight;

  private long moveCount;

  /**
   * No nodes and no keys yet.
   *
   * @param balanceFactor c, above 1; infinity for no bound
   * @throws IllegalArgumentException if {@code balanceFactor} is NaN or not above 1
   */
  public BoundedLoads(double balanceFactor, RingOptions options) {
    this.balanceFactor = LoadCap.require(balanceFactor);
    this.ring = new HashRing(options);
    this.points = ring.snapshot();
  }

  // ---- keys ----

  /**
   * Gives a key a node; a key that has one already keeps it.
   *
   * @throws IllegalStateException if there are no nodes
   */
  public Node assign(long keyHash) {
    if (bins.isEmpty()) {
      throw new IllegalStateException("there are no nodes: add a node before assigning a key");
    }
    HeldKey key = keys.get(keyHash);
    if (key == null) {
      key = new HeldKey(keyHash, points.pointOf(keyHash));
      keys.put(keyHash, key);
      if (updateCaps()) {
        bringHome();
      }
      place(key);
    }
    return key.bin.node;
  }

  /**
   * Takes a key away; keys that had to pass its node come back.
   *
   * @throws IllegalArgumentException if the key has not been assigned
   */
  public void release(long keyHash) {
    HeldKey key = keys.remove(keyHash);
    if (key == null) {
      throw new IllegalArgumentException(
          "key " + Long.toHexString(keyHash) + " is not assigned: it cannot be released");
    }
    key.bin.held.remove(key.priority);
    key.unpassAll();
    updateCaps();
    evictOverflow();
    bringHome();
  }

  /** Where the key is, or null if it has not been assigned. O(log k). */
  public Node ownerOf(long keyHash) {
    HeldKey key = keys.get(keyHash);
    return key == null ? null : key.bin.node;
  }

  /** Where the plain ring would have the key. */
  public Node homeOf(long keyHash) {
    return points.owner(keyHash);
  }

  /** A key's place in the order of importance: a bijection of its hash; the higher one stays. */
  public static long priority(long keyHash) {
    return SplitMix64.mix(keyHash ^ 0x70726975L);
  }

  // ---- moving keys ----

  /** Walks on from where the key stands to the first node that has room or a lesser key. */
  private void place(HeldKey key) {
    HeldKey homeless = key;
    while (homeless != null) {
      homeless = placeOne(homeless);
    }
  }

  /** Places one key and returns the one that it drove out, or null. */
  private HeldKey placeOne(HeldKey key) {
    while (true) {
      Bin bin = binOfPoint[key.point];
      boolean isNew = !key.passed.contains(bin);
      if (isNew && bin.held.size() < bin.cap) {
        key.moveInto(bin);
        moveCount++;
        return null;
      }
      if (isNew && bin.held.firstKey() < key.priority) {
        HeldKey lesser = bin.held.pollFirstEntry().getValue();
        key.moveInto(bin);
        moveCount++;
        return lesser;
      }
      if (isNew) {
        key.pass(bin);
      }
      key.point = key.point + 1 == binOfPoint.length ? 0 : key.point + 1;
    }
  }

  /**
   * Calls back the keys that had to pass a node where they would have a place now, the most
   * important one first. Each call improves the place of a key at the cost of lesser ones only, so
   * it comes to an end.
   */
  private void bringHome() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Bin bin : bins.values()) {
        while (bin.wouldTakeBack()) {
          HeldKey key = bin.passedBy.lastEntry().getValue();
          key.bin.held.remove(key.priority);
          key.unpassAll();
          key.point = points.pointOf(key.hash);
          place(key);
          moved = true;
        }
      }
    }
  }

  private void evictOverflow() {
    for (Bin bin : bins.values()) {
      while (bin.held.size() > bin.cap) {
        place(bin.held.pollFirstEntry().getValue());
      }
    }
  }

  /** Computes the caps for the keys of now; returns whether one has grown. */
  private boolean updateCaps() {
    boolean hasGrown = false;
    for (Bin bin : bins.values()) {
      int cap = LoadCap.of(balanceFactor, keys.size(), bin.node.weight() / totalWeight);
      hasGrown |= cap > bin.cap;
      bin.cap = cap;
    }
    return hasGrown;
  }

  // ---- nodes ----

  /** Adds a node as {@link HashRing#add} does and arranges the keys anew. O(k log k). */
  public boolean add(Node node) {
    boolean isNew = ring.add(node);
    if (isNew) {
      arrangeAnew();
    }
    return isNew;
  }

  /**
   * Removes a node as {@link HashRing#remove} does and arranges the keys anew. O(k log k).
   *
   * @throws IllegalStateException if it is the last node and there are keys
   */
  public void remove(String nodeName) {
    if (!keys.isEmpty() && bins.size() == 1 && bins.containsKey(nodeName)) {
      throw new IllegalStateException(
          "node " + nodeName + " is the last one and " + keys.size() + " keys need a place");
    }
    ring.remove(nodeName);
    arrangeAnew();
  }

  private void arrangeAnew() {
    points = ring.snapshot();
    bins.clear();
    totalWeight = 0;
    for (Node node : ring.nodes()) {
      bins.put(node.name(), new Bin(node));
      totalWeight += node.weight();
    }
    binOfPoint = new Bin[points.pointCount()];
    for (int i = 0; i < binOfPoint.length; i++) {
      binOfPoint[i] = bins.get(points.point(i).node().name());
    }
    updateCaps();
    TreeMap<Long, HeldKey> byPriority = new TreeMap<>();
    for (HeldKey key : keys.values()) {
      byPriority.put(key.priority, key);
    }
    for (HeldKey key : byPriority.descendingMap().values()) {
      key.passed.clear();
      key.bin = null;
      key.point = points.pointOf(key.hash);
      place(key);
    }
  }

  // ---- queries ----

  /** How many keys are assigned. */
  public int keyCount() {
    return keys.size();
  }

  /** Keys per node, by name. O(n). */
  public Map<String, Integer> loads() {
    Map<String, Integer> loads = new LinkedHashMap<>();
    bins.forEach((name, bin) -> loads.put(name, bin.held.size()));
    return loads;
  }

  /** Caps by name. O(n). */
  public Map<String, Integer> caps() {
    Map<String, Integer> caps = new LinkedHashMap<>();
    bins.forEach((name, bin) -> caps.put(name, bin.cap));
    return caps;
  }

  /** How many keys are not at home. O(k). */
  public int forwardedCount() {
    int forwarded = 0;
    for (HeldKey key : keys.values()) {
      forwarded += key.passed.isEmpty() ? 0 : 1;
    }
    return forwarded;
  }

  /** How often a key has been put on a node, its first node included. */
  public long moveCount() {
    return moveCount;
  }

  /** The nodes in the order of their names. */
  public List<Node> nodes() {
    return ring.nodes();
  }

  /**
   * Checks I1 to I3 of the package. O(k n).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  public void checkInvariants() {
    int held = 0;
    for (Bin bin : bins.values()) {
      held += bin.held.size();
      Invariant.check(
          bin.held.size() <= bin.cap,
          "I1: node %s holds %d keys, its cap is %d",
          bin.node.name(),
          bin.held.size(),
          bin.cap);
    }
    Invariant.check(held == keys.size(), "I3: nodes hold %d of %d keys", held, keys.size());
    for (HeldKey key : keys.values()) {
      Invariant.check(key.bin.held.get(key.priority) == key, "I3: key %x is lost", key.hash);
      checkPassed(key);
    }
  }

  private static void checkPassed(HeldKey key) {
    for (Bin bin : key.passed) {
      Invariant.check(
          bin.held.size() == bin.cap && bin.held.firstKey() > key.priority,
          "I2: key %x of priority %d passed node %s, which has room for it",
          key.hash,
          key.priority,
          bin.node.name());
    }
  }

  Bin bin(String nodeName) {
    return bins.get(nodeName);
  }

  /** A node with the keys that it holds and those that had to pass it, both by priority. */
  static final class Bin {
    final Node node;
    final TreeMap<Long, HeldKey> held = new TreeMap<>();
    final TreeMap<Long, HeldKey> passedBy = new TreeMap<>();
    int cap;

    private Bin(Node node) {
      this.node = node;
    }

    /** Whether a key that had to pass has a better claim to a place than what is there. */
    private boolean wouldTakeBack() {
      return !passedBy.isEmpty() && (held.size() < cap || held.firstKey() < passedBy.lastKey());
    }
  }

  /** A key, where it is, and which nodes it passed on the way. */
  static final class HeldKey {
    private final long hash;
    private final long priority;
    private final List<Bin> passed = new ArrayList<>();
    private int point;
    private Bin bin;

    private HeldKey(long hash, int point) {
      this.hash = hash;
      this.priority = priority(hash);
      this.point = point;
    }

    private void moveInto(Bin newBin) {
      bin = newBin;
      newBin.held.put(priority, this);
    }

    private void pass(Bin full) {
      passed.add(full);
      full.passedBy.put(priority, this);
    }

    private void unpassAll() {
      passed.forEach(full -> full.passedBy.remove(priority));
      passed.clear();
    }
  }
}
