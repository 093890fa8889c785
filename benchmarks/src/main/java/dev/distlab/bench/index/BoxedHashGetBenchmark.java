package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in a hash map of objects. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedHashGetBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Long ours_hashIndex(BoxedHashes.Ours hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("one thread")
  public Long peer_hashMap(BoxedHashes.Jdk hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("readers and writers at the same time")
  public Long peer_concurrentHashMap(BoxedHashes.Concurrent hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("one thread")
  public Long peer_agrona(BoxedHashes.Agrona hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("one thread")
  public Long peer_hppc(HppcObjects hash, BoxedAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }
}
