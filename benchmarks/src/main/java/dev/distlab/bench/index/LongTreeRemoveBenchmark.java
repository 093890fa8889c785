package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A key taken out of an ordered map of numbers, in random order, until half are gone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LongTreeRemoveBenchmark {
  @Benchmark
  @OperationsPerInvocation(LongDrain.BATCH)
  @Guarantee("one thread")
  public int ours_longBTree(LongDrains.Ours tree) {
    return tree.removeBatch();
  }
}
