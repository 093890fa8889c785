package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.rtree.BulkOrder;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All places into an index at once; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BuildBenchmark {

  @Benchmark
  @Guarantee("static")
  public Object ours_packed(PlacesState places) {
    return PackedRTree.ofPoints(places.latitudes, places.longitudes);
  }

  @Benchmark
  @Guarantee("places come and go afterwards")
  public Object ours_strLoaded(PlacesState places) {
    return RTree.bulkLoad(
        RTreeOptions.defaults(), BulkOrder.STR, places.latitudes, places.longitudes);
  }

  @Benchmark
  @Guarantee("static")
  public Object peer_jtsHprTree(PlacesState places) {
    return Indexes.hprTree(places);
  }

  @Benchmark
  @Guarantee("static")
  public Object peer_jtsStrTree(PlacesState places) {
    return Indexes.strTree(places);
  }

  @Benchmark
  @Guarantee("places come and go afterwards")
  public Object peer_tinspinLoaded(PlacesState places) {
    return Indexes.tinspinLoaded(places);
  }

  @Benchmark
  @Guarantee("each change a new tree")
  public Object peer_rtree2(PlacesState places) {
    return Indexes.rtree2(places);
  }
}
