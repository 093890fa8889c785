package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.SpatialIndex;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.ItemDistance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.tinspin.index.Index.PointEntryKnn;
import org.tinspin.index.PointMap;

/** The ten nearest places. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearestBenchmark {

  private static final int K = 10;

  /** JTS asks for the distance of two items; for points it is that of their envelopes. */
  private static final ItemDistance BETWEEN_ENVELOPES =
      (one, other) -> ((Envelope) one.getBounds()).distance((Envelope) other.getBounds());

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
  public long ours_packed(Rivals.Packed packed, PlacesState places) {
    return search(packed.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; distances on the sphere")
  public long ours_quadTree(Rivals.Quad quad, PlacesState places) {
    return search(quad.index, places);
  }

  @Benchmark
  @Guarantee("places come and go; distances on the sphere")
  public long ours_rStar(Rivals.RStar rStar, PlacesState places) {
    return search(rStar.index, places);
  }

  @Benchmark
  @Guarantee("static; distances in a plane")
  public long peer_jtsStrTree(Rivals.Str str, PlacesState places) {
    int question = places.ask();
    double longitude = places.longitude(question);
    double latitude = places.latitude(question);
    Envelope center = new Envelope(longitude, longitude, latitude, latitude);
    long total = 0;
    for (Object hit : str.index.nearestNeighbour(center, null, BETWEEN_ENVELOPES, K)) {
      total += (Integer) hit;
    }
    return total;
  }

  @Benchmark
  @Guarantee("places come and go; distances in a plane")
  public long peer_tinspinQuadTree(Rivals.TinspinQuad quad, PlacesState places) {
    return search(quad.index, places);
  }

  @Benchmark
  @Guarantee("places come and go, one at a point; distances in a plane")
  public long peer_phTree(Rivals.PhTree phTree, PlacesState places) {
    return search(phTree.index, places);
  }

  private static long search(PointMap<Integer> index, PlacesState places) {
    long total = 0;
    Iterator<PointEntryKnn<Integer>> hits = index.queryKnn(center(places), K);
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }

  @Benchmark
  @Guarantee("places come and go; distances in a plane")
  public long peer_tinspinRStar(Rivals.TinspinRStar rStar, PlacesState places) {
    long total = 0;
    var hits = rStar.index.queryKnn(center(places), K);
    while (hits.hasNext()) {
      total += hits.next().value();
    }
    return total;
  }
}
