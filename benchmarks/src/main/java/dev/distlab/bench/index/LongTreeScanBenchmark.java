package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a key on, 100 entries of an ordered map of numbers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongTreeScanBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public long ours_longBTree(LongTrees.Ours tree, LongAsks.Seeks seeks) {
    return tree.sumOf100(seeks.next());
  }

  @Benchmark
  @Guarantee("a cursor moved step by step, either way; one thread")
  public long ours_longBTree_steps(LongTrees.Ours tree, LongAsks.Seeks seeks) {
    return tree.sumOf100ByStep(seeks.next());
  }

  @Benchmark
  @Guarantee("never changes")
  public long reference_sortedArray(LongTrees.Sorted array, LongAsks.Seeks seeks) {
    return array.map.sumOf100(seeks.next());
  }
}
