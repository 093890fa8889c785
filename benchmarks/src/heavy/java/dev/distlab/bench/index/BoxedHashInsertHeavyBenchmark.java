package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.map.ChronicleMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty hash map of objects; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedHashInsertHeavyBenchmark {
  @Benchmark
  @Guarantee("one thread")
  public Object peer_fastutil(BoxedEntries.OfHash entries) {
    return entries.insertInto(new Object2ObjectOpenHashMap<>());
  }

  @Benchmark
  @Guarantee("one thread")
  public Object peer_eclipse(BoxedEntries.OfHash entries) {
    return entries.insertInto(new UnifiedMap<>());
  }

  @Benchmark
  @Guarantee("beside the heap, shared by processes; told its size beforehand")
  public int peer_chronicleMap(BoxedEntries.OfHash entries) {
    try (ChronicleMap<Long, Long> map = HeavyPeers.chronicleMap()) {
      return entries.insertInto(map).size();
    }
  }
}
