package dev.distlab.demos.ring;

import static dev.distlab.experiment.Expected.between;
import static dev.distlab.experiment.Expected.exactly;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.ModuloPlacement;
import dev.distlab.ring.Placement;
import dev.distlab.ring.RingOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code ring/grow}: what moves when nodes join. */
final class GrowExperiment implements Experiment {

  /** Standard deviations that a claim allows, as {@link Tolerance} does. */
  private static final double SIGMAS = 4.5;

  @Override
  public About about() {
    return About.of("ring/grow", RingChapter.TITLE, "What moves when a node joins?")
        .with(
            Parameter.integer("nodes", 5, 1, 200, "nodes before"),
            Parameter.integer("add", 1, 1, 100, "nodes that join"),
            RingKeys.KEYS,
            RingKeys.count(20_000, 10_000_000),
            Parameter.integers("vnodes", "1,4,16,64,256", 1, 4096, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            Parameter.integer("seeds", 20, 1, 1000, "rings behind each range of the chart"))
        .leavingOut(
            "Time: keys move at once. A real cluster copies for hours and serves meanwhile.")
        .leavingOut("Replicas: each key has one owner here; with r replicas r times as much moves.")
        .andNext("step ring/join")
        .andNext("sweep ring/grow --over vnodes=4,256 --seeds 20");
  }

  @Override
  public void run(Settings settings, Report report) {
    long[] keys = RingKeys.hashes(settings);
    List<Integer> vnodes = settings.integers("vnodes");
    double ideal = 100.0 * settings.integer("add") / total(settings);
    Table.Builder table =
        report.table(
            "placement",
            Column.text("placement"),
            Column.percent("keys moved")
                .withBar()
                .remark("ideal " + Numbers.fixed(ideal, 1) + " %"),
            Column.number("moved needlessly", "keys", 0),
            Column.number("busiest node / mean", "", 2).withBar().remark("1.00 is even"));
    Growth modulo = grow(new ModuloPlacement(), settings, keys);
    row(table, "hash mod N", modulo, ideal);
    Growth last = null;
    Growth first = null;
    int needless = 0;
    for (int v : vnodes) {
      last = grow(new HashRing(RingOptions.seeded(v, settings.seed())), settings, keys);
      first = first == null ? last : first;
      needless += last.needless;
      row(table, "ring, " + Nodes.virtualNodes(v), last, ideal);
      report.measure("moved-" + v, "keys moved, " + v + " vnodes", last.movedPercent, "%", 1);
    }
    chart(settings, report, ideal);
    claims(settings, report, keys.length, modulo, last, needless);
    if (first.movedPercent < ideal && vnodes.size() > 1) {
      report.note(
          Nodes.virtualNodes(vnodes.get(0))
              + " moved less than the ideal: not a win, luck. The chart shows the range.");
    }
  }

  private static int total(Settings settings) {
    return settings.integer("nodes") + settings.integer("add");
  }

  /** What one placement did when the nodes joined. */
  private record Growth(double movedPercent, int needless, double busiestToMean) {}

  private static Growth grow(Placement placement, Settings settings, long[] keys) {
    int nodes = settings.integer("nodes");
    placement.addAll(Nodes.numbered(1, nodes));
    String[] before = Nodes.owners(placement, keys);
    placement.addAll(Nodes.numbered(nodes + 1, settings.integer("add")));
    String[] after = Nodes.owners(placement, keys);
    int needless = 0;
    for (int i = 0; i < keys.length; i++) {
      boolean toNewcomer = Integer.parseInt(after[i].substring(1)) > nodes;
      needless += before[i].equals(after[i]) || toNewcomer ? 0 : 1;
    }
    Map<String, Integer> load = Nodes.load(placement, after);
    double moved = 100.0 * Nodes.moved(before, after) / keys.length;
    return new Growth(moved, needless, Nodes.busiestToMean(load));
  }

  private static void row(Table.Builder table, String name, Growth growth, double ideal) {
    table.row(
        Cell.of(name),
        Cell.of(growth.movedPercent).flaggedIf(growth.movedPercent > 2 * ideal),
        Cell.of(growth.needless),
        Cell.of(growth.busiestToMean).flaggedIf(growth.busiestToMean > 1.5));
  }

  /** The exact share of the ring that the newcomers take, over rings with different seeds. */
  private static void chart(Settings settings, Report report, double ideal) {
    Chart.Builder chart =
        report
            .lineChart(
                "moved",
                "Keys moved by the join",
                Chart.Axis.log("virtual nodes", ""),
                Chart.Axis.linear("keys moved, median and range", "%"))
            .reference("ideal " + Numbers.fixed(ideal, 1) + " %", ideal);
    List<Integer> vnodes = settings.integers("vnodes");
    report.work(settings.integer("seeds") * sum(vnodes));
    for (int v : vnodes) {
      double[] shares = new double[settings.integer("seeds")];
      for (int s = 0; s < shares.length; s++) {
        shares[s] = newcomersShare(settings, RingOptions.seeded(v, settings.seed() + s));
        report.done(v);
      }
      Arrays.sort(shares);
      double median = (shares[(shares.length - 1) / 2] + shares[shares.length / 2]) / 2;
      chart.point("ring", v, median, shares[0], shares[shares.length - 1]);
    }
  }

  private static long sum(List<Integer> numbers) {
    return numbers.stream().mapToLong(Integer::longValue).sum();
  }

  private static double newcomersShare(Settings settings, RingOptions options) {
    HashRing ring = new HashRing(options);
    int nodes = settings.integer("nodes");
    ring.addAll(Nodes.numbered(1, nodes + settings.integer("add")));
    double share = 0;
    for (Map.Entry<String, Double> one : ring.snapshot().shares().entrySet()) {
      share += Integer.parseInt(one.getKey().substring(1)) > nodes ? one.getValue() : 0;
    }
    return 100 * share;
  }

  private static void claims(
      Settings settings, Report report, int keys, Growth modulo, Growth ring, int needless) {
    int nodes = settings.integer("nodes");
    int total = total(settings);
    double p = ShareTheory.movedByModulo(nodes, total);
    double noise = 100 * SIGMAS * Math.sqrt(p * (1 - p) / keys) + 0.01;
    report
        .claim("modulo-moves-most", "hash mod N moves what arithmetic says: nearly everything")
        .expect(between(100 * p - noise, Math.min(100, 100 * p + noise)).roundedOut(1))
        .saw(modulo.movedPercent, "%", 1);
    report
        .claim("only-to-newcomers", "on the ring, keys move to newcomers only")
        .expect(exactly(0))
        .saw(needless, "keys");
    int most = settings.integers("vnodes").get(settings.integers("vnodes").size() - 1);
    double share = (double) settings.integer("add") / total;
    double sigma = share * ShareTheory.variation(total, settings.integer("add"), most);
    double both = Math.sqrt(sigma * sigma + share * (1 - share) / keys);
    double low = 100 * Math.max(0, share - SIGMAS * both);
    double high = 100 * Math.min(1, share * Tolerance.largest(both / share));
    boolean isOne = most == 1;
    report
        .claim(
            "close-to-ideal",
            Nodes.virtualNodes(most) + (isOne ? " moves" : " move") + " close to the ideal")
        .expect(between(low, high).roundedOut(1))
        .saw(ring.movedPercent, "%", 1);
    double even = ShareTheory.variation(total, most);
    double spread = Math.sqrt(even * even + (double) total / keys);
    report
        .claim(
            "even",
            Nodes.virtualNodes(most)
                + (isOne ? " shares" : " share")
                + " the load as evenly as theory says")
        .expect(Tolerance.busiest(spread, (double) keys / total))
        .saw(ring.busiestToMean, "x the mean", 2);
  }
}
