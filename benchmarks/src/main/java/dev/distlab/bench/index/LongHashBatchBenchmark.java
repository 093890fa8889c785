package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The values of 1,024 keys at once; the time is for one of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongHashBatchBenchmark {
  @Benchmark
  @OperationsPerInvocation(LongAsks.Batch.LENGTH)
  @Guarantee("one thread")
  public long[] ours_longHashTable(
      LongHashes.Ours hash, LongAsks.Lookups asks, LongAsks.Batch batch) {
    asks.next(batch.keys);
    hash.map.getAll(batch.keys, batch.values, -1);
    return batch.values;
  }

  @Benchmark
  @OperationsPerInvocation(LongAsks.Batch.LENGTH)
  @Guarantee("one thread")
  public long[] peer_agrona(LongHashes.Agrona hash, LongAsks.Lookups asks, LongAsks.Batch batch) {
    asks.next(batch.keys);
    long[] keys = batch.keys;
    for (int i = 0; i < keys.length; i++) {
      batch.values[i] = hash.map.get(keys[i]);
    }
    return batch.values;
  }

  @Benchmark
  @OperationsPerInvocation(LongAsks.Batch.LENGTH)
  @Guarantee("one thread")
  public long[] peer_hppc(LongHashes.Hppc hash, LongAsks.Lookups asks, LongAsks.Batch batch) {
    asks.next(batch.keys);
    long[] keys = batch.keys;
    for (int i = 0; i < keys.length; i++) {
      batch.values[i] = hash.map.get(keys[i]);
    }
    return batch.values;
  }
}
