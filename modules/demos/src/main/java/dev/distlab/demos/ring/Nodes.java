package dev.distlab.demos.ring;

import dev.distlab.ring.Node;
import dev.distlab.ring.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Nodes n1, n2, ... and how the keys lie on them. */
final class Nodes {

  private Nodes() {}

  /** {@code count} nodes, numbered from {@code first} on. */
  static List<Node> numbered(int first, int count) {
    List<Node> nodes = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      nodes.add(Node.of("n" + i));
    }
    return nodes;
  }

  /** {@code 1 virtual node}, {@code 4 virtual nodes}. */
  static String virtualNodes(int count) {
    return count + (count == 1 ? " virtual node" : " virtual nodes");
  }

  /** The owner's name of each key. */
  static String[] owners(Placement placement, long[] keys) {
    String[] owners = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      owners[i] = placement.owner(keys[i]).name();
    }
    return owners;
  }

  /** How many keys each node of the placement has, those without any included. */
  static Map<String, Integer> load(Placement placement, String[] owners) {
    Map<String, Integer> load = new TreeMap<>();
    placement.nodes().forEach(node -> load.put(node.name(), 0));
    for (String owner : owners) {
      load.merge(owner, 1, Integer::sum);
    }
    return load;
  }

  /** The load of the busiest node as a multiple of the mean: 1 is even. */
  static double busiestToMean(Map<String, Integer> load) {
    int sum = 0;
    int most = 0;
    for (int keys : load.values()) {
      sum += keys;
      most = Math.max(most, keys);
    }
    return sum == 0 ? 1 : most * (double) load.size() / sum;
  }

  /** How many keys have another owner. */
  static int moved(String[] before, String[] after) {
    int moved = 0;
    for (int i = 0; i < before.length; i++) {
      moved += before[i].equals(after[i]) ? 0 : 1;
    }
    return moved;
  }
}
