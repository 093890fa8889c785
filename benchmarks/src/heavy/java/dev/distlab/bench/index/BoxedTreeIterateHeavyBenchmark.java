package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries of an ordered map of objects; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedTreeIterateHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilRB(HeavyBoxedTrees.FastutilRb tree) {
    return Scans.sum(tree.map);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilAVL(HeavyBoxedTrees.FastutilAvl tree) {
    return Scans.sum(tree.map);
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public long peer_mapDbTree(HeavyBoxedTrees.MapDb tree) {
    return Scans.sum(tree.map);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public long peer_eclipseTreeSortedMap(HeavyBoxedTrees.Eclipse tree) {
    return Scans.sum(tree.map);
  }
}
