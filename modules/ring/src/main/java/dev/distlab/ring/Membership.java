package dev.distlab.ring;

import java.util.ArrayList;
import java.util.List;

/** What all placements ask of their list of nodes, with one wording of the answers. */
final class Membership {

  private static final int NAMES_SHOWN = 8;

  private Membership() {}

  /**
   * Whether this very node is there.
   *
   * @throws IllegalArgumentException if another node has its name
   */
  static boolean isPresent(List<Node> nodes, Node node) {
    for (Node present : nodes) {
      if (present.name().equals(node.name())) {
        requireSame(present, node);
        return true;
      }
    }
    return false;
  }

  /**
   * Adding a node again is fine if it is the same one.
   *
   * @throws IllegalArgumentException if it has another weight or zone
   */
  static void requireSame(Node present, Node again) {
    if (!present.equals(again)) {
      throw new IllegalArgumentException(
          "node " + present.name() + " is there already as " + present + ", not as " + again);
    }
  }

  /**
   * The place of the node of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static int indexOf(List<Node> nodes, String name) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).name().equals(name)) {
        return i;
      }
    }
    throw unknown(name, nodes);
  }

  static IllegalArgumentException unknown(String name, List<Node> nodes) {
    return new IllegalArgumentException("unknown node " + name + ": " + describe(nodes));
  }

  private static String describe(List<Node> nodes) {
    if (nodes.isEmpty()) {
      return "there are no nodes";
    }
    List<String> names = new ArrayList<>();
    nodes.stream().limit(NAMES_SHOWN).forEach(node -> names.add(node.name()));
    String more =
        nodes.size() > NAMES_SHOWN ? " and " + (nodes.size() - NAMES_SHOWN) + " more" : "";
    return "the nodes are " + String.join(", ", names) + more;
  }

  /** For placements that know no weights: silence would be a wrong answer. */
  static void requireUnitWeight(String placement, Node node) {
    if (node.weight() != 1) {
      throw new IllegalArgumentException(
          placement + " knows no weights: node " + node.name() + " has weight " + node.weight());
    }
  }

  static void requireNodes(boolean any) {
    if (!any) {
      throw new IllegalStateException("there are no nodes: add a node before looking up a key");
    }
  }
}
