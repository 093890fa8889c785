package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A key taken out of an ordered map of objects, in random order, until half are gone. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxedTreeRemoveHeavyBenchmark {
  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a SortedMap; one thread")
  public int peer_fastutilRB(HeavyBoxedDrains.FastutilRb tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a SortedMap; one thread")
  public int peer_fastutilAVL(HeavyBoxedDrains.FastutilAvl tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public int peer_mapDbTree(HeavyBoxedDrains.MapDb tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(BoxedDrain.BATCH)
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public int peer_eclipseTreeSortedMap(HeavyBoxedDrains.Eclipse tree) {
    return tree.removeBatch();
  }
}
