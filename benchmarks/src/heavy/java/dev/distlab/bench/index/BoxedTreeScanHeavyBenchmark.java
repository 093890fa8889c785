package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** From a key on, 100 entries of an ordered map of objects. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeScanHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public void peer_fastutilRB(HeavyBoxedTrees.FastutilRb tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public void peer_fastutilAVL(HeavyBoxedTrees.FastutilAvl tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public void peer_mapDbTree(HeavyBoxedTrees.MapDb tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public void peer_eclipseTreeSortedMap(HeavyBoxedTrees.Eclipse tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }
}
