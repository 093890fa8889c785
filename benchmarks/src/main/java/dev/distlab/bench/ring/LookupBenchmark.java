package dev.distlab.bench.ring;

import com.dynatrace.hash4j.consistent.ConsistentBucketHasher;
import com.dynatrace.hash4j.consistent.ConsistentHashing;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import com.google.common.hash.Hashing;
import dev.distlab.bench.Guarantee;
import dev.distlab.ring.AnchorPlacement;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.JumpBackHash;
import dev.distlab.ring.JumpHash;
import dev.distlab.ring.MaglevPlacement;
import dev.distlab.ring.MultiProbePlacement;
import dev.distlab.ring.Node;
import dev.distlab.ring.RendezvousPlacement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

/** From the hash of a key to its node: 160 virtual nodes each, wherever a rival has any. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {

  /** Nodes of the cluster. */
  @Param({"10", "100", "1000"})
  public int nodes;

  private HashRing ring;
  private MaglevPlacement maglev;
  private MaglevPlacement maglevOf10Megabytes;
  private RendezvousPlacement rendezvous;
  private MultiProbePlacement multiProbe;
  private AnchorPlacement anchor;

  private ConsistentBucketHasher jumpHash;
  private ConsistentBucketHasher jumpBackHash;
  private TreeMap<Long, Node> treeMap;
  private long[] sortedPositions;
  private Node[] sortedNodes;

  /** Builds all rivals. */
  @Setup
  public void build() {
    List<Node> cluster = Cluster.nodes(nodes);
    ring = new HashRing(Cluster.VIRTUAL_NODES);
    ring.addAll(cluster);
    maglev = MaglevPlacement.undersized(MaglevPlacement.DEFAULT_TABLE_SIZE);
    maglev.addAll(cluster);
    maglevOf10Megabytes = MaglevPlacement.undersized(MaglevPlacement.MAX_TABLE_SIZE);
    maglevOf10Megabytes.addAll(cluster);
    rendezvous = new RendezvousPlacement();
    rendezvous.addAll(cluster);
    multiProbe = new MultiProbePlacement();
    multiProbe.addAll(cluster);
    anchor = new AnchorPlacement(nodes + nodes / 10);
    anchor.addAll(cluster);
    jumpHash = ConsistentHashing.jumpHash(PseudoRandomGeneratorProvider.splitMix64_V1());
    jumpBackHash = ConsistentHashing.jumpBackHash(PseudoRandomGeneratorProvider.splitMix64_V1());
    treeMap = Cluster.treeMapRing(cluster);
    sortedPositions = treeMap.keySet().stream().mapToLong(Long::longValue).toArray();
    sortedNodes = treeMap.values().toArray(new Node[0]);
  }

  @Benchmark
  @Guarantee("named nodes, weights, any node may leave, lock-free under changes")
  public Node ours_ring(HashedKeys keys) {
    return ring.owner(keys.next());
  }

  @Benchmark
  @Guarantee("named nodes, weights; a change moves a little more than it must")
  public Node ours_maglev(HashedKeys keys) {
    return maglev.owner(keys.next());
  }

  @Benchmark
  @Guarantee("as maglev, in the largest table: fewer needless moves")
  public Node ours_maglevOf10Megabytes(HashedKeys keys) {
    return maglevOf10Megabytes.owner(keys.next());
  }

  @Benchmark
  @Guarantee("numbered buckets, only the last may leave")
  public int ours_jump(HashedKeys keys) {
    return JumpHash.bucket(keys.next(), nodes);
  }

  @Benchmark
  @Guarantee("numbered buckets, only the last may leave")
  public int ours_jumpBack(HashedKeys keys) {
    return JumpBackHash.bucket(keys.next(), nodes);
  }

  @Benchmark
  @Guarantee("named nodes, weights, any node may leave, even shares")
  public Node ours_rendezvous(HashedKeys keys) {
    return rendezvous.owner(keys.next());
  }

  @Benchmark
  @Guarantee("named nodes, any may leave, one point each, 21 probes")
  public Node ours_multiProbe(HashedKeys keys) {
    return multiProbe.owner(keys.next());
  }

  @Benchmark
  @Guarantee("named nodes, any may leave, even shares, capacity 1.1 n")
  public Node ours_anchor(HashedKeys keys) {
    return anchor.owner(keys.next());
  }

  @Benchmark
  @Guarantee("numbered buckets, only the last may leave")
  public int peer_guavaConsistentHash(HashedKeys keys) {
    return Hashing.consistentHash(keys.next(), nodes);
  }

  @Benchmark
  @Guarantee("numbered buckets, only the last may leave")
  public int peer_hash4jJumpHash(HashedKeys keys) {
    return jumpHash.getBucket(keys.next(), nodes);
  }

  @Benchmark
  @Guarantee("numbered buckets, only the last may leave")
  public int peer_hash4jJumpBackHash(HashedKeys keys) {
    return jumpBackHash.getBucket(keys.next(), nodes);
  }

  @Benchmark
  @Guarantee("named nodes, any may leave; what everyone writes; one thread")
  public Node peer_treeMapRing(HashedKeys keys) {
    Map.Entry<Long, Node> entry = treeMap.ceilingEntry(keys.next());
    return (entry == null ? treeMap.firstEntry() : entry).getValue();
  }

  @Benchmark
  @Guarantee("named nodes; a change copies both arrays")
  public Node peer_sortedArrayRing(HashedKeys keys) {
    int index = Arrays.binarySearch(sortedPositions, keys.next());
    int place = index >= 0 ? index : -index - 1;
    return sortedNodes[place == sortedNodes.length ? 0 : place];
  }

  @Benchmark
  public long floor_readTheKey(HashedKeys keys) {
    return keys.next();
  }
}
