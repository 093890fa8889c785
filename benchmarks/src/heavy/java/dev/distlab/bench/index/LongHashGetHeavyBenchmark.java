package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in a hash map of numbers. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongHashGetHeavyBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public long peer_fastutil(HeavyLongHashes.Fastutil hash, LongAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("one thread")
  public long peer_eclipse(HeavyLongHashes.Eclipse hash, LongAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }
}
