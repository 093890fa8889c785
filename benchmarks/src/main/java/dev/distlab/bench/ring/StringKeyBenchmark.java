package dev.distlab.bench.ring;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.distlab.bench.Guarantee;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.MaglevPlacement;
import dev.distlab.ring.Node;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.spy.memcached.DefaultHashAlgorithm;
import net.spy.memcached.KetamaNodeLocator;
import net.spy.memcached.MemcachedNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a string to its node, the hash of the string included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StringKeyBenchmark {

  /** Nodes of the cluster. */
  @Param({"10", "100", "1000"})
  public int nodes;

  private final HashFunction murmur = Hashing.murmur3_128();
  private HashRing ring;
  private MaglevPlacement maglev;
  private KetamaNodeLocator ketama;

  /** Builds all rivals. */
  @Setup
  public void build() {
    ring = new HashRing(Cluster.VIRTUAL_NODES);
    ring.addAll(Cluster.nodes(nodes));
    maglev = MaglevPlacement.undersized(MaglevPlacement.DEFAULT_TABLE_SIZE);
    maglev.addAll(Cluster.nodes(nodes));
    ketama = ketama(nodes);
  }

  static KetamaNodeLocator ketama(int nodes) {
    List<MemcachedNode> peers = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      peers.add(memcachedNode(Cluster.address(i)));
    }
    return new KetamaNodeLocator(peers, DefaultHashAlgorithm.KETAMA_HASH);
  }

  /** A node that knows its address, which is all that the locator asks of it. */
  private static MemcachedNode memcachedNode(InetSocketAddress address) {
    return (MemcachedNode)
        Proxy.newProxyInstance(
            StringKeyBenchmark.class.getClassLoader(),
            new Class<?>[] {MemcachedNode.class},
            (self, method, arguments) ->
                method.getName().equals("hashCode") ? address.hashCode() : address);
  }

  @Benchmark
  @Guarantee("xxHash64 of the UTF-8 bytes; the same on every machine")
  public Node ours_ring(StringKeys keys) {
    return ring.owner(keys.next());
  }

  @Benchmark
  @Guarantee("xxHash64 of the UTF-8 bytes; the same on every machine")
  public Node ours_maglev(StringKeys keys) {
    return maglev.owner(keys.next());
  }

  @Benchmark
  @Guarantee("MD5 of the UTF-8 bytes; 160 points each, as libketama")
  public MemcachedNode peer_spymemcachedKetama(StringKeys keys) {
    return ketama.getPrimary(keys.next());
  }

  @Benchmark
  @Guarantee("MurmurHash3 of the UTF-8 bytes; numbered buckets, only the last may leave")
  public int peer_guavaConsistentHash(StringKeys keys) {
    return Hashing.consistentHash(murmur.hashString(keys.next(), StandardCharsets.UTF_8), nodes);
  }

  @Benchmark
  public String floor_readTheKey(StringKeys keys) {
    return keys.next();
  }
}
