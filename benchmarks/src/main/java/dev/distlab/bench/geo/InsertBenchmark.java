package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.rtree.RTree;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.index.quadtree.Quadtree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tinspin.index.phtree.PHTreeP;
import org.tinspin.index.qthypercube2.QuadTreeKD2;

/** 100,000 places, one by one, into an empty index; the time is for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class InsertBenchmark {

  /** As many as the slowest rivals take in within a breath. */
  @State(Scope.Benchmark)
  public static class Arrivals {

    /** How the places are spread. */
    @Param({"uniform", "cities"})
    public String data;

    private PlacesState places;

    /** Draws the places. */
    @Setup
    public void draw() {
      places = PlacesState.drawn(data, 100_000);
    }
  }

  @Benchmark
  @Guarantee("poles and antimeridian right")
  public Object ours_quadTree(Arrivals arrivals) {
    return Indexes.filled(new QuadTree(), arrivals.places);
  }

  @Benchmark
  @Guarantee("poles and antimeridian right")
  public Object ours_rStar(Arrivals arrivals) {
    return Indexes.filled(new RTree(), arrivals.places);
  }

  @Benchmark
  @Guarantee("over any sorted map, here a TreeMap")
  public Object ours_geohash(Arrivals arrivals) {
    return Indexes.filled(new GeoHashIndex(), arrivals.places);
  }

  @Benchmark
  @Guarantee("places come, and stay; a plane")
  public Object peer_jtsKdTree(Arrivals arrivals) {
    return Indexes.kdTree(arrivals.places);
  }

  @Benchmark
  @Guarantee("objects with an extent; a plane")
  public Object peer_jtsQuadtree(Arrivals arrivals) {
    return Indexes.filled(new Quadtree(), arrivals.places);
  }

  @Benchmark
  @Guarantee("a plane")
  public Object peer_tinspinQuadTree(Arrivals arrivals) {
    return Indexes.filled(QuadTreeKD2.<Integer>create(2), arrivals.places);
  }

  @Benchmark
  @Guarantee("one place at a point; a plane")
  public Object peer_phTree(Arrivals arrivals) {
    return Indexes.filled(PHTreeP.<Integer>create(2), arrivals.places);
  }

  @Benchmark
  @Guarantee("a plane")
  public Object peer_tinspinRStar(Arrivals arrivals) {
    return Indexes.tinspinRStar(arrivals.places);
  }

  @Benchmark
  @Guarantee("a plane")
  public Object peer_conversant(Arrivals arrivals) {
    return Indexes.conversant(arrivals.places);
  }
}
