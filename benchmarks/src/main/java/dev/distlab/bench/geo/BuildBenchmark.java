package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.rtree.BulkOrder;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All places into an empty index; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BuildBenchmark {

  @Benchmark
  @Guarantee("static")
  public Object ours_packed(PlacesState places) {
    return PackedRTree.ofPoints(places.latitudes, places.longitudes);
  }

  @Benchmark
  @Guarantee("loaded at once, then places come and go")
  public Object ours_strLoaded(PlacesState places) {
    return RTree.bulkLoad(RTreeOptions.DEFAULT, BulkOrder.STR, places.latitudes, places.longitudes);
  }

  @Benchmark
  @Guarantee("one by one")
  public Object ours_quadTree(PlacesState places) {
    return Indexes.filled(new QuadTree(), places);
  }

  @Benchmark
  @Guarantee("one by one")
  public Object ours_rStar(PlacesState places) {
    return Indexes.filled(new RTree(), places);
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
  @Guarantee("one by one")
  public Object peer_tinspinQuadTree(PlacesState places) {
    return Indexes.tinspinQuadTree(places);
  }

  @Benchmark
  @Guarantee("one by one")
  public Object peer_tinspinRStar(PlacesState places) {
    return Indexes.tinspinRStar(places);
  }
}
