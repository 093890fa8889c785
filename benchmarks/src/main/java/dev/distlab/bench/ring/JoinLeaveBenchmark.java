package dev.distlab.bench.ring;

import dev.distlab.bench.Guarantee;
import dev.distlab.ring.AnchorPlacement;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.MaglevPlacement;
import dev.distlab.ring.Node;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A node joins, a key is looked up, and the node leaves again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JoinLeaveBenchmark {

  private static final Node GUEST = Node.of("guest");
  private static final long KEY = 0x123456789abcdef0L;

  /** Nodes of the cluster. */
  @Param({"10", "100", "1000"})
  public int nodes;

  private HashRing ring;
  private MaglevPlacement maglev;
  private AnchorPlacement anchor;
  private TreeMap<Long, Node> treeMap;

  /** Builds all rivals. */
  @Setup
  public void build() {
    ring = new HashRing(Cluster.VIRTUAL_NODES);
    ring.addAll(Cluster.nodes(nodes));
    maglev = MaglevPlacement.undersized(MaglevPlacement.DEFAULT_TABLE_SIZE);
    maglev.addAll(Cluster.nodes(nodes));
    anchor = new AnchorPlacement(nodes + 1);
    anchor.addAll(Cluster.nodes(nodes));
    treeMap = Cluster.treeMapRing(Cluster.nodes(nodes));
  }

  @Benchmark
  @Guarantee("two new rings; readers never wait and never see half a change")
  public Node ours_ring() {
    ring.add(GUEST);
    Node owner = ring.owner(KEY);
    ring.remove("guest");
    return owner;
  }

  @Benchmark
  @Guarantee("fills the table of 65537 once; one thread")
  public Node ours_maglev() {
    maglev.add(GUEST);
    Node owner = maglev.owner(KEY);
    maglev.remove("guest");
    return owner;
  }

  @Benchmark
  @Guarantee("one thread")
  public Node ours_anchor() {
    anchor.add(GUEST);
    Node owner = anchor.owner(KEY);
    anchor.remove("guest");
    return owner;
  }

  @Benchmark
  @Guarantee("changes in place; readers must be locked out")
  public Node peer_treeMapRing() {
    Cluster.join(treeMap, GUEST);
    Node owner = treeMap.ceilingEntry(KEY).getValue();
    Cluster.leave(treeMap, GUEST);
    return owner;
  }
}
