package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import dev.distlab.index.HashIndex;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Object2ObjectHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty hash map of objects; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedHashInsertBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Object ours_hashIndex(BoxedEntries.OfHash entries) {
    return entries.insertInto(new HashIndex<>());
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_hashMap(BoxedEntries.OfHash entries) {
    return entries.insertInto(new HashMap<>());
  }

  @Benchmark
  @Guarantee("readers and writers at the same time")
  public Object peer_concurrentHashMap(BoxedEntries.OfHash entries) {
    return entries.insertInto(new ConcurrentHashMap<>());
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_agrona(BoxedEntries.OfHash entries) {
    return entries.insertInto(new Object2ObjectHashMap<>());
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_hppc(BoxedEntries.OfHash entries) {
    return HppcObjects.filled(entries);
  }
}
