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
import dev.distlab.kernel.PortableMath;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import dev.distlab.ring.RingOptions;
import dev.distlab.ring.RingSnapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code ring/replica-loss}: the price of many virtual nodes. */
final class ReplicaLossExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/replica-loss",
            RingChapter.TITLE,
            "How likely is data lost when as many nodes die as a key has replicas?")
        .with(
            Parameter.integer("nodes", 30, 4, 100, "nodes on the ring"),
            Parameter.integer("replicas", 3, 2, 3, "replicas of each key, and nodes that die"),
            Parameter.integers("vnodes", "1,4,16,64,256", 1, 1024, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            Parameter.integer("seeds", 3, 1, 100, "rings to average over"))
        .leavingOut("Zones: with a rule that spreads replicas over zones, a zone may die whole.")
        .leavingOut("Time: nodes die at once here; slow repair makes the same happen over days.")
        .andNext("run ring/failure-spread")
        .andNext("sweep ring/replica-loss --over vnodes=16,256 --seeds 10");
  }

  /** What the sets of replicas of one ring are like, as means over all rings. */
  private record Sets(double distinct, double partners) {}

  @Override
  public void run(Settings settings, Report report) {
    int nodes = settings.integer("nodes");
    int replicas = settings.integer("replicas");
    double allSets = choose(nodes, replicas);
    Table.Builder table =
        report.table(
            "virtual nodes",
            Column.number("virtual nodes", "", 0),
            Column.number("sets of replicas in use", "", 0)
                .remark("of " + (long) allSets + " possible"),
            Column.number("some data lost", "%", 2)
                .withBar()
                .remark("if " + replicas + " nodes die"),
            Column.number("then of all data", "%", 2),
            Column.number("nodes that help to rebuild one", "", 1));
    Chart.Builder chart =
        report.lineChart(
            "loss",
            "Chance that " + replicas + " dead nodes hold all replicas of some key",
            Chart.Axis.log("virtual nodes", ""),
            Chart.Axis.linear("chance of a loss", "%").lowerIsBetter());
    for (int v : settings.integers("vnodes")) {
      Sets sets = sets(settings, nodes, replicas, v);
      double loss = 100 * sets.distinct / allSets;
      table.row(
          Cell.of(v),
          Cell.of(sets.distinct),
          Cell.of(loss).flaggedIf(loss > 50),
          Cell.of(100 / sets.distinct),
          Cell.of(sets.partners));
      chart.point(replicas + " replicas", v, loss);
      report.measure("loss-" + v, "chance of a loss, " + v + " vnodes", loss, "%", 2);
      claim(report, settings, v, sets.distinct, allSets);
    }
    report.note(
        "The expected loss is the same in every row: one set in "
            + (long) allSets
            + " dies. Few virtual nodes lose much and rarely, many lose little and often.");
  }

  /**
   * Each point draws a set of replicas anew, unless the point behind it gives the same one: of v
   * points of a node, (v-1)/(nv-1) are followed by another of it, and as many for each other
   * replica by one that only changes the order. In small rings walks repeat each other less than
   * draws would, by two in n at most.
   */
  private static void claim(Report report, Settings settings, int v, double seen, double allSets) {
    int nodes = settings.integer("nodes");
    int replicas = settings.integer("replicas");
    double points = (double) nodes * v;
    double draws = points * (1 - replicas * (v - 1) / (points - 1));
    double theory = allSets * (1 - PortableMath.pow(1 - 1 / allSets, draws));
    double repeats = Math.sqrt(replicas * (v - 1) + points * points / (2 * allSets));
    double occupancy = Math.sqrt(theory * (1 - theory / allSets)) + 1;
    double deviation = Math.min(repeats, occupancy) / Math.sqrt(settings.integer("seeds"));
    Expected near = Tolerance.around(theory, deviation);
    double high = Math.min(allSets, Math.ceil(near.high() + theory * 2 / nodes));
    report
        .claim("sets-" + v, Nodes.virtualNodes(v) + ": every point draws its set of replicas anew")
        .expect(Expected.between(Math.floor(near.low()), high))
        .saw(seen, "sets", 0);
  }

  private static Sets sets(Settings settings, int nodes, int replicas, int v) {
    int seeds = settings.integer("seeds");
    double distinct = 0;
    double partners = 0;
    for (int s = 0; s < seeds; s++) {
      HashRing ring = new HashRing(RingOptions.seeded(v, settings.seed() * 1_000_003 + s));
      ring.addAll(Nodes.numbered(1, nodes));
      RingSnapshot snapshot = ring.snapshot();
      Set<Long> sets = new TreeSet<>();
      Set<String> partnersOfFirst = new TreeSet<>();
      for (int i = 0; i < snapshot.pointCount(); i++) {
        List<Node> list = snapshot.preferenceList(snapshot.point(i).position() << 16, replicas);
        sets.add(unordered(list));
        if (list.contains(Node.of("n1"))) {
          list.forEach(node -> partnersOfFirst.add(node.name()));
        }
      }
      distinct += sets.size();
      partners += partnersOfFirst.size() - 1;
    }
    return new Sets(distinct / seeds, partners / seeds);
  }

  /** One number for a set of at most three of n1 to n100, whatever their order. */
  private static long unordered(List<Node> list) {
    return list.stream()
        .mapToInt(node -> Integer.parseInt(node.name().substring(1)))
        .sorted()
        .mapToLong(number -> number)
        .reduce(0, (set, number) -> set * 1_000 + number);
  }

  private static double choose(int n, int k) {
    double ways = 1;
    for (int i = 0; i < k; i++) {
      ways = ways * (n - i) / (i + 1);
    }
    return ways;
  }
}
