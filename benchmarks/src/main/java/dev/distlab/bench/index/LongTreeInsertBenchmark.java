package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import dev.distlab.index.LongBTree;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * All entries into an empty ordered map of numbers, in random order; the time is for all of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongTreeInsertBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Object ours_longBTree(LongEntries.OfTree entries) {
    return LongTrees.ours(entries.keys);
  }

  @Benchmark
  @Guarantee("all in one call; one thread")
  public Object ours_longBTree_batch(LongEntries.OfTree entries) {
    LongBTree tree = new LongBTree();
    tree.putAll(entries.keys, entries.values);
    return tree;
  }
}
