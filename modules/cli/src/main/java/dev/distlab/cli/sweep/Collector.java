package dev.distlab.cli.sweep;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Measure;
import dev.distlab.experiment.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the samples of a sweep into rows.
 *
 * <p>An experiment with a list parameter names its numbers after the elements: {@code moved-4} and
 * {@code moved-256}. Where that list is swept, value by value, these are one number, {@code moved}.
 */
final class Collector {

  private final Sweep sweep;
  private final List<List<Sweep.Sample>> samples;

  /**
   * @param samples a row for each value, a sample for each seed
   */
  Collector(Sweep sweep, List<List<Sweep.Sample>> samples) {
    this.sweep = sweep;
    this.samples = samples;
  }

  SweepResult result(Map<String, String> params) {
    boolean measured =
        samples.stream().anyMatch(row -> row.stream().anyMatch(one -> !one.measures().isEmpty()));
    return new SweepResult(
        sweep.experiment().about(),
        sweep.over(),
        sweep.values(),
        sweep.seeds().first(),
        sweep.seeds().count(),
        params,
        measures(measured),
        claims());
  }

  /** Without measures, the values that claims saw take their place. */
  private static List<Measure> numbers(Sweep.Sample sample, boolean measured) {
    if (measured) {
      return sample.measures();
    }
    List<Measure> numbers = new ArrayList<>();
    for (Claim claim : sample.claims()) {
      numbers.add(
          new Measure(claim.id(), claim.text(), claim.observed(), claim.unit(), claim.decimals()));
    }
    return numbers;
  }

  private List<SweepResult.MeasureRow> measures(boolean measured) {
    Map<String, Measure> known = new LinkedHashMap<>();
    for (int value = 0; value < samples.size(); value++) {
      for (Sweep.Sample sample : samples.get(value)) {
        for (Measure number : numbers(sample, measured)) {
          known.putIfAbsent(id(number.id(), value), number);
        }
      }
    }
    List<SweepResult.MeasureRow> rows = new ArrayList<>();
    for (Map.Entry<String, Measure> one : known.entrySet()) {
      List<Spread> spreads = new ArrayList<>();
      for (int value = 0; value < samples.size(); value++) {
        spreads.add(spread(one.getKey(), value, measured));
      }
      Measure first = one.getValue();
      rows.add(
          new SweepResult.MeasureRow(
              one.getKey(), first.text(), first.unit(), first.decimals(), spreads));
    }
    return rows;
  }

  private Spread spread(String id, int value, boolean measured) {
    List<Double> numbers = new ArrayList<>();
    for (Sweep.Sample sample : samples.get(value)) {
      for (Measure number : numbers(sample, measured)) {
        if (id(number.id(), value).equals(id)) {
          numbers.add(number.value());
        }
      }
    }
    return Spread.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<SweepResult.ClaimRow> claims() {
    Map<String, String> known = new LinkedHashMap<>();
    for (int value = 0; value < samples.size(); value++) {
      for (Sweep.Sample sample : samples.get(value)) {
        for (Claim claim : sample.claims()) {
          known.putIfAbsent(id(claim.id(), value), claim.text());
        }
      }
    }
    List<SweepResult.ClaimRow> rows = new ArrayList<>();
    for (Map.Entry<String, String> one : known.entrySet()) {
      List<SweepResult.Tally> tallies = new ArrayList<>();
      for (int value = 0; value < samples.size(); value++) {
        tallies.add(tally(one.getKey(), value));
      }
      rows.add(new SweepResult.ClaimRow(one.getKey(), one.getValue(), tallies));
    }
    return rows;
  }

  private SweepResult.Tally tally(String id, int value) {
    int[] counts = new int[Verdict.values().length];
    for (Sweep.Sample sample : samples.get(value)) {
      for (Claim claim : sample.claims()) {
        if (id(claim.id(), value).equals(id)) {
          counts[claim.verdict().ordinal()]++;
        }
      }
    }
    return new SweepResult.Tally(
        counts[Verdict.PASS.ordinal()],
        counts[Verdict.FAIL.ordinal()],
        counts[Verdict.UNKNOWN.ordinal()]);
  }

  private String id(String id, int value) {
    String suffix = "-" + sweep.values().get(value);
    return id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : id;
  }
}
