package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import dev.distlab.index.BTreeMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * All entries into an empty ordered map of objects, in random order; the time is for all of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedTreeInsertBenchmark {
  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public Object ours_bTreeMap(BoxedEntries.OfTree entries) {
    return entries.insertInto(new BTreeMap<>());
  }

  @Benchmark
  @Guarantee("a NavigableMap; one thread")
  public Object peer_treeMap(BoxedEntries.OfTree entries) {
    return entries.insertInto(new TreeMap<>());
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time")
  public Object peer_concurrentSkipListMap(BoxedEntries.OfTree entries) {
    return entries.insertInto(new ConcurrentSkipListMap<>());
  }

  @Benchmark
  @Guarantee("versions; readers beside a writer; numbers inside")
  public Object peer_h2MVMap(BoxedEntries.OfTree entries) {
    return entries.insertInto(Peers.mvMap());
  }
}
