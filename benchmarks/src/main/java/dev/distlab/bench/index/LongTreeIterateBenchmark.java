package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries of an ordered map of numbers; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongTreeIterateBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public long ours_longBTree(LongTrees.Ours tree) {
    LongTrees.Sum sum = new LongTrees.Sum();
    tree.map.forEach(sum);
    return sum.total;
  }

  @Benchmark
  @Guarantee("never changes")
  public long reference_sortedArray(LongTrees.Sorted array) {
    return array.map.sum();
  }
}
