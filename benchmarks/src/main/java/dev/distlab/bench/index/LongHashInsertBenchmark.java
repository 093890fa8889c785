package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty hash map of numbers; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongHashInsertBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Object ours_longHashTable(LongEntries.OfHash entries) {
    return LongHashes.ours(entries.keys);
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_agrona(LongEntries.OfHash entries) {
    return LongHashes.agrona(entries.keys);
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_hppc(LongEntries.OfHash entries) {
    return LongHashes.hppc(entries.keys);
  }
}
