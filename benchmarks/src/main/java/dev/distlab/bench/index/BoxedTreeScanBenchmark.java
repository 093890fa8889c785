package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a key on, 100 entries of an ordered map of objects. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeScanBenchmark {
  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public long ours_bTreeMap(BoxedTrees.Ours tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public long peer_treeMap(BoxedTrees.Jdk tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public long peer_concurrentSkipListMap(BoxedTrees.SkipList tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100((SortedMap<Long, Long>) tree.map, seeks.next());
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; numbers inside")
  public long peer_h2MVMap(BoxedTrees.H2 tree, BoxedAsks.Seeks seeks) {
    return Scans.sumOf100(((MVMap<Long, Long>) tree.map).cursor(seeks.next()));
  }
}
