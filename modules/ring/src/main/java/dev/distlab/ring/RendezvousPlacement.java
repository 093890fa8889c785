package dev.distlab.ring;

import dev.distlab.kernel.PortableMath;
import dev.distlab.kernel.hash.XxHash64;
import dev.distlab.kernel.random.SplitMix64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rendezvous hashing, also called highest random weight: every node draws a number for the key, and
 * the highest wins.
 *
 * <p>Nothing to store but the names, even shares, no needless move, any node may leave, exact
 * weights; the price is a look-up in O(n). A node of weight w scores -w / ln(u) with u uniform in
 * (0, 1), which wins with probability w over the sum of the weights. Among equal weights the
 * largest u wins, and no logarithm is taken.
 *
 * <p>Source: D. Thaler and C. Ravishankar, "Using name-based mappings to increase hit rates",
 * IEEE/ACM Transactions on Networking 6(1), 1998, section III; for the weights: C. Schindelhauer
 * and G. Schomaker, "Weighted distributed hash tables", SPAA 2005, section 4 (logarithmic method).
 */
public final class RendezvousPlacement implements Placement {

  /** So many that a draw and a half is a double still, and u neither 0 nor 1. */
  private static final int DRAW_BITS = 52;

  private static final double TWO_TO_MINUS_52 = 0x1.0p-52;

  /** The nodes in the order of their names: where scores are equal, the lower name wins. */
  private final List<Node> nodes = new ArrayList<>();

  /** The same nodes and the hashes of their names, replaced at every change. */
  private Node[] nodeAt = {};

  private long[] nameHash = {};
  private boolean equalWeights;

  @Override
  public Node owner(long keyHash) {
    Membership.requireNodes(nodeAt.length > 0);
    return nodeAt[equalWeights ? largestDraw(keyHash) : highestScore(keyHash)];
  }

  private int largestDraw(long keyHash) {
    int best = 0;
    long bestDraw = -1;
    for (int i = 0; i < nameHash.length; i++) {
      long draw = draw(keyHash, nameHash[i]);
      if (draw > bestDraw) {
        best = i;
        bestDraw = draw;
      }
    }
    return best;
  }

  private int highestScore(long keyHash) {
    int best = 0;
    double bestScore = -1;
    for (int i = 0; i < nameHash.length; i++) {
      double score = score(keyHash, nameHash[i], nodeAt[i].weight());
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  /** Bits from key and node: one mix is enough, because both hashes are mixed already. */
  private static long draw(long keyHash, long nameHash) {
    return SplitMix64.mix(keyHash ^ nameHash) >>> (Long.SIZE - DRAW_BITS);
  }

  private static double score(long keyHash, long nameHash, double weight) {
    double uniform = (draw(keyHash, nameHash) + 0.5) * TWO_TO_MINUS_52;
    return -weight / PortableMath.log(uniform);
  }

  /**
   * The nodes in the order of their scores for this key, best first: the owner and those that take
   * over when it fails. O(n log n).
   *
   * @param count how many, at least 1; all nodes if there are fewer
   */
  public List<Node> preferenceList(long keyHash, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count=" + count + ": a key has at least 1 replica");
    }
    return nodes.stream()
        .sorted(
            Comparator.comparingDouble((Node node) -> -score(keyHash, hashOf(node), node.weight())))
        .limit(count)
        .toList();
  }

  private static long hashOf(Node node) {
    return XxHash64.hash64(node.name().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public boolean add(Node node) {
    if (Membership.isPresent(nodes, node)) {
      return false;
    }
    nodes.add(node);
    nodes.sort(Comparator.comparing(Node::name));
    changed();
    return true;
  }

  @Override
  public void remove(String nodeName) {
    nodes.remove(Membership.indexOf(nodes, nodeName));
    changed();
  }

  private void changed() {
    nodeAt = nodes.toArray(new Node[0]);
    nameHash = nodes.stream().mapToLong(RendezvousPlacement::hashOf).toArray();
    equalWeights = nodes.stream().mapToDouble(Node::weight).distinct().count() <= 1;
  }
}
