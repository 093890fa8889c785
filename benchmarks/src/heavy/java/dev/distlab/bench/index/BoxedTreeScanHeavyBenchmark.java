package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a key on, 100 entries of an ordered map of objects. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeScanHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilRB(HeavyBoxedTrees.FastutilRb tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public long peer_fastutilAVL(HeavyBoxedTrees.FastutilAvl tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public long peer_mapDbTree(HeavyBoxedTrees.MapDb tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public long peer_eclipseTreeSortedMap(HeavyBoxedTrees.Eclipse tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }
}
