package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty ordered map of numbers, in random order; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongTreeInsertHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public Object peer_fastutilRB(LongEntries.OfTree entries) {
    return HeavyLongTrees.insertInto(new Long2LongRBTreeMap(), entries.keys);
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public Object peer_fastutilAVL(LongEntries.OfTree entries) {
    return HeavyLongTrees.insertInto(new Long2LongAVLTreeMap(), entries.keys);
  }
}
