package dev.distlab.experiment;

/**
 * A sentence that a run checks: what was expected, what was seen.
 *
 * @param id short and stable, such as {@code mod-moves-most}
 * @param text the sentence
 * @param expected the range
 * @param observed the value seen; NaN where nothing could be seen
 * @param unit of both, or empty
 * @param decimals places to show of the observed value
 * @param declaredFailure whether the run says beforehand that the value must <em>leave</em> the
 *     range: a bad preset shows how something fails, and it is an error if it does not
 */
public record Claim(
    String id,
    String text,
    Expected expected,
    double observed,
    String unit,
    int decimals,
    boolean declaredFailure) {

  /** Whether the expected range holds the observed value: what the sentence says is so. */
  public boolean holds() {
    return expected.holds(observed);
  }

  /** PASS if the sentence holds, or if it fails as it was declared to. */
  public Verdict verdict() {
    if (Double.isNaN(observed)) {
      return Verdict.UNKNOWN;
    }
    return holds() != declaredFailure ? Verdict.PASS : Verdict.FAIL;
  }

  /** Whether its failure was declared, and is absent. */
  boolean failsToFail() {
    return declaredFailure && holds();
  }

  /** The same claim, to hold as others do. */
  Claim undeclared() {
    return new Claim(id, text, expected, observed, unit, decimals, false);
  }

  /** The observed value with its unit. */
  public String observedText() {
    return Numbers.fixed(observed, decimals) + (unit.isEmpty() ? "" : " " + unit);
  }

  Json toJson() {
    return Json.object()
        .put("id", id)
        .put("text", text)
        .put("expected", expected.text(unit))
        .put("low", expected.low())
        .put("high", expected.high())
        .put("observed", observed)
        .put("observedText", observedText())
        .put("unit", unit)
        .put("declaredFailure", declaredFailure)
        .put("verdict", verdict().word());
  }
}
