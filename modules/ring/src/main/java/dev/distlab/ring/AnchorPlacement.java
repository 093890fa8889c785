package dev.distlab.ring;

import dev.distlab.kernel.random.SplitMix64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * AnchorHash: a fixed set of numbered buckets of which some are at work; any of them can leave, no
 * key moves without need, and the shares are as even as chance allows.
 *
 * <p>A key is hashed to one of all buckets. If that bucket is at work, it is the owner. If it was
 * removed, the key is hashed again, over those that were at work right after its removal, and so on
 * until it meets one at work. Look-up O(1 + ln(capacity / n)) hashes expected; a change O(1), after
 * O(log n) to find the node by its name; memory 24 bytes per bucket. Knows no weights. A joining
 * node takes the bucket that was left last.
 *
 * <p>Source: G. Mendelson, S. Vargaftik, K. Barabash, D. Lorenz, I. Keslassy and A. Orda,
 * "AnchorHash: a scalable consistent hash", IEEE/ACM Transactions on Networking 29(2), 2021,
 * section IV (arXiv 1812.09674).
 */
public final class AnchorPlacement implements Placement {

  /** The largest capacity. */
  public static final int MAX_CAPACITY = 1 << 20;

  /** Arrays A, K, W and L of the paper, by bucket or, for W, by place. */
  private final int[] workingAfterRemoval;

  private final int[] successor;
  private final int[] bucketAtPlace;
  private final int[] lastPlaceOf;

  /** The buckets that were removed, the last one on top. */
  private final int[] removed;

  private final Node[] nodeByBucket;
  private final Map<String, Integer> bucketByName = new TreeMap<>();
  private int working;

  /**
   * No nodes yet.
   *
   * @param capacity how many nodes there can ever be at the same time, 1 to {@link #MAX_CAPACITY}
   * @throws IllegalArgumentException if {@code capacity} is out of its range
   */
  public AnchorPlacement(int capacity) {
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException("capacity=" + capacity + ": must be 1 to " + MAX_CAPACITY);
    }
    workingAfterRemoval = new int[capacity];
    successor = identity(capacity);
    bucketAtPlace = identity(capacity);
    lastPlaceOf = identity(capacity);
    removed = new int[capacity];
    nodeByBucket = new Node[capacity];
    working = capacity;
    for (int bucket = capacity - 1; bucket >= 0; bucket--) {
      removeBucket(bucket);
    }
  }

  private static int[] identity(int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  @Override
  public Node owner(long keyHash) {
    Membership.requireNodes(working > 0);
    return nodeByBucket[bucketOf(keyHash)];
  }

  private int bucketOf(long keyHash) {
    int bucket = scale(keyHash, nodeByBucket.length);
    while (nodeByBucket[bucket] == null) {
      int next = scale(SplitMix64.mix(keyHash + bucket), workingAfterRemoval[bucket]);
      while (nodeByBucket[next] == null
          && workingAfterRemoval[next] >= workingAfterRemoval[bucket]) {
        next = successor[next];
      }
      bucket = next;
    }
    return bucket;
  }

  private static int scale(long hash, int limit) {
    return (int) ((hash >>> 32) * limit >>> 32);
  }

  @Override
  public List<Node> nodes() {
    return bucketByName.values().stream().map(bucket -> nodeByBucket[bucket]).toList();
  }

  @Override
  public boolean add(Node node) {
    Integer present = bucketByName.get(node.name());
    if (present != null) {
      Membership.requireSame(nodeByBucket[present], node);
      return false;
    }
    Membership.requireUnitWeight("anchor hash", node);
    if (working == nodeByBucket.length) {
      throw new IllegalArgumentException(
          "node " + node.name() + " is one too many: the capacity is " + nodeByBucket.length);
    }
    int bucket = addBucket();
    nodeByBucket[bucket] = node;
    bucketByName.put(node.name(), bucket);
    return true;
  }

  @Override
  public void remove(String nodeName) {
    Integer bucket = bucketByName.remove(nodeName);
    if (bucket == null) {
      throw Membership.unknown(nodeName, nodes());
    }
    nodeByBucket[bucket] = null;
    removeBucket(bucket);
  }

  /** REMOVEBUCKET of the paper. */
  private void removeBucket(int bucket) {
    removed[nodeByBucket.length - working] = bucket;
    working--;
    workingAfterRemoval[bucket] = working;
    int lastBucket = bucketAtPlace[working];
    int place = lastPlaceOf[bucket];
    bucketAtPlace[place] = lastBucket;
    lastPlaceOf[lastBucket] = place;
    successor[bucket] = lastBucket;
  }

  /** ADDBUCKET of the paper: undoes the last removal. */
  private int addBucket() {
    int bucket = removed[nodeByBucket.length - working - 1];
    int lastBucket = bucketAtPlace[working];
    lastPlaceOf[lastBucket] = working;
    bucketAtPlace[lastPlaceOf[bucket]] = bucket;
    successor[bucket] = bucket;
    working++;
    return bucket;
  }
}
