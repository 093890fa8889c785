package dev.distlab.cli.sweep;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Measure;
import dev.distlab.experiment.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
    Names names = new Names();
    for (int value = 0; value < samples.size(); value++) {
      for (Sweep.Sample sample : samples.get(value)) {
        for (Measure number : numbers(sample, measured)) {
          known.putIfAbsent(id(number.id(), value), number);
          names.add(id(number.id(), value), number.text(), value);
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
              one.getKey(), names.of(one.getKey()), first.unit(), first.decimals(), spreads));
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
    Names names = new Names();
    for (int value = 0; value < samples.size(); value++) {
      for (Sweep.Sample sample : samples.get(value)) {
        for (Claim claim : sample.claims()) {
          names.add(id(claim.id(), value), claim.text(), value);
        }
      }
    }
    List<SweepResult.ClaimRow> rows = new ArrayList<>();
    for (String id : names.ids()) {
      List<SweepResult.Tally> tallies = new ArrayList<>();
      for (int value = 0; value < samples.size(); value++) {
        tallies.add(tally(id, value));
      }
      rows.add(new SweepResult.ClaimRow(id, names.of(id), tallies));
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

  /** What numbers and claims are called, where their names hold the value that is swept. */
  private final class Names {
    private final Map<String, String> first = new LinkedHashMap<>();
    private final Map<String, Set<String>> withoutValue = new LinkedHashMap<>();
    private final Map<String, String> last = new LinkedHashMap<>();
    private final Map<String, Boolean> holdTheValue = new LinkedHashMap<>();

    void add(String id, String text, int value) {
      String pattern = "(?<![\\w.])" + Pattern.quote(sweep.values().get(value)) + "(?![\\w.])";
      String without = text.replaceFirst(pattern, "N");
      first.putIfAbsent(id, text);
      last.put(id, without);
      withoutValue.computeIfAbsent(id, unseen -> new LinkedHashSet<>()).add(without);
      holdTheValue.merge(id, !without.equals(text), Boolean::logicalAnd);
    }

    Set<String> ids() {
      return first.keySet();
    }

    /**
     * The one text, or that with N for the value: where each holds its value and they differ more,
     * as one node and two nodes do, that of the last. Else the first.
     */
    String of(String id) {
      boolean isOne = withoutValue.get(id).size() == 1;
      boolean swept = samples.size() > 1 && (isOne || holdTheValue.get(id));
      return swept ? last.get(id) : first.get(id);
    }
  }
}
