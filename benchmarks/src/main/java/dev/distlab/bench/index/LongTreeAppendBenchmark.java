package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * All entries into an empty ordered map of numbers, in ascending order; the time is for all of
 * them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongTreeAppendBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Object ours_longBTree(LongEntries.Ascending entries) {
    return LongTrees.ours(entries.keys);
  }
}
