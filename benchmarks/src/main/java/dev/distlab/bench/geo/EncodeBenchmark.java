package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.geohash.GeoHash;
import java.util.concurrent.TimeUnit;
import org.locationtech.spatial4j.io.GeohashUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a place to its geohash of nine letters, or to the bits. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {

  private static final int CHARS = 9;

  @Benchmark
  @Guarantee("the word; edges exact")
  public String ours_word(CodecPlaces places) {
    int i = places.next();
    return GeoHash.encode(places.latitude(i), places.longitude(i), CHARS);
  }

  @Benchmark
  @Guarantee("60 bits, no allocation; edges exact")
  public long ours_bits(CodecPlaces places) {
    int i = places.next();
    return GeoHash.encodeBits(places.latitude(i), places.longitude(i), 60);
  }

  @Benchmark
  @Guarantee("the word")
  public String peer_davidmoten(CodecPlaces places) {
    int i = places.next();
    return com.github.davidmoten.geo.GeoHash.encodeHash(
        places.latitude(i), places.longitude(i), CHARS);
  }

  @Benchmark
  @Guarantee("the word")
  public String peer_hsr(CodecPlaces places) {
    int i = places.next();
    return ch.hsr.geohash.GeoHash.geoHashStringWithCharacterPrecision(
        places.latitude(i), places.longitude(i), CHARS);
  }

  @Benchmark
  @Guarantee("the word")
  public String peer_spatial4j(CodecPlaces places) {
    int i = places.next();
    return GeohashUtils.encodeLatLon(places.latitude(i), places.longitude(i), CHARS);
  }

  @Benchmark
  public double floor_readThePlace(CodecPlaces places) {
    int i = places.next();
    return places.latitude(i) + places.longitude(i);
  }
}
