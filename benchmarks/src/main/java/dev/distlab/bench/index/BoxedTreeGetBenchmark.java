package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The value of a key in an ordered map of objects. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeGetBenchmark {
  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public Long ours_bTreeMap(BoxedTrees.Ours tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public Long peer_treeMap(BoxedTrees.Jdk tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public Long peer_concurrentSkipListMap(BoxedTrees.SkipList tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; numbers inside")
  public Long peer_h2MVMap(BoxedTrees.H2 tree, BoxedAsks.Lookups asks) {
    return tree.map.get(asks.next());
  }
}
