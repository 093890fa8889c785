package dev.distlab.bench.ring;

import dev.distlab.ring.Node;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The same nodes for every rival, and the rings that people write by hand. */
final class Cluster {

  /** Points of each node on every ring. */
  static final int VIRTUAL_NODES = 160;

  private Cluster() {}

  static List<Node> nodes(int count) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(Node.of("node-" + i));
    }
    return nodes;
  }

  static InetSocketAddress address(int node) {
    return InetSocketAddress.createUnresolved("node-" + node, 11211);
  }

  /** The position of a node's point, spread over all 64 bits. */
  static long position(Node node, int point) {
    return dev.distlab.ring.KeyHash.of(node.name() + "-" + point);
  }

  static TreeMap<Long, Node> treeMapRing(List<Node> nodes) {
    TreeMap<Long, Node> ring = new TreeMap<>();
    nodes.forEach(node -> join(ring, node));
    return ring;
  }

  static void join(TreeMap<Long, Node> ring, Node node) {
    for (int i = 0; i < VIRTUAL_NODES; i++) {
      ring.put(position(node, i), node);
    }
  }

  static void leave(TreeMap<Long, Node> ring, Node node) {
    for (int i = 0; i < VIRTUAL_NODES; i++) {
      ring.remove(position(node, i));
    }
  }
}
