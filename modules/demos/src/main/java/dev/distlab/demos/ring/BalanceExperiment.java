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
import java.util.List;

/** {@code ring/balance}: how even the shares are, over the number of virtual nodes. */
final class BalanceExperiment implements Experiment {

  @Override
  public About about() {
    return About.of("ring/balance", RingChapter.TITLE, "How many virtual nodes make the load even?")
        .with(
            Parameter.integer("nodes", 10, 2, 200, "nodes on the ring"),
            Parameter.integers("vnodes", "1,4,16,64,256", 1, 4096, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            Parameter.integer("seeds", 40, 1, 1000, "rings to average over"))
        .leavingOut("Hot keys: shares of the ring are even, requests are not. See: ring/hot-key")
        .andNext("step ring/one-virtual-node");
  }

  @Override
  public void run(Settings settings, Report report) {
    int nodes = settings.integer("nodes");
    int seeds = settings.integer("seeds");
    List<Integer> vnodes = settings.integers("vnodes");
    report.work(vnodes.stream().mapToLong(Integer::longValue).sum() * seeds);
    Table.Builder table =
        report.table(
            "virtual nodes",
            Column.number("virtual nodes", "", 0),
            Column.number("variation seen", "", 3).withBar().remark("0 is even"),
            Column.number("theory", "", 3),
            Column.number("1/sqrt(v)", "", 3),
            Column.number("busiest / mean", "", 2),
            Column.number("idlest / mean", "", 2));
    Chart.Builder chart =
        report.lineChart(
            "variation",
            "Unevenness of the shares",
            Chart.Axis.log("virtual nodes", ""),
            Chart.Axis.log("coefficient of variation", "").lowerIsBetter());
    for (int v : vnodes) {
      Spread spread = spread(settings, v, report);
      double theory = ShareTheory.variation(nodes, v);
      table.row(
          Cell.of(v),
          Cell.of(spread.variation).flaggedIf(spread.variation > 0.5),
          Cell.of(theory),
          Cell.of(1 / Math.sqrt(v)),
          Cell.of(spread.busiest).flaggedIf(spread.busiest > 1.5),
          Cell.of(spread.idlest));
      chart.point("seen", v, spread.variation);
      chart.point("theory", v, theory);
      report.measure("variation-" + v, "variation, " + v + " vnodes", spread.variation, "", 3);
      double tolerance = tolerance((nodes - 1) * seeds, v);
      report
          .claim("theory-" + v, Nodes.virtualNodes(v) + ": as the Beta distribution says")
          .expect(
              Expected.between(theory * (1 - tolerance), theory * (1 + tolerance)).roundedOut(4))
          .saw(spread.variation, "", 3);
    }
  }

  /** The root mean square over all rings of the variation, and the mean of the extremes. */
  private record Spread(double variation, double busiest, double idlest) {}

  private static Spread spread(Settings settings, int v, Report report) {
    int nodes = settings.integer("nodes");
    int seeds = settings.integer("seeds");
    double squares = 0;
    double busiest = 0;
    double idlest = 0;
    for (int s = 0; s < seeds; s++) {
      HashRing ring = new HashRing(RingOptions.seeded(v, settings.seed() * 1_000_003 + s));
      ring.addAll(Nodes.numbered(1, nodes));
      double most = 0;
      double least = nodes;
      for (double share : ring.snapshot().shares().values()) {
        double relative = share * nodes;
        squares += (relative - 1) * (relative - 1);
        most = Math.max(most, relative);
        least = Math.min(least, relative);
      }
      busiest += most;
      idlest += least;
      report.done(v);
    }
    return new Spread(
        Math.sqrt(squares / ((double) nodes * seeds)), busiest / seeds, idlest / seeds);
  }

  /**
   * Four and a half standard errors of the root mean square of this many samples, of which a ring
   * of n nodes gives n - 1, since its shares have a fixed sum. Their fourth moment is that of an
   * exponential distribution for one point, and near the normal one for many.
   */
  private static double tolerance(int samples, int v) {
    double excess = 2 + 6.0 / v;
    return 4.5 * Math.sqrt(excess / samples) / 2;
  }
}
