package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.baseline.UniformGrid;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.rtree.PackedRTree;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.index.strtree.STRtree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tinspin.index.qthypercube2.QuadTreeKD2;

/** All places in a box of degrees, about 100 of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxBenchmark {

  private static long search(SpatialIndex index, PlacesState places) {
    int question = places.ask();
    double half = places.half();
    double latitude = places.latitude(question);
    double longitude = places.longitude(question);
    GeoBox box = new GeoBox(latitude - half, longitude - half, latitude + half, longitude + half);
    Sum sum = new Sum();
    index.search(box, sum);
    return sum.total;
  }

  /** Adds ids up, so that no hit can be left out. */
  private static final class Sum implements SpatialIndex.IdVisitor {
    private long total;

    @Override
    public boolean visit(int id) {
      total += id;
      return true;
    }
  }

  private static Envelope envelope(PlacesState places) {
    int question = places.ask();
    double half = places.half();
    double latitude = places.latitude(question);
    double longitude = places.longitude(question);
    return new Envelope(longitude - half, longitude + half, latitude - half, latitude + half);
  }

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Packed {
    private PackedRTree tree;

    @Setup
    public void build(PlacesState places) {
      tree = PackedRTree.ofPoints(places.latitudes, places.longitudes);
    }

    PackedRTree tree() {
      return tree;
    }
  }

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Quad {
    private QuadTree tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.filled(new QuadTree(), places);
    }

    QuadTree tree() {
      return tree;
    }
  }

  /** Ours. */
  @State(Scope.Benchmark)
  public static class RStar {
    private dev.distlab.geo.rtree.RTree tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.filled(new dev.distlab.geo.rtree.RTree(), places);
    }

    dev.distlab.geo.rtree.RTree tree() {
      return tree;
    }
  }

  /** Ours. */
  @State(Scope.Benchmark)
  public static class Geohash {
    private GeoHashIndex index;

    @Setup
    public void build(PlacesState places) {
      index = Indexes.filled(new GeoHashIndex(), places);
    }
  }

  /** The floor for even places. */
  @State(Scope.Benchmark)
  public static class Grid {
    private UniformGrid grid;

    @Setup
    public void build(PlacesState places) {
      grid = Indexes.filled(UniformGrid.forPoints(places.count, 16), places);
    }
  }

  /** A peer. */
  @State(Scope.Benchmark)
  public static class Hpr {
    private HPRtree tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.hprTree(places);
    }
  }

  /** A peer. */
  @State(Scope.Benchmark)
  public static class Str {
    private STRtree tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.strTree(places);
    }
  }

  /** A peer. */
  @State(Scope.Benchmark)
  public static class Kd {
    private KdTree tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.kdTree(places);
    }
  }

  /** A peer. */
  @State(Scope.Benchmark)
  public static class TinspinQuad {
    private QuadTreeKD2<Integer> tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.tinspinQuadTree(places);
    }

    QuadTreeKD2<Integer> tree() {
      return tree;
    }
  }

  /** A peer. */
  @State(Scope.Benchmark)
  public static class TinspinRStar {
    private org.tinspin.index.rtree.RTree<Integer> tree;

    @Setup
    public void build(PlacesState places) {
      tree = Indexes.tinspinRStar(places);
    }

    org.tinspin.index.rtree.RTree<Integer> tree() {
      return tree;
    }
  }

  @Benchmark
  @Guarantee("static; poles and antimeridian right")
  public long ours_packed(Packed packed, PlacesState places) {
    return search(packed.tree, places);
  }

  @Benchmark
  @Guarantee("places come and go; poles and antimeridian right")
  public long ours_quadTree(Quad quad, PlacesState places) {
    return search(quad.tree, places);
  }

  @Benchmark
  @Guarantee("places come and go; poles and antimeridian right")
  public long ours_rStar(RStar rStar, PlacesState places) {
    return search(rStar.tree, places);
  }

  @Benchmark
  @Guarantee("places come and go; any sorted map")
  public long ours_geohash(Geohash geohash, PlacesState places) {
    return search(geohash.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; cells chosen beforehand")
  public long reference_grid(Grid grid, PlacesState places) {
    return search(grid.grid, places);
  }

  @Benchmark
  @Guarantee("static; a plane")
  public long peer_jtsHprTree(Hpr hpr, PlacesState places) {
    long[] total = new long[1];
    hpr.tree.query(envelope(places), item -> total[0] += (Integer) item);
    return total[0];
  }

  @Benchmark
  @Guarantee("static; a plane")
  public long peer_jtsStrTree(Str str, PlacesState places) {
    long[] total = new long[1];
    str.tree.query(envelope(places), item -> total[0] += (Integer) item);
    return total[0];
  }

  @Benchmark
  @Guarantee("places come, and stay; a plane")
  public long peer_jtsKdTree(Kd kd, PlacesState places) {
    long[] total = new long[1];
    kd.tree.query(envelope(places), node -> total[0] += (Integer) node.getData());
    return total[0];
  }

  @Benchmark
  @Guarantee("places come and go; a plane")
  public long peer_tinspinQuadTree(TinspinQuad quad, PlacesState places) {
    Envelope box = envelope(places);
    long total = 0;
    var hits =
        quad.tree.query(
            new double[] {box.getMinX(), box.getMinY()},
            new double[] {box.getMaxX(), box.getMaxY()});
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }

  @Benchmark
  @Guarantee("places come and go; a plane")
  public long peer_tinspinRStar(TinspinRStar rStar, PlacesState places) {
    Envelope box = envelope(places);
    long total = 0;
    var hits =
        rStar.tree.queryIntersect(
            new double[] {box.getMinX(), box.getMinY()},
            new double[] {box.getMaxX(), box.getMaxY()});
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }
}
