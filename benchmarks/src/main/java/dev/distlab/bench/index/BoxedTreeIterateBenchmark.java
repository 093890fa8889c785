package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries of an ordered map of objects; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedTreeIterateBenchmark {
  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public long ours_bTreeMap(BoxedTrees.Ours tree) {
    return Scans.sum(tree.map);
  }

  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public long peer_treeMap(BoxedTrees.Jdk tree) {
    return Scans.sum(tree.map);
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public long peer_concurrentSkipListMap(BoxedTrees.SkipList tree) {
    return Scans.sum(tree.map);
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; numbers inside")
  public long peer_h2MVMap(BoxedTrees.H2 tree) {
    return Scans.sum(tree.map);
  }
}
