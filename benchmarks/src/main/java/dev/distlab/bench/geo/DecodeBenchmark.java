package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.geohash.GeoHash;
import java.util.concurrent.TimeUnit;
import org.locationtech.spatial4j.context.SpatialContext;
import org.locationtech.spatial4j.io.GeohashUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a geohash of nine letters to the middle of its cell. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

  @Benchmark
  @Guarantee("checks every letter")
  public Object ours_word(CodecPlaces places) {
    return GeoHash.decode(places.word(places.next()));
  }

  @Benchmark
  public Object peer_davidmoten(CodecPlaces places) {
    return com.github.davidmoten.geo.GeoHash.decodeHash(places.word(places.next()));
  }

  @Benchmark
  @Guarantee("keeps the cell too")
  public Object peer_hsr(CodecPlaces places) {
    return ch.hsr.geohash.GeoHash.fromGeohashString(places.word(places.next()));
  }

  @Benchmark
  public Object peer_spatial4j(CodecPlaces places) {
    return GeohashUtils.decode(places.word(places.next()), SpatialContext.GEO);
  }
}
