package dev.distlab.ring;

import java.util.ArrayList;
import java.util.List;

/**
 * {@link JumpHash} or {@link JumpBackHash} with names for its buckets. Even and without memory, but
 * numbered: only the node that came last can leave. Knows no weights. Look-up O(log n), backwards
 * O(1).
 */
public final class JumpPlacement implements Placement {

  private interface Buckets {
    int bucket(long key, int buckets);
  }

  private final Buckets hash;
  private final List<Node> nodes = new ArrayList<>();

  /** No nodes yet; keys jump forwards, by {@link JumpHash}. */
  public JumpPlacement() {
    this(JumpHash::bucket);
  }

  private JumpPlacement(Buckets hash) {
    this.hash = hash;
  }

  /** No nodes yet; keys jump back from above, by {@link JumpBackHash}. */
  public static JumpPlacement backwards() {
    return new JumpPlacement(JumpBackHash::bucket);
  }

  @Override
  public Node owner(long keyHash) {
    Membership.requireNodes(!nodes.isEmpty());
    return nodes.get(hash.bucket(keyHash, nodes.size()));
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
    Membership.requireUnitWeight("jump hash", node);
    return nodes.add(node);
  }

  /**
   * Removes the last node.
   *
   * @throws IllegalArgumentException if no node has this name, or if it is not the last one
   */
  @Override
  public void remove(String nodeName) {
    int index = Membership.indexOf(nodes, nodeName);
    int last = nodes.size() - 1;
    if (index != last) {
      throw new IllegalArgumentException(
          "node "
              + nodeName
              + " is bucket "
              + index
              + ": jump hash can only lose its last bucket, "
              + last
              + " ("
              + nodes.get(last).name()
              + ")");
    }
    nodes.remove(last);
  }
}
