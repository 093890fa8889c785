package dev.distlab.bench.geo;

import dev.distlab.demos.Cities;
import dev.distlab.demos.ClasspathResources;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same places for every rival, and places to ask at: even ones, or cities with invented suburbs
 * where more are wanted than there are.
 */
@State(Scope.Benchmark)
public class PlacesState {

  private static final int QUESTIONS = 1 << 14;

  /** Hits that a box search should have, about. */
  private static final int HITS = 100;

  /** How the places are spread. */
  @Param({"uniform", "cities"})
  public String data;

  /** How many there are. */
  @Param({"100000", "1000000"})
  public int count;

  double[] latitudes;
  double[] longitudes;

  private double[] askedLatitudes;
  private double[] askedLongitudes;
  private double half;
  private int next;

  /** So many places, for a benchmark with numbers of its own. */
  static PlacesState drawn(String data, int count) {
    PlacesState places = new PlacesState();
    places.data = data;
    places.count = count;
    places.draw();
    return places;
  }

  /** Draws places and questions. */
  @Setup(Level.Trial)
  public void draw() {
    SeededRandom random = new SeededRandom(42).fork("places");
    latitudes = new double[count];
    longitudes = new double[count];
    if (data.equals("uniform")) {
      drawUniform(random);
    } else {
      drawCities(random);
    }
    askedLatitudes = new double[QUESTIONS];
    askedLongitudes = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      int place = random.nextInt(count);
      askedLatitudes[i] = Math.max(-80, Math.min(80, latitudes[place]));
      askedLongitudes[i] = Math.max(-170, Math.min(170, longitudes[place]));
    }
    half = Math.sqrt(HITS * 360.0 * 170.0 / count) / 2;
    half = data.equals("uniform") ? half : half / 6;
  }

  private void drawUniform(SeededRandom random) {
    for (int i = 0; i < count; i++) {
      latitudes[i] = random.nextDouble() * 170 - 85;
      longitudes[i] = random.nextDouble() * 360 - 180;
    }
  }

  private void drawCities(SeededRandom random) {
    List<String> lines = Cities.lines("all-city-points", new ClasspathResources());
    for (int i = 0; i < count; i++) {
      String[] fields = lines.get(i % lines.size()).split("\t");
      double spread = i < lines.size() ? 0 : 0.2;
      double latitude = Double.parseDouble(fields[1]) + (random.nextDouble() - 0.5) * spread;
      double longitude = Double.parseDouble(fields[2]) + (random.nextDouble() - 0.5) * spread;
      latitudes[i] = Math.max(-85, Math.min(85, latitude));
      longitudes[i] = Math.max(-179.999, Math.min(179.999, longitude));
    }
  }

  /** Half the side of a box, in degrees. */
  double half() {
    return half;
  }

  /** Goes on to the next question; returns its number. */
  int ask() {
    next = next + 1 & QUESTIONS - 1;
    return next;
  }

  double latitude(int question) {
    return askedLatitudes[question];
  }

  double longitude(int question) {
    return askedLongitudes[question];
  }
}
