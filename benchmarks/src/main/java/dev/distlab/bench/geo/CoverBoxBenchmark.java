package dev.distlab.bench.geo;

import ch.hsr.geohash.queries.GeoHashBoundingBoxQuery;
import dev.distlab.bench.Guarantee;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.geohash.FixedLengthCover;
import dev.distlab.geo.geohash.NineCells;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a box to cells that cover it, twelve at most. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoverBoxBenchmark {

  @Benchmark
  @Guarantee("12 words at most, as long as they can be; right over the antimeridian")
  public Object ours_words(CoverAreas areas) {
    return FixedLengthCover.words(areas.boxes[areas.next()], CoverAreas.MOST);
  }

  @Benchmark
  @Guarantee("9 cells at most; right at poles and antimeridian")
  public Object ours_nineCells(CoverAreas areas) {
    return NineCells.INSTANCE.cover(areas.boxes[areas.next()]);
  }

  @Benchmark
  @Guarantee("12 cells at most, each as large as fits; right at poles and antimeridian")
  public Object ours_adaptive(CoverAreas areas) {
    return CoverAreas.ADAPTIVE.cover(areas.boxes[areas.next()]);
  }

  @Benchmark
  @Guarantee("12 words at most, as long as they can be")
  public Object peer_davidmoten(CoverAreas areas) {
    GeoBox box = areas.boxes[areas.next()];
    return com.github.davidmoten.geo.GeoHash.coverBoundingBoxMaxHashes(
            box.north(), box.west(), box.south(), box.east(), CoverAreas.MOST)
        .getHashes();
  }

  @Benchmark
  @Guarantee("a few cells about as large as the box")
  public Object peer_hsr(CoverAreas areas) {
    return new GeoHashBoundingBoxQuery(areas.hsrBoxes[areas.next()]).getSearchHashes();
  }
}
