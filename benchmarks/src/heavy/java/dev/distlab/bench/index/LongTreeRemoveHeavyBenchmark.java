package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A key taken out of an ordered map of numbers, in random order, until half are gone. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongTreeRemoveHeavyBenchmark {
  @Benchmark
  @OperationsPerInvocation(LongDrain.BATCH)
  @Guarantee("a SortedMap; one thread")
  public int peer_fastutilRB(HeavyLongDrains.Rb tree) {
    return tree.removeBatch();
  }

  @Benchmark
  @OperationsPerInvocation(LongDrain.BATCH)
  @Guarantee("a SortedMap; one thread")
  public int peer_fastutilAVL(HeavyLongDrains.Avl tree) {
    return tree.removeBatch();
  }
}
