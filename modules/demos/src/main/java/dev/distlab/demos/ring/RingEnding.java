package dev.distlab.demos.ring;

import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Report;

/** What a story claims in the end. */
enum RingEnding {
  /** The ring keeps its promise. */
  ONLY_NEEDED_MOVES,
  /** The bad preset with one virtual node. */
  UNEVEN,
  /** The bad preset with hash mod N. */
  EVERYTHING_MOVES;

  void claim(Report report, int needless, double worstBusiest, double largestMove) {
    var needed =
        report
            .claim("needed-only", "keys moved only to or from nodes that changed")
            .expect(Expected.exactly(0));
    if (this == EVERYTHING_MOVES) {
      needed.declaredToFail();
    }
    needed.saw(needless, "keys");
    if (this == UNEVEN) {
      report
          .claim("even", "no node had more than 1.25 times the mean")
          .expect(Expected.atMost(1.25))
          .declaredToFail()
          .saw(worstBusiest, "x the mean", 2);
    }
    if (this == EVERYTHING_MOVES) {
      report
          .claim("few-move", "no single change moved more than half of the keys")
          .expect(Expected.atMost(50))
          .declaredToFail()
          .saw(largestMove, "%", 1);
    }
  }
}
