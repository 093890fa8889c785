package dev.distlab.bench.geo;

import dev.distlab.geo.geohash.GeoHash;
import dev.distlab.kernel.random.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Places and their words, handed out in turn: too many to be learned. */
@State(Scope.Thread)
public class CodecPlaces {

  private static final int PLACES = 1 << 15;

  private final double[] latitudes = new double[PLACES];
  private final double[] longitudes = new double[PLACES];
  private final String[] words = new String[PLACES];
  private final long[] bits = new long[PLACES];
  private final ch.hsr.geohash.GeoHash[] hsr = new ch.hsr.geohash.GeoHash[PLACES];
  private int next;

  /** Draws the places. */
  @Setup
  public void draw() {
    SeededRandom random = new SeededRandom(42).fork("codec");
    for (int i = 0; i < PLACES; i++) {
      latitudes[i] = random.nextDouble() * 180 - 90;
      longitudes[i] = random.nextDouble() * 360 - 180;
      words[i] = GeoHash.encode(latitudes[i], longitudes[i], 9);
      bits[i] = GeoHash.toBits(words[i]);
      hsr[i] = ch.hsr.geohash.GeoHash.fromGeohashString(words[i]);
    }
  }

  int next() {
    next = next + 1 & PLACES - 1;
    return next;
  }

  double latitude(int i) {
    return latitudes[i];
  }

  double longitude(int i) {
    return longitudes[i];
  }

  String word(int i) {
    return words[i];
  }

  long bits(int i) {
    return bits[i];
  }

  ch.hsr.geohash.GeoHash hsr(int i) {
    return hsr[i];
  }
}
