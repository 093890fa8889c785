package dev.distlab.index.store;

import java.util.List;

/**
 * What a look at all of a structure found.
 *
 * @param entries how many entries were seen
 * @param pages how many pages or files were looked at
 * @param problems the laws that do not hold, each with its number and its place; empty if all do
 */
public record VerificationReport(long entries, long pages, List<String> problems) {

  public VerificationReport {
    problems = List.copyOf(problems);
  }

  /** Whether every law holds. */
  public boolean isSound() {
    return problems.isEmpty();
  }
}
