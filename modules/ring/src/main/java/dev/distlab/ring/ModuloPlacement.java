package dev.distlab.ring;

import java.util.ArrayList;
import java.util.List;

/**
 * The naive rival: key hash modulo the number of nodes. Perfectly even, and when n becomes n + 1,
 * only one key in n + 1 stays where it was.
 *
 * <p>Look-up O(1), change O(n). Knows no weights. Nodes are numbered in the order in which they
 * came; when one leaves, those behind it move up.
 */
public final class ModuloPlacement implements Placement {

  private final List<Node> nodes = new ArrayList<>();

  @Override
  public Node owner(long keyHash) {
    Membership.requireNodes(!nodes.isEmpty());
    return nodes.get((int) Long.remainderUnsigned(keyHash, nodes.size()));
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
    Membership.requireUnitWeight("modulo", node);
    return nodes.add(node);
  }

  @Override
  public void remove(String nodeName) {
    nodes.remove(Membership.indexOf(nodes, nodeName));
  }
}
