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
import dev.distlab.ring.RingSnapshot;
import java.util.Map;
import java.util.TreeMap;

/** {@code ring/failure-spread}: on how many shoulders a dead node's load falls. */
final class FailureSpreadExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/failure-spread", RingChapter.TITLE, "Who carries the load of a node that died?")
        .with(
            Parameter.integer("nodes", 10, 3, 100, "nodes before one dies"),
            Parameter.integers("vnodes", "1,4,16,64,256", 1, 4096, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            Parameter.integer("seeds", 60, 1, 1000, "rings to average over"))
        .leavingOut("Overload: an heir that breaks under the load and dies too is not played on.")
        .andNext("run ring/replica-loss")
        .andNext("step ring/leave");
  }

  /** What the heirs of a dead node got, as means over all rings. */
  private record Spread(double heirs, double busiestGain, double worstGain) {}

  @Override
  public void run(Settings settings, Report report) {
    int nodes = settings.integer("nodes");
    int seeds = settings.integer("seeds");
    Table.Builder table =
        report.table(
            "virtual nodes",
            Column.number("virtual nodes", "", 0),
            Column.number("heirs", "", 1).withBar().remark("of " + (nodes - 1)),
            Column.number("theory", "", 1),
            Column.percent("busiest heir gains").withBar().remark("of a mean node's load"),
            Column.percent("worst ring"));
    Chart.Builder chart =
        report
            .lineChart(
                "heirs",
                "Load that the busiest heir takes over",
                Chart.Axis.log("virtual nodes", ""),
                Chart.Axis.linear("of a mean node's load", "%").lowerIsBetter())
            .reference("shared by all " + (nodes - 1), 100.0 / (nodes - 1));
    for (int v : settings.integers("vnodes")) {
      Spread spread = spread(settings, nodes, v, seeds);
      double theory = heirs(nodes, v);
      table.row(
          Cell.of(v),
          Cell.of(spread.heirs).flaggedIf(spread.heirs < 2),
          Cell.of(theory),
          Cell.of(spread.busiestGain).flaggedIf(spread.busiestGain > 50),
          Cell.of(spread.worstGain));
      chart.point("busiest heir", v, spread.busiestGain);
      report.measure("heirs-" + v, "heirs, " + v + " vnodes", spread.heirs, "", 1);
      claim(report, v, spread.heirs, theory, seeds);
    }
  }

  private static void claim(Report report, int v, double seen, double theory, int seeds) {
    if (v == 1) {
      report
          .claim("one-heir", "with one virtual node one neighbour takes it all")
          .expect(Expected.exactly(1))
          .saw(seen, "heirs", 2);
    } else {
      double deviation = 0.01 * theory + Math.sqrt(theory) / 2 / Math.sqrt(seeds);
      report
          .claim("heirs-" + v, "with " + Nodes.virtualNodes(v) + " as many share it as theory says")
          .expect(Tolerance.around(theory, deviation))
          .saw(seen, "heirs", 2);
    }
  }

  private static Spread spread(Settings settings, int nodes, int v, int seeds) {
    double heirs = 0;
    double busiest = 0;
    double worst = 0;
    for (int s = 0; s < seeds; s++) {
      HashRing ring = new HashRing(RingOptions.seeded(v, settings.seed() * 1_000_003 + s));
      ring.addAll(Nodes.numbered(1, nodes));
      RingSnapshot before = ring.snapshot();
      ring.remove("n1");
      Map<String, Double> gains = gains(before, ring.snapshot());
      double most = 0;
      for (double gain : gains.values()) {
        most = Math.max(most, gain);
      }
      heirs += gains.size();
      busiest += most;
      worst = Math.max(worst, most);
    }
    return new Spread(heirs / seeds, 100 * nodes * busiest / seeds, 100 * nodes * worst);
  }

  /** The part of the ring that each heir of n1 takes over: the arcs before n1's points. */
  private static Map<String, Double> gains(RingSnapshot before, RingSnapshot after) {
    Map<String, Double> gains = new TreeMap<>();
    for (int i = 0; i < before.pointCount(); i++) {
      if (before.point(i).node().name().equals("n1") && before.arcLength(i) > 0) {
        String heir = after.owner(before.point(i).position() << 16).name();
        double part = (double) before.arcLength(i) / RingSnapshot.POSITIONS;
        gains.merge(heir, part, Double::sum);
      }
    }
    return gains;
  }

  /**
   * The expected number of different heirs: each run of the dead node's points has one of the n - 1
   * others behind it, and of v points (v-1)/(nv-1) are followed by another of the same node.
   */
  private static double heirs(int nodes, int v) {
    double runs = v - v * (v - 1.0) / (nodes * (double) v - 1);
    double missed = 1;
    for (int i = 0; i < Math.floor(runs); i++) {
      missed *= 1 - 1.0 / (nodes - 1);
    }
    missed *= 1 - (runs - Math.floor(runs)) / (nodes - 1);
    return (nodes - 1) * (1 - missed);
  }
}
