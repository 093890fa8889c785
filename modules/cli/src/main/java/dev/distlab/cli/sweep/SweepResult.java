package dev.distlab.cli.sweep;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Verdict;
import java.util.List;
import java.util.Map;

/**
 * What a sweep recorded. Immutable.
 *
 * @param about the experiment
 * @param over name of the parameter that was swept
 * @param values its values, in the order in which they were given
 * @param firstSeed the first of the seeds, which follow each other
 * @param seeds how many
 * @param params the other parameters
 * @param measures one for each number that was followed
 * @param claims one for each claim
 */
public record SweepResult(
    About about,
    String over,
    List<String> values,
    long firstSeed,
    int seeds,
    Map<String, String> params,
    List<MeasureRow> measures,
    List<ClaimRow> claims) {

  public SweepResult {
    values = List.copyOf(values);
    measures = List.copyOf(measures);
    claims = List.copyOf(claims);
  }

  /**
   * One number over all values.
   *
   * @param spreads one for each value
   */
  public record MeasureRow(
      String id, String text, String unit, int decimals, List<Spread> spreads) {

    public MeasureRow {
      spreads = List.copyOf(spreads);
    }
  }

  /**
   * One claim over all values.
   *
   * @param tallies one for each value
   */
  public record ClaimRow(String id, String text, List<Tally> tallies) {

    public ClaimRow {
      tallies = List.copyOf(tallies);
    }
  }

  /** How many runs had which verdict. */
  public record Tally(int passed, int failed, int unknown) {

    public int total() {
      return passed + failed + unknown;
    }
  }

  /** FAIL if a claim failed in a run, else UNKNOWN if one was unknown, else PASS. */
  public Verdict verdict() {
    int failed = 0;
    int unknown = 0;
    for (ClaimRow claim : claims) {
      for (Tally tally : claim.tallies()) {
        failed += tally.failed();
        unknown += tally.unknown();
      }
    }
    return failed > 0 ? Verdict.FAIL : unknown > 0 ? Verdict.UNKNOWN : Verdict.PASS;
  }

  /** The one JSON form, described by {@code docs/schema/sweep.schema.json}. */
  public Json.Obj toJson() {
    Json.Obj parameters = Json.object();
    params.forEach(parameters::put);
    Json.Arr measureList = Json.array();
    measures.forEach(measure -> measureList.add(json(measure)));
    Json.Arr claimList = Json.array();
    claims.forEach(claim -> claimList.add(json(claim)));
    return Json.object()
        .put("id", about.id())
        .put("question", about.question())
        .put("over", over)
        .put("values", Json.texts(values))
        .put("seed", Long.toString(firstSeed))
        .put("seeds", seeds)
        .put("params", parameters)
        .put("measures", measureList)
        .put("claims", claimList)
        .put("verdict", verdict().word());
  }

  private Json json(MeasureRow measure) {
    Json.Arr spreads = Json.array();
    for (int i = 0; i < values.size(); i++) {
      Json.Obj row = Json.object().put("value", values.get(i));
      spreads.add(measure.spreads().get(i).putInto(row));
    }
    return Json.object()
        .put("id", measure.id())
        .put("text", measure.text())
        .put("unit", measure.unit())
        .put("spreads", spreads);
  }

  private Json json(ClaimRow claim) {
    Json.Arr tallies = Json.array();
    for (int i = 0; i < values.size(); i++) {
      Tally tally = claim.tallies().get(i);
      tallies.add(
          Json.object()
              .put("value", values.get(i))
              .put("passed", tally.passed())
              .put("failed", tally.failed())
              .put("unknown", tally.unknown()));
    }
    return Json.object().put("id", claim.id()).put("text", claim.text()).put("tallies", tallies);
  }
}
