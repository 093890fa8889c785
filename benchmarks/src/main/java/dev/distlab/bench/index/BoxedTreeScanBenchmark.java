package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** From a key on, 100 entries of an ordered map of objects. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeScanBenchmark {
  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public void ours_bTreeMap(BoxedTrees.Ours tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }

  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public void peer_treeMap(BoxedTrees.Jdk tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public void peer_concurrentSkipListMap(
      BoxedTrees.SkipList tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred((SortedMap<Long, Long>) tree.map, seeks.next(), taker);
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; numbers inside")
  public void peer_h2MVMap(BoxedTrees.H2 tree, BoxedAsks.Seeks seeks, Blackhole taker) {
    Scans.hundred(((MVMap<Long, Long>) tree.map).cursor(seeks.next()), taker);
  }
}
