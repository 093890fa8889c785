package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a key on, 100 entries of an ordered map of numbers. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongTreeScanHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilRB(HeavyLongTrees.Rb tree, LongAsks.Seeks seeks) {
    return HeavyLongTrees.sumOf100(tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilAVL(HeavyLongTrees.Avl tree, LongAsks.Seeks seeks) {
    return HeavyLongTrees.sumOf100(tree.map, seeks.next());
  }
}
