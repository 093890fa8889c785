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
import dev.distlab.ring.MaglevPlacement;
import dev.distlab.ring.Placement;
import java.util.List;

/** {@code ring/disruption}: what each placement moves without need when a node leaves. */
final class DisruptionExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/disruption", RingChapter.TITLE, "What moves without need when a node leaves?")
        .with(
            Parameter.integers("nodes", "10,100", 2, 500, "nodes before one leaves"),
            RingKeys.KEYS,
            RingKeys.count(20_000, 10_000_000),
            Parameter.integer("vnodes", 100, 1, 4096, "virtual nodes of each node on the ring")
                .because("each node needs a point on the ring"),
            Parameter.choices(
                "schemes", String.join(",", Scheme.words()), Scheme.words(), "what to compare"))
        .leavingOut(
            "Names: jump and jump back can lose their last node only, so it is the one that leaves.")
        .leavingOut("Speed: what a look-up costs is measured by ./lab bench ring.")
        .andNext("step ring/modulo")
        .andNext("bench ring --quick");
  }

  /** What one placement did when a node left, in percent of all keys. */
  private record Loss(double moved, double needless, double busiestToMean) {}

  @Override
  public void run(Settings settings, Report report) {
    long[] keys = RingKeys.hashes(settings);
    List<Scheme> schemes = settings.choices("schemes").stream().map(Scheme::of).toList();
    Chart.Builder chart =
        report.barChart(
            "needless",
            "Keys moved without need when one node leaves",
            Chart.Axis.categories("placement", schemes.stream().map(Scheme::title).toList()),
            Chart.Axis.linear("moved without need", "% of all keys").lowerIsBetter());
    for (int nodes : settings.integers("nodes")) {
      Table.Builder table = table(report, nodes);
      double needlessOfMinimal = 0;
      for (int i = 0; i < schemes.size(); i++) {
        Scheme scheme = schemes.get(i);
        Loss loss = lose(scheme, nodes, settings, keys);
        table.row(
            Cell.of(scheme.title()),
            Cell.of(loss.moved).flaggedIf(loss.moved > 200.0 / nodes && loss.needless > 0.1),
            Cell.of(loss.needless),
            Cell.of(loss.busiestToMean).flaggedIf(loss.busiestToMean > 1.5));
        chart.point(nodes + " nodes", i, loss.needless);
        String id = scheme.word() + "-" + nodes;
        report.measure("needless-" + id, "needless, " + id, loss.needless, "%", 2);
        needlessOfMinimal += scheme.movesOnlyWhatItMust() ? loss.needless : 0;
        claim(report, scheme, nodes, loss, keys.length);
      }
      List<String> minimal =
          schemes.stream().filter(Scheme::movesOnlyWhatItMust).map(Scheme::word).toList();
      if (!minimal.isEmpty()) {
        report
            .claim("minimal-" + nodes, "of " + nodes + " nodes, " + inWords(minimal) + " no more")
            .expect(Expected.exactly(0))
            .saw(needlessOfMinimal, "%", 2);
      }
    }
  }

  /** {@code ring moves}, {@code ring, jump and anchor move}. */
  private static String inWords(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0) + " moves"
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " move";
  }

  private static Table.Builder table(Report report, int nodes) {
    return report.table(
        nodes + " nodes, one leaves",
        Column.text("placement"),
        Column.number("keys moved", "%", 2).withBar().remark("needed: its share"),
        Column.number("without need", "%", 2),
        Column.number("busiest / mean before", "", 2));
  }

  private static Loss lose(Scheme scheme, int nodes, Settings settings, long[] keys) {
    Placement placement = scheme.make(nodes + 8, settings.integer("vnodes"), settings.seed());
    placement.addAll(Nodes.numbered(1, nodes));
    String[] before = Nodes.owners(placement, keys);
    double busiest = Nodes.busiestToMean(Nodes.load(placement, before));
    String leaver = "n" + (scheme.losesItsLastOnly() ? nodes : (nodes + 1) / 2);
    placement.remove(leaver);
    String[] after = Nodes.owners(placement, keys);
    int moved = Nodes.moved(before, after);
    int needed = 0;
    for (String owner : before) {
      needed += owner.equals(leaver) ? 1 : 0;
    }
    return new Loss(100.0 * moved / keys.length, 100.0 * (moved - needed) / keys.length, busiest);
  }

  /**
   * The part of a table of 65537 entries that moves without need, at most. What each node claims
   * shifts against the others' claims as a random walk of as many steps as there are entries does,
   * by about their root, and more so the more nodes contend for the last entries: ln N / 2 such
   * parts, a rule that tables of 1009 and of 65537 entries keep for 2 to 500 nodes.
   */
  static double ofMaglev(int nodes) {
    return PortableMath.log(nodes) / 2 / Math.sqrt(MaglevPlacement.DEFAULT_TABLE_SIZE);
  }

  private static void claim(Report report, Scheme scheme, int nodes, Loss loss, int keys) {
    if (scheme == Scheme.MODULO) {
      report
          .claim("modulo-" + nodes, "hash mod N moves all but one key in " + nodes)
          .expect(Tolerance.percentOf(1 - 1.0 / nodes, keys))
          .saw(loss.moved, "%", 1);
    } else if (scheme == Scheme.RENDEZVOUS) {
      report
          .claim("rendezvous-" + nodes, "rendezvous moves one key in " + nodes)
          .expect(Tolerance.percentOf(1.0 / nodes, keys))
          .saw(loss.moved, "%", 1);
    } else if (scheme == Scheme.MAGLEV) {
      report
          .claim("maglev-" + nodes, "Maglev with 65537 entries moves little without need")
          .expect(Expected.atMost(Tolerance.percentOf(ofMaglev(nodes), keys).high()))
          .saw(loss.needless, "%", 2);
    }
  }
}
