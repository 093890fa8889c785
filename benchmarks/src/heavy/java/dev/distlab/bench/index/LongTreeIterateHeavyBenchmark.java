package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries of an ordered map of numbers; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongTreeIterateHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilRB(HeavyLongTrees.Rb tree) {
    return HeavyLongTrees.sum(tree.map);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilAVL(HeavyLongTrees.Avl tree) {
    return HeavyLongTrees.sum(tree.map);
  }
}
