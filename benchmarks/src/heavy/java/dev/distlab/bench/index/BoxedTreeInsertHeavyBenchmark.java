package dev.distlab.bench.index;

import dev.distlab.bench.Guarantee;
import it.unimi.dsi.fastutil.objects.Object2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectRBTreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All entries into an empty ordered map of objects, in random order; the time is for all of them. The heavy peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BoxedTreeInsertHeavyBenchmark {
  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public Object peer_fastutilRB(BoxedEntries.OfTree entries) {
    return entries.insertInto(new Object2ObjectRBTreeMap<>());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread")
  public Object peer_fastutilAVL(BoxedEntries.OfTree entries) {
    return entries.insertInto(new Object2ObjectAVLTreeMap<>());
  }

  @Benchmark
  @Guarantee("a NavigableMap; readers and writers at the same time; numbers inside")
  public Object peer_mapDbTree(BoxedEntries.OfTree entries) {
    return entries.insertInto(HeavyPeers.mapDbTree());
  }

  @Benchmark
  @Guarantee("a SortedMap; one thread; around a TreeMap")
  public Object peer_eclipseTreeSortedMap(BoxedEntries.OfTree entries) {
    return entries.insertInto(new TreeSortedMap<>());
  }
}
