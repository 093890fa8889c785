package dev.distlab.bench.geo;

import com.conversantmedia.util.collection.geometry.Rect2d;
import com.github.davidmoten.rtree2.geometry.Geometries;
import dev.distlab.bench.Guarantee;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.SpatialIndex;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Envelope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.tinspin.index.Index.PointEntry;
import org.tinspin.index.PointMap;

/** All places in a box of degrees, about 100 of them on average. */
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

  @Benchmark
  @Guarantee("static; poles and antimeridian right")
  public long ours_packed(Rivals.Packed packed, PlacesState places) {
    return search(packed.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; poles and antimeridian right")
  public long ours_quadTree(Rivals.Quad quad, PlacesState places) {
    return search(quad.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; poles and antimeridian right")
  public long ours_rStar(Rivals.RStar rStar, PlacesState places) {
    return search(rStar.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; over any sorted map, here a TreeMap")
  public long ours_geohash(Rivals.Geohash geohash, PlacesState places) {
    return search(geohash.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; cells chosen beforehand")
  public long reference_grid(Rivals.Grid grid, PlacesState places) {
    return search(grid.index, places);
  }

  @Benchmark
  @Guarantee("static; a plane")
  public long peer_jtsHprTree(Rivals.Hpr hpr, PlacesState places) {
    long[] total = new long[1];
    hpr.index.query(envelope(places), item -> total[0] += (Integer) item);
    return total[0];
  }

  @Benchmark
  @Guarantee("static; a plane")
  public long peer_jtsStrTree(Rivals.Str str, PlacesState places) {
    long[] total = new long[1];
    str.index.query(envelope(places), item -> total[0] += (Integer) item);
    return total[0];
  }

  @Benchmark
  @Guarantee("places come, and stay; a plane")
  public long peer_jtsKdTree(Rivals.Kd kd, PlacesState places) {
    long[] total = new long[1];
    kd.index.query(envelope(places), node -> total[0] += (Integer) node.getData());
    return total[0];
  }

  /** It hands out candidates; their places tell the hits. */
  @Benchmark
  @Guarantee("objects with an extent come and go, points are not its trade; a plane")
  public long peer_jtsQuadtree(Rivals.JtsQuad quad, PlacesState places) {
    Envelope box = envelope(places);
    long[] total = new long[1];
    quad.index.query(
        box,
        item -> {
          int id = (Integer) item;
          if (box.contains(places.longitudes[id], places.latitudes[id])) {
            total[0] += id;
          }
        });
    return total[0];
  }

  @Benchmark
  @Guarantee("places come and go; a plane")
  public long peer_tinspinQuadTree(Rivals.TinspinQuad quad, PlacesState places) {
    return search(quad.index, places);
  }

  @Benchmark
  @Guarantee("places come and go, one at a point; a plane")
  public long peer_phTree(Rivals.PhTree phTree, PlacesState places) {
    return search(phTree.index, places);
  }

  private static long search(PointMap<Integer> index, PlacesState places) {
    Envelope box = envelope(places);
    long total = 0;
    Iterator<PointEntry<Integer>> hits = index.query(low(box), high(box));
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }

  private static double[] low(Envelope box) {
    return new double[] {box.getMinX(), box.getMinY()};
  }

  private static double[] high(Envelope box) {
    return new double[] {box.getMaxX(), box.getMaxY()};
  }

  @Benchmark
  @Guarantee("places come and go; a plane")
  public long peer_tinspinRStar(Rivals.TinspinRStar rStar, PlacesState places) {
    Envelope box = envelope(places);
    long total = 0;
    var hits = rStar.index.queryIntersect(low(box), high(box));
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }

  @Benchmark
  @Guarantee("places come and go; a plane")
  public long peer_conversant(Rivals.Conversant conversant, PlacesState places) {
    Envelope box = envelope(places);
    long[] total = new long[1];
    conversant.index.intersects(
        new Rect2d(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
        place -> total[0] += place.id());
    return total[0];
  }

  @Benchmark
  @Guarantee("each change a new tree, loaded at once here; a plane")
  public long peer_rtree2(Rivals.Rtree2 rtree2, PlacesState places) {
    Envelope box = envelope(places);
    long total = 0;
    for (var hit :
        rtree2.index.search(
            Geometries.rectangle(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()))) {
      total += hit.value();
    }
    return total;
  }
}
