package dev.distlab.demos.ring;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.RingOptions;

/** {@code ring/tokens}: positions chosen with care against positions from a hash. */
final class TokensExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/tokens",
            RingChapter.TITLE,
            "Can a few well-chosen tokens do what many random ones do?")
        .with(
            Parameter.integers("nodes", "2,3,5,10,20,50", 2, 100, "sizes of the ring"),
            Parameter.integers("vnodes", "4,16", 1, 64, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            Parameter.integer("seeds", 20, 20, 1000, "random rings to average over")
                .because("the mean of fewer is luck"))
        .leavingOut("Replicas: tokens are chosen for the owners' shares, not for the replicas'.")
        .leavingOut("Leaving: when a node goes, nobody's tokens are chosen anew.")
        .andNext("run ring/balance")
        .andNext("run ring/replica-loss");
  }

  @Override
  public void run(Settings settings, Report report) {
    Chart.Builder chart =
        report
            .lineChart(
                "tokens",
                "Share of the busiest node over the mean",
                Chart.Axis.log("nodes", ""),
                Chart.Axis.linear("busiest / mean", "").lowerIsBetter())
            .reference("even", 1);
    for (int v : settings.integers("vnodes")) {
      Table.Builder table =
          report.table(
              Nodes.virtualNodes(v),
              Column.number("nodes", "", 0),
              Column.number("hashed, busiest / mean", "", 2).withBar(),
              Column.number("worst of " + settings.integer("seeds"), "", 2),
              Column.number("allocated, busiest / mean", "", 2).withBar());
      double worstAllocated = 1;
      int notBetter = 0;
      for (int nodes : settings.integers("nodes")) {
        double mean = 0;
        double worst = 0;
        for (int s = 0; s < settings.integer("seeds"); s++) {
          long seed = settings.seed() * 1_000_003 + s;
          double busiest = busiest(RingOptions.seeded(v, seed), nodes);
          mean += busiest / settings.integer("seeds");
          worst = Math.max(worst, busiest);
        }
        double allocated = busiest(RingOptions.allocated(v), nodes);
        worstAllocated = Math.max(worstAllocated, allocated);
        notBetter += allocated >= mean ? 1 : 0;
        table.row(
            Cell.of(nodes),
            Cell.of(mean).flaggedIf(mean > 1.5),
            Cell.of(worst),
            Cell.of(allocated));
        chart.point("hashed, " + v, nodes, mean);
        chart.point("allocated, " + v, nodes, allocated);
      }
      report.measure("allocated-" + v, "allocated, " + v + " vnodes", worstAllocated, "", 3);
      report
          .claim("better-" + v, "chosen tokens beat " + v + " hashed ones at every size")
          .expect(Expected.exactly(0))
          .saw(notBetter, "sizes where they do not");
    }
  }

  private static double busiest(RingOptions options, int nodes) {
    HashRing ring = new HashRing(options);
    ring.addAll(Nodes.numbered(1, nodes));
    return ring.stats().largestShare() * nodes;
  }
}
