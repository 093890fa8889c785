package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty hash map of numbers; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongHashInsertHeavyBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Object peer_fastutil(LongEntries.OfHash entries) {
    return HeavyLongHashes.fastutil(entries.keys);
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_eclipse(LongEntries.OfHash entries) {
    return HeavyLongHashes.eclipse(entries.keys);
  }
}
