package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in a hash map of numbers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongHashGetBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public long ours_longHashTable(LongHashes.Ours hash, LongAsks.Lookups asks) {
    return hash.map.get(asks.next(), -1);
  }

  @Benchmark
  @OperationsPerInvocation(LongAsks.Batch.LENGTH)
  @Guarantee("1,024 keys at once; one thread")
  public long[] ours_longHashTable_batch(
      LongHashes.Ours hash, LongAsks.Lookups asks, LongAsks.Batch batch) {
    asks.next(batch.keys);
    hash.map.getAll(batch.keys, batch.values, -1);
    return batch.values;
  }

  @Benchmark
  @Guarantee("one thread")
  public long peer_agrona(LongHashes.Agrona hash, LongAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("one thread")
  public long peer_hppc(LongHashes.Hppc hash, LongAsks.Lookups asks) {
    return hash.map.get(asks.next());
  }
}
