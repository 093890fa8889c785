package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in an ordered map of numbers. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongTreeGetHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilRB(HeavyLongTrees.Rb tree, LongAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilAVL(HeavyLongTrees.Avl tree, LongAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }
}
