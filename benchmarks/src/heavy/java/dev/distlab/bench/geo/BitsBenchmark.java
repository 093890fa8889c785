package dev.distlab.bench.geo;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLng;
import dev.distlab.bench.Guarantee;
import dev.distlab.geo.geohash.GeoHash;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.util.BitUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a place to the number of its cell on a space-filling curve. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BitsBenchmark {

  @Benchmark
  @Guarantee("60 bits; edges exact")
  public long ours_geohash(CodecPlaces places) {
    int i = places.next();
    return GeoHash.encodeBits(places.latitude(i), places.longitude(i), 60);
  }

  @Benchmark
  @Guarantee("64 bits")
  public long peer_luceneMorton(CodecPlaces places) {
    int i = places.next();
    return BitUtil.interleave(
        GeoEncodingUtils.encodeLongitude(places.longitude(i)),
        GeoEncodingUtils.encodeLatitude(places.latitude(i)));
  }

  @Benchmark
  @Guarantee("cells of nearly equal size, on a Hilbert curve")
  public long peer_s2(CodecPlaces places) {
    int i = places.next();
    return S2CellId.fromLatLng(S2LatLng.fromDegrees(places.latitude(i), places.longitude(i))).id();
  }

  @Benchmark
  public double floor_readThePlace(CodecPlaces places) {
    int i = places.next();
    return places.latitude(i) + places.longitude(i);
  }
}
