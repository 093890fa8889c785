package dev.distlab.experiment;

/**
 * A question that is answered with numbers.
 *
 * <p>An experiment is deterministic: the same settings give the same report, byte for byte, on
 * every JDK and in a browser. It takes randomness from {@link Settings#random} only, reads no
 * clock, starts no thread and prints nothing. It has no state between runs.
 */
public interface Experiment {

  /** What it says of itself. */
  About about();

  /** Runs it and records what it saw. */
  void run(Settings settings, Report report);

  /** Runs it and returns what was recorded. */
  default Result run(Settings settings) {
    return run(settings, Progress.NONE);
  }

  /** Runs it while somebody watches. */
  default Result run(Settings settings, Progress progress) {
    Report report = new Report(progress);
    run(settings, report);
    return report.result(about(), settings);
  }
}
