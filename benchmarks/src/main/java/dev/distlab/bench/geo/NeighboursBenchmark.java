package dev.distlab.bench.geo;

import dev.distlab.bench.Guarantee;
import dev.distlab.geo.geohash.Direction;
import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.geo.geohash.PolePolicy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The eight cells around the cell of a word of nine letters. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NeighboursBenchmark {

  private static final Direction[] AROUND = Direction.values();

  @Benchmark
  @Guarantee("words; over poles as told")
  public Object ours_words(CodecPlaces places) {
    return GeoHash.neighbours(places.word(places.next()), PolePolicy.ACROSS);
  }

  @Benchmark
  @Guarantee("bits; over poles as told")
  public long ours_bits(CodecPlaces places) {
    long cell = places.bits(places.next());
    long sum = 0;
    for (Direction direction : AROUND) {
      sum += GeoHash.adjacentBits(cell, 45, direction, PolePolicy.ACROSS);
    }
    return sum;
  }

  @Benchmark
  @Guarantee("words; over poles the cell beyond")
  public Object peer_davidmoten(CodecPlaces places) {
    return com.github.davidmoten.geo.GeoHash.neighbours(places.word(places.next()));
  }

  @Benchmark
  @Guarantee("objects with cells; over a pole the cell at the other pole")
  public Object peer_hsr(CodecPlaces places) {
    return places.hsr(places.next()).getAdjacent();
  }
}
