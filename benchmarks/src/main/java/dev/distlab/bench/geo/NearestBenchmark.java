package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.SpatialIndex;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The ten nearest places. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearestBenchmark {

  private static final int K = 10;

  private static long search(SpatialIndex index, PlacesState places) {
    int question = places.ask();
    NearestHits hits = new NearestHits(K);
    index.nearest(new GeoPoint(places.latitude(question), places.longitude(question)), hits);
    hits.sort();
    long total = 0;
    for (int rank = 0; rank < hits.size(); rank++) {
      total += hits.id(rank);
    }
    return total;
  }

  private static double[] center(PlacesState places) {
    int question = places.ask();
    return new double[] {places.longitude(question), places.latitude(question)};
  }

  @Benchmark
  @Guarantee("static; distances on the sphere")
  public long ours_packed(BoxBenchmark.Packed packed, PlacesState places) {
    return search(packed.tree(), places);
  }

  @Benchmark
  @Guarantee("places come and go; distances on the sphere")
  public long ours_quadTree(BoxBenchmark.Quad quad, PlacesState places) {
    return search(quad.tree(), places);
  }

  @Benchmark
  @Guarantee("places come and go; distances on the sphere")
  public long ours_rStar(BoxBenchmark.RStar rStar, PlacesState places) {
    return search(rStar.tree(), places);
  }

  @Benchmark
  @Guarantee("places come and go; distances in a plane")
  public long peer_tinspinQuadTree(BoxBenchmark.TinspinQuad quad, PlacesState places) {
    long total = 0;
    var hits = quad.tree().queryKnn(center(places), K);
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }

  @Benchmark
  @Guarantee("places come and go; distances in a plane")
  public long peer_tinspinRStar(BoxBenchmark.TinspinRStar rStar, PlacesState places) {
    long total = 0;
    var hits = rStar.tree().queryKnn(center(places), K);
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }
}
