package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** All entries of an ordered map of objects; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedTreeIterateHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public void peer_fastutilRB(HeavyBoxedTrees.FastutilRb tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public void peer_fastutilAVL(HeavyBoxedTrees.FastutilAvl tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public void peer_mapDbTree(HeavyBoxedTrees.MapDb tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public void peer_eclipseTreeSortedMap(HeavyBoxedTrees.Eclipse tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }
}
