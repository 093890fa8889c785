package dev.distlab.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that was measured of one group of rivals, in one run.
 *
 * @param group the benchmark class without {@code Benchmark}
 * @param environment where and how
 * @param measurements the times
 * @param memory the weights
 */
record GroupReport(
    String group,
    Environment environment,
    List<Measurement> measurements,
    List<MemoryProbe.Row> memory) {

  GroupReport {
    measurements = List.copyOf(measurements);
    memory = List.copyOf(memory);
  }

  /** The rivals that were measured with equal parameters, in the order of the parameters. */
  record Race(SortedMap<String, String> params, List<Measurement> bestFirst) {

    /** The best of the peers, or none. */
    Optional<Measurement> bestPeer() {
      return bestFirst.stream().filter(one -> one.role() == Role.PEER).findFirst();
    }
  }

  List<Race> races() {
    Map<SortedMap<String, String>, List<Measurement>> byParams = new LinkedHashMap<>();
    measurements.stream()
        .sorted(Comparator.comparing(Measurement::params, GroupReport::compareParams))
        .forEach(one -> byParams.computeIfAbsent(one.params(), p -> new ArrayList<>()).add(one));
    List<Race> races = new ArrayList<>();
    byParams.forEach(
        (params, rivals) -> {
          Comparator<Measurement> byScore = Comparator.comparingDouble(Measurement::score);
          boolean descending = rivals.get(0).higherIsBetter();
          rivals.sort(descending ? byScore.reversed() : byScore);
          races.add(new Race(params, List.copyOf(rivals)));
        });
    return races;
  }

  /** The weight that stands beside a measurement, or none. */
  Optional<MemoryProbe.Row> memoryOf(Measurement measurement) {
    return memory.stream()
        .filter(row -> row.method().equals(measurement.method()))
        .filter(row -> measurement.params().entrySet().containsAll(row.params().entrySet()))
        .findFirst();
  }

  /** How a rival stands against the best peer of its race, in words. */
  static String standing(Measurement measurement, Race race) {
    Optional<Measurement> bestPeer = race.bestPeer();
    if (bestPeer.isEmpty() || measurement.role() == Role.FLOOR) {
      return "";
    }
    if (measurement.equals(bestPeer.get())) {
      return "best peer";
    }
    if (measurement.overlaps(bestPeer.get())) {
      return "no difference shown";
    }
    double times = measurement.timesBetterThan(bestPeer.get());
    return times >= 1 ? Figures.of(times) + "x faster" : Figures.of(1 / times) + "x slower";
  }

  private static int compareParams(SortedMap<String, String> a, SortedMap<String, String> b) {
    for (String name : a.keySet()) {
      int order = compareNumerically(a.get(name), b.getOrDefault(name, ""));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareNumerically(String a, String b) {
    try {
      return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
    } catch (NumberFormatException e) {
      return a.compareTo(b);
    }
  }
}
