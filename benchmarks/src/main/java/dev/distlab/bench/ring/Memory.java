package dev.distlab.bench.ring;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a virtual node weighs; the nodes themselves, which the caller has anyway, left out. */
public final class Memory implements MemoryProbe {

  @Override
  public Map<String, Supplier<List<Row>>> groups() {
    return Map.of("Lookup", Memory::measure);
  }

  private static List<Row> measure() {
    List<Row> rows = new ArrayList<>();
    for (int count : new int[] {10, 100, 1000}) {
      Map<String, String> params = Map.of("nodes", Integer.toString(count));
      List<Node> nodes = Cluster.nodes(count);
      long points = (long) count * Cluster.VIRTUAL_NODES;
      long own = Footprint.bytes(nodes.toArray());
      HashRing ring = new HashRing(Cluster.VIRTUAL_NODES);
      ring.addAll(nodes);
      rows.add(new Row("Lookup", "ours_ring", params, points, Footprint.bytes(ring) - own));
      TreeMap<Long, Node> treeMap = Cluster.treeMapRing(nodes);
      long tree = Footprint.bytes(treeMap) - own;
      rows.add(new Row("Lookup", "peer_treeMapRing", params, points, tree));
      long arrays =
          Footprint.bytes(new long[treeMap.size()], treeMap.values().toArray(new Node[0])) - own;
      rows.add(new Row("Lookup", "peer_sortedArrayRing", params, points, arrays));
    }
    return rows;
  }
}
