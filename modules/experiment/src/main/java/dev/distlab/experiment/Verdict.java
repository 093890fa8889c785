package dev.distlab.experiment;

import java.util.List;

/** Whether what was seen is what was expected. */
public enum Verdict {
  /** All that was seen is as expected. */
  PASS,
  /** Something that was seen is not as expected. */
  FAIL,
  /** Nothing could be observed, so nothing can be said. */
  UNKNOWN;

  /** FAIL if one failed, else UNKNOWN if one is unknown, else PASS. */
  static Verdict of(List<Claim> claims) {
    Verdict worst = PASS;
    for (Claim claim : claims) {
      Verdict verdict = claim.verdict();
      if (verdict == FAIL) {
        return FAIL;
      }
      if (verdict == UNKNOWN) {
        worst = UNKNOWN;
      }
    }
    return worst;
  }

  /** The word in JSON: {@code pass}, {@code fail}, {@code unknown}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
