package dev.distlab.bench.geo;

import ch.hsr.geohash.queries.GeoHashCircleQuery;
import dev.distlab.bench.Guarantee;
import dev.distlab.geo.geohash.NineCells;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a circle to cells that cover it, twelve at most. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoverCircleBenchmark {

  @Benchmark
  @Guarantee("9 cells at most; right at poles and antimeridian")
  public Object ours_nineCells(CoverAreas areas) {
    return NineCells.INSTANCE.cover(areas.circles[areas.next()]);
  }

  @Benchmark
  @Guarantee("12 cells at most, each as large as fits; right at poles and antimeridian")
  public Object ours_adaptive(CoverAreas areas) {
    return CoverAreas.ADAPTIVE.cover(areas.circles[areas.next()]);
  }

  @Benchmark
  @Guarantee("a few cells about as large as the box around the circle")
  public Object peer_hsr(CoverAreas areas) {
    int i = areas.next();
    return new GeoHashCircleQuery(areas.hsrCenters[i], areas.circles[i].radiusMetres())
        .getSearchHashes();
  }
}
