package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in an ordered map of numbers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongTreeGetBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public long ours_longBTree(LongTrees.Ours tree, LongAsks.Lookups asks) {
    return tree.map.get(asks.next(), -1);
  }

  @Benchmark
  @OperationsPerInvocation(LongAsks.Batch.LENGTH)
  @Guarantee("1,024 keys at once; one thread")
  public long[] ours_longBTree_batch(
      LongTrees.Ours tree, LongAsks.Lookups asks, LongAsks.Batch batch) {
    asks.next(batch.keys);
    tree.map.getAll(batch.keys, batch.values, -1);
    return batch.values;
  }

  @Benchmark
  @Guarantee("never changes")
  public long reference_sortedArray(LongTrees.Sorted array, LongAsks.Lookups asks) {
    return array.map.get(asks.next());
  }
}
