package dev.distlab.ring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A ring as it is at one moment: immutable, so that many questions get answers that fit together.
 *
 * <p>For p points and n nodes: {@link #owner} O(1) expected, {@link #preferenceList} O(points
 * walked), a change O(p), memory 11 to 14 bytes per point. Safe for any number of threads.
 */
public final class RingSnapshot {

  /*
   * The points stand sorted in one array, each packed into a long: 48 bits of position, 16 bits
   * that say whose it is. The comparison and the answer come from the same cache line.
   *
   * Hashes are spread evenly, so the high bits of a key say almost exactly where to look. The
   * directory has a power of two of buckets, about one for each point; it maps the high bits to the
   * first point of that bucket. From there the owner is hardly ever more than two points away. The
   * first two points are compared without a branch, because the processor could not predict it.
   * More buckets would need fewer comparisons and more cache: this is where the sum was least.
   *
   * The last two entries are sentinels at the top position that belong to the owner of the first
   * point: a key behind all points wraps around without a test, and two points can be compared
   * wherever one begins.
   *
   * Points at the same position stand in the order of their nodes' names, and the first one owns
   * the position. So a tie is decided by the names, not by who came first.
   */

  /** Positions on a ring: a key's position is the high 48 bits of its hash. */
  public static final long POSITIONS = 1L << 48;

  /** How many nodes fit on a ring. */
  public static final int MAX_NODES = 1 << 16;

  /** How many points fit on a ring. */
  public static final int MAX_POINTS = 1 << 24;

  static final int SENTINELS = 2;

  private static final int OWNER_BITS = 16;
  private static final int OWNER_MASK = (1 << OWNER_BITS) - 1;

  static final RingSnapshot EMPTY = new RingSnapshot(new long[SENTINELS], new Node[1]);

  private final long[] points;
  private final int[] directory;
  private final int shift;
  private final Node[] nodeBySlot;

  /** A ring of these packed points, which are sorted and have room for the sentinels behind. */
  private RingSnapshot(long[] points, Node[] nodeBySlot) {
    this.points = points;
    this.nodeBySlot = nodeBySlot;
    int count = points.length - SENTINELS;
    long sentinel = pack(POSITIONS - 1, count == 0 ? 0 : slotOf(points[0]));
    Arrays.fill(points, count, points.length, sentinel);
    int bits = directoryBits(count);
    this.shift = Long.SIZE - bits;
    this.directory = buildDirectory(points, 1 << bits, shift);
  }

  /** The power of two that is nearest to the number of points, as a ratio; at least 2. */
  private static int directoryBits(int count) {
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(2, count));
    boolean isNearerToNext = 5L * count > 7L << bits;
    return isNearerToNext ? bits + 1 : bits;
  }

  /** A ring of given parts, for tests that break it. */
  RingSnapshot(long[] points, int[] directory, Node[] nodeBySlot) {
    this.points = points;
    this.directory = directory;
    this.nodeBySlot = nodeBySlot;
    this.shift = Long.numberOfLeadingZeros(directory.length) + 1;
  }

  /** Counts the points of each bucket, then sums up: entry b is the first point not before b. */
  private static int[] buildDirectory(long[] points, int buckets, int shift) {
    int[] directory = new int[buckets];
    for (int i = 0; i < points.length - SENTINELS; i++) {
      int next = (int) (points[i] >>> shift) + 1;
      if (next < buckets) {
        directory[next]++;
      }
    }
    for (int b = 1; b < buckets; b++) {
      directory[b] += directory[b - 1];
    }
    return directory;
  }

  // ---- looking up ----

  /**
   * The node that owns the key with this hash: that of the first point at or behind its position.
   *
   * @throws IllegalStateException if the ring is empty
   */
  public Node owner(long keyHash) {
    Node owner = nodeBySlot[(int) points[successor(keyHash)] & OWNER_MASK];
    if (owner == null) {
      throw new IllegalStateException("the ring is empty: add a node before looking up a key");
    }
    return owner;
  }

  Node ownerAt(long position) {
    return owner(position << OWNER_BITS);
  }

  /** The index of the first point at or behind the key's position; the sentinel's if none is. */
  private int successor(long keyHash) {
    long position = keyHash >>> OWNER_BITS;
    int i = directory[(int) (keyHash >>> shift)];
    i += isBefore(points[i], position) + isBefore(points[i + 1], position);
    while (points[i] >>> OWNER_BITS < position) {
      i++;
    }
    return i;
  }

  /** 1 if the point lies before the position, else 0: the sign of their difference. */
  private static int isBefore(long packedPoint, long position) {
    return (int) (((packedPoint >>> OWNER_BITS) - position) >>> 63);
  }

  /** The number of the point that owns the key: an argument for {@link #point}. O(1) expected. */
  public int pointOf(long keyHash) {
    int i = successor(keyHash);
    return i == pointCount() ? 0 : i;
  }

  /** How many points a look-up of this key compares with its position: 1 if it hits at once. */
  public int pointsCompared(long keyHash) {
    return successor(keyHash) - directory[(int) (keyHash >>> shift)] + 1;
  }

  /** How far the owning point is ahead of the key, in positions. */
  long distanceToOwner(long keyHash) {
    return (positionAt(pointOf(keyHash)) - positionOf(keyHash)) & (POSITIONS - 1);
  }

  /**
   * The first {@code count} distinct nodes that one meets from the key on: its replicas, the owner
   * first. All nodes if there are fewer.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public List<Node> preferenceList(long keyHash, int count) {
    return new RingWalk(this, keyHash, count).distinctNodes();
  }

  /**
   * Like {@link #preferenceList}, but no zone holds more than one replica until every zone holds
   * one, no more than two until every zone holds two, and so on while its nodes last. The owner
   * stays first.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public List<Node> preferenceListAcrossZones(long keyHash, int count) {
    return new RingWalk(this, keyHash, count).acrossZones();
  }

  // ---- the points ----

  /** The position of a key on the ring: the high 48 bits of its hash. */
  public static long positionOf(long keyHash) {
    return keyHash >>> OWNER_BITS;
  }

  /** How many points there are. */
  public int pointCount() {
    return points.length - SENTINELS;
  }

  /**
   * Point number {@code index}, in the order of the positions. O(1).
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public VirtualNode point(int index) {
    Objects.checkIndex(index, pointCount());
    return new VirtualNode(positionAt(index), nodeBySlot[slot(index)]);
  }

  /**
   * How many positions point {@code index} owns; the whole ring if it is the only one. O(1).
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public long arcLength(int index) {
    int count = pointCount();
    Objects.checkIndex(index, count);
    if (count == 1) {
      return POSITIONS;
    }
    long before = positionAt(index == 0 ? count - 1 : index - 1);
    long length = (positionAt(index) - before) & (POSITIONS - 1);
    boolean allAtOnePosition = index == 0 && length == 0;
    return allAtOnePosition ? POSITIONS : length;
  }

  private long positionAt(int index) {
    return points[index] >>> OWNER_BITS;
  }

  int slot(int index) {
    return slotOf(points[index]);
  }

  int slotCount() {
    return nodeBySlot.length;
  }

  Node nodeInSlot(int slot) {
    return nodeBySlot[slot];
  }

  // ---- the nodes ----

  /** The nodes in the order of their names. O(n log n). */
  public List<Node> nodes() {
    return Arrays.stream(nodeBySlot)
        .filter(node -> node != null)
        .sorted(Comparator.comparing(Node::name))
        .toList();
  }

  /** How many nodes there are. O(n). */
  public int nodeCount() {
    int count = 0;
    for (Node node : nodeBySlot) {
      count += node == null ? 0 : 1;
    }
    return count;
  }

  /** The node of this name, or null. O(n). */
  public Node node(String name) {
    int slot = slotOf(name);
    return slot < 0 ? null : nodeBySlot[slot];
  }

  /** The part of all positions that each node owns, by name; they sum up to 1. O(p + n log n). */
  public Map<String, Double> shares() {
    double[] owned = new double[nodeBySlot.length];
    for (int i = 0; i < pointCount(); i++) {
      owned[slot(i)] += arcLength(i);
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Node node : nodes()) {
      shares.put(node.name(), owned[slotOf(node.name())] / POSITIONS);
    }
    return shares;
  }

  private int slotOf(String name) {
    for (int slot = 0; slot < nodeBySlot.length; slot++) {
      if (nodeBySlot[slot] != null && nodeBySlot[slot].name().equals(name)) {
        return slot;
      }
    }
    return -1;
  }

  // ---- changing: a new snapshot ----

  /** This ring with one more node. O(p): the new points are merged in, runs of old ones copied. */
  RingSnapshot with(Node node, long[] positions) {
    int slot = freeSlot();
    Node[] nodes = Arrays.copyOf(nodeBySlot, Math.max(nodeBySlot.length, slot + 1));
    nodes[slot] = node;
    long[] joining = positions.clone();
    Arrays.sort(joining);
    long[] merged = new long[points.length + joining.length];
    int from = 0;
    for (int i = 0; i < joining.length; i++) {
      int to = insertionPoint(joining[i], node.name());
      System.arraycopy(points, from, merged, from + i, to - from);
      merged[to + i] = pack(joining[i], slot);
      from = to;
    }
    System.arraycopy(points, from, merged, from + joining.length, pointCount() - from);
    return new RingSnapshot(merged, nodes);
  }

  private int freeSlot() {
    for (int slot = 0; slot < nodeBySlot.length; slot++) {
      if (nodeBySlot[slot] == null) {
        return slot;
      }
    }
    return nodeBySlot.length;
  }

  /** Before which point a new one goes: behind those with a lower position, or a lower name. */
  private int insertionPoint(long position, String name) {
    int i = successor(position << OWNER_BITS);
    while (i < pointCount()
        && positionAt(i) == position
        && nodeBySlot[slot(i)].name().compareTo(name) <= 0) {
      i++;
    }
    return i;
  }

  /** This ring without the node of this name, which must be there. O(p). */
  RingSnapshot without(String name) {
    int leaving = slotOf(name);
    int kept = 0;
    for (int i = 0; i < pointCount(); i++) {
      kept += slot(i) == leaving ? 0 : 1;
    }
    if (kept == 0) {
      return EMPTY;
    }
    long[] remaining = new long[kept + SENTINELS];
    int next = 0;
    for (int i = 0; i < pointCount(); i++) {
      remaining[next] = points[i];
      next += slot(i) == leaving ? 0 : 1;
    }
    Node[] nodes = nodeBySlot.clone();
    nodes[leaving] = null;
    return new RingSnapshot(remaining, nodes);
  }

  static long pack(long position, int slot) {
    return (position << OWNER_BITS) | slot;
  }

  private static int slotOf(long packed) {
    return (int) packed & OWNER_MASK;
  }

  // ---- the laws ----

  /**
   * Checks I1 to I4 of the package. O(p).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  public void checkInvariants() {
    RingLaws.checkStructure(this);
  }

  long packedPoint(int index) {
    return points[index];
  }

  int bucketCount() {
    return directory.length;
  }

  int firstPointOfBucket(int bucket) {
    return directory[bucket];
  }

  int bucketOf(long packedPoint) {
    return (int) (packedPoint >>> shift);
  }
}
