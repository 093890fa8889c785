package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;

/** A call of an ordered map of objects: two threads at the same map, reading and writing. */
@Threads(2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeByTwoBenchmark {

  @Benchmark
  @Guarantee("a latch on each level")
  public Long ours_latchCoupledTree(SharedTrees.LatchCoupled tree, SharedAsks.Cursor cursor) {
    return cursor.call(tree);
  }

  @Benchmark
  @Guarantee("readers take no latch, writers one")
  public Long ours_bLinkTree(SharedTrees.BLink tree, SharedAsks.Cursor cursor) {
    return cursor.call(tree);
  }

  @Benchmark
  @Guarantee("lock-free; a NavigableMap")
  public Long peer_concurrentSkipListMap(SharedTrees.SkipList tree, SharedAsks.Cursor cursor) {
    return cursor.call(tree);
  }

  @Benchmark
  @Guarantee("one thread at a time")
  public Long peer_synchronizedTreeMap(SharedTrees.Synchronized tree, SharedAsks.Cursor cursor) {
    return cursor.call(tree);
  }

  @Benchmark
  @Guarantee("readers together, or one writer")
  public Long peer_treeMapReadWriteLock(SharedTrees.ReadWriteLock tree, SharedAsks.Cursor cursor) {
    return cursor.call(tree);
  }
}
