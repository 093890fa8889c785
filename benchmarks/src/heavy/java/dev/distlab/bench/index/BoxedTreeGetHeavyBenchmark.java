package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in an ordered map of objects. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeGetHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public Long peer_fastutilRB(HeavyBoxedTrees.FastutilRb tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public Long peer_fastutilAVL(HeavyBoxedTrees.FastutilAvl tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public Long peer_mapDbTree(HeavyBoxedTrees.MapDb tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public Long peer_eclipseTreeSortedMap(HeavyBoxedTrees.Eclipse tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }
}
