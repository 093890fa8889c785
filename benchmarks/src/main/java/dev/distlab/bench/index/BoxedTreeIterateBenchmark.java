package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** All entries of an ordered map of objects; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedTreeIterateBenchmark {
  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public void ours_bTreeMap(BoxedTrees.Ours tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }

  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public void peer_treeMap(BoxedTrees.Jdk tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public void peer_concurrentSkipListMap(BoxedTrees.SkipList tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; numbers inside")
  public void peer_h2MVMap(BoxedTrees.H2 tree, Blackhole taker) {
    Scans.all(tree.map, taker);
  }
}
