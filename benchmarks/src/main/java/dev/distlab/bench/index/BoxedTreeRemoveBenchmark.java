package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A key taken out of an ordered map of objects, in random order, until half are gone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeRemoveBenchmark {
  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a NavigableMap; one thread")
  public int ours_bTreeMap(BoxedDrains.Ours tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a NavigableMap; one thread")
  public int peer_treeMap(BoxedDrains.Jdk tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public int peer_concurrentSkipListMap(BoxedDrains.SkipList tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("versions; readers beside a writer; numbers inside")
  public int peer_h2MVMap(BoxedDrains.H2 tree) {
    return tree.removeBatch();
  }
}
