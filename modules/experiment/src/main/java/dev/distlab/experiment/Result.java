package dev.distlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run recorded: everything that a terminal or a page shows of it. Immutable. */
public record Result(
    About about,
    Settings settings,
    List<Table> tables,
    List<Chart> charts,
    List<Measure> measures,
    List<Claim> claims,
    List<String> notes) {

  public Result {
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
    measures = List.copyOf(measures);
    claims = List.copyOf(claims);
    notes = List.copyOf(notes);
  }

  /** PASS if every claim passed. */
  public Verdict verdict() {
    return Verdict.of(claims);
  }

  /** The same, with a note in place of each declared failure that did not come. */
  Result withoutAbsentFailures() {
    List<Claim> present = new ArrayList<>();
    List<String> said = new ArrayList<>(notes);
    for (Claim claim : claims) {
      present.add(claim.failsToFail() ? claim.undeclared() : claim);
      if (claim.failsToFail()) {
        said.add(
            "This story was written to show a failure, which these settings or commands avoid: \""
                + claim.text()
                + "\". As written it comes: step "
                + about.id());
      }
    }
    return new Result(about, settings, tables, charts, measures, present, said);
  }

  /**
   * The one JSON form, described by {@code docs/schema/result.schema.json}: the same bytes for the
   * same settings on every platform.
   */
  public Json.Obj toJson() {
    Json.Obj params = Json.object();
    for (Map.Entry<String, String> value : settings.values().entrySet()) {
      params.put(value.getKey(), value.getValue());
    }
    Json.Arr tableList = Json.array();
    tables.forEach(table -> tableList.add(table.toJson()));
    Json.Arr chartList = Json.array();
    charts.forEach(chart -> chartList.add(chart.toJson()));
    Json.Arr measureList = Json.array();
    measures.forEach(measure -> measureList.add(measure.toJson()));
    Json.Arr claimList = Json.array();
    claims.forEach(claim -> claimList.add(claim.toJson()));
    return Json.object()
        .put("id", about.id())
        .put("question", about.question())
        .put("seed", Long.toString(settings.seed()))
        .put("params", params)
        .put("tables", tableList)
        .put("charts", chartList)
        .put("measures", measureList)
        .put("claims", claimList)
        .put("notes", Json.texts(notes))
        .put("leavesOut", Json.texts(about.leavesOut()))
        .put("next", Json.texts(about.next()))
        .put("verdict", verdict().word());
  }
}
