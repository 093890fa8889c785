package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in a hash map of objects. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedHashGetHeavyBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Long peer_fastutil(HeavyBoxedHashes.Fastutil hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("one thread")
  public Long peer_eclipse(HeavyBoxedHashes.Eclipse hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("beside the heap, shared by processes; told its size beforehand")
  public Long peer_chronicleMap(HeavyBoxedHashes.Chronicle hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }
}
