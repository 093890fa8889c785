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
import dev.distlab.ring.RingOptions;
import dev.distlab.ring.balance.BoundedLoads;
import java.util.List;
import java.util.Map;

/** {@code ring/bounded-loads}: no node above c times its share, and what that costs. */
final class BoundedLoadsExperiment implements Experiment {

  /** The slack of the plain ring. */
  private static final int NO_BOUND = -1;

  @Override
  public About about() {
    return About.of(
            "ring/bounded-loads",
            RingChapter.TITLE,
            "What does it cost to keep every node below a limit?")
        .with(
            Parameter.integer("nodes", 50, 2, 200, "nodes on the ring"),
            Parameter.integer("vnodes", 20, 1, 1024, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            RingKeys.KEYS,
            RingKeys.count(5_000, 200_000),
            Parameter.integers(
                    "slack", "100,50,25,10,5", 1, 1000, "how far a node may exceed the mean")
                .unit("%")
                .because("without slack there is no room to move a key to"))
        .leavingOut("Copies: a forwarded key costs a miss or a copy where it arrives.")
        .andNext("run ring/hot-key")
        .andNext("sweep ring/bounded-loads --over vnodes=5,20,100 --seeds 10");
  }

  /** What one bound did. */
  private record Outcome(double busiest, double forwarded, double moves, int over, int strayed) {}

  @Override
  public void run(Settings settings, Report report) {
    long[] keys = RingKeys.hashes(settings);
    List<Integer> slacks = settings.integers("slack");
    Table.Builder table =
        report.table(
            "bound",
            Column.text("bound"),
            Column.number("busiest / mean", "", 2).withBar(),
            Column.percent("keys not at home").withBar(),
            Column.number("moves for each key", "", 2));
    Chart.Builder chart =
        report.lineChart(
            "forwarded",
            "Keys that are not at home",
            Chart.Axis.log("slack above the mean", "%"),
            Chart.Axis.linear("keys not at home", "%").lowerIsBetter());
    Outcome plain = outcome(settings, NO_BOUND, keys);
    row(table, "none (plain ring)", plain);
    int over = plain.over;
    int strayed = plain.strayed;
    for (int slack : slacks) {
      Outcome outcome = outcome(settings, slack, keys);
      row(table, "mean + " + slack + " %", outcome);
      chart.point("ring, " + settings.integer("vnodes") + " vnodes", slack, outcome.forwarded);
      report.measure(
          "forwarded-" + slack, "not at home, " + slack + " %", outcome.forwarded, "%", 1);
      over += outcome.over;
      strayed += outcome.strayed;
    }
    claims(report, plain, over, strayed);
  }

  private static void row(Table.Builder table, String name, Outcome outcome) {
    table.row(
        Cell.of(name),
        Cell.of(outcome.busiest).flaggedIf(outcome.busiest > 1.5),
        Cell.of(outcome.forwarded),
        Cell.of(outcome.moves));
  }

  private static void claims(Report report, Outcome plain, int over, int strayed) {
    report
        .claim("below-the-cap", "no node holds more than its bound")
        .expect(Expected.exactly(0))
        .saw(over, "nodes");
    report
        .claim("plain-is-home", "without a bound every key is at home")
        .expect(Expected.exactly(0))
        .saw(plain.forwarded, "%", 1);
    report
        .claim(
            "comes-home",
            "when every second key has left, the others lie as if these had never been there")
        .expect(Expected.exactly(0))
        .saw(strayed, "keys elsewhere");
  }

  private static Outcome outcome(Settings settings, int slack, long[] keys) {
    BoundedLoads loads = loads(settings, slack);
    for (long key : keys) {
      loads.assign(key);
    }
    Map<String, Integer> perNode = loads.loads();
    long cap = cap(slack, loads.keyCount(), perNode.size());
    int over = 0;
    for (int load : perNode.values()) {
      over += load > cap ? 1 : 0;
    }
    double busiest = Nodes.busiestToMean(perNode);
    double forwarded = 100.0 * loads.forwardedCount() / loads.keyCount();
    double moves = (double) loads.moveCount() / loads.keyCount();
    return new Outcome(busiest, forwarded, moves, over, strayed(settings, slack, loads, keys));
  }

  /** The mean and the slack, rounded up: reckoned here anew, not asked of the mechanism. */
  private static long cap(int slack, long keys, int nodes) {
    long hundredths = 100L * nodes;
    return slack == NO_BOUND ? keys : (keys * (100 + slack) + hundredths - 1) / hundredths;
  }

  private static BoundedLoads loads(Settings settings, int slack) {
    double balanceFactor = slack == NO_BOUND ? Double.POSITIVE_INFINITY : 1 + slack / 100.0;
    RingOptions options = RingOptions.seeded(settings.integer("vnodes"), settings.seed());
    BoundedLoads loads = new BoundedLoads(balanceFactor, options);
    Nodes.numbered(1, settings.integer("nodes")).forEach(loads::add);
    return loads;
  }

  /** Takes every second key away and counts those that lie elsewhere than on a fresh ring. */
  private static int strayed(Settings settings, int slack, BoundedLoads loads, long[] keys) {
    BoundedLoads fresh = loads(settings, slack);
    for (int i = 0; i < keys.length; i++) {
      if (i % 2 == 1) {
        release(loads, keys[i]);
      }
    }
    for (int i = 0; i < keys.length; i += 2) {
      if (loads.ownerOf(keys[i]) != null) {
        fresh.assign(keys[i]);
      }
    }
    int strayed = 0;
    for (int i = 0; i < keys.length; i += 2) {
      boolean isThere = loads.ownerOf(keys[i]) != null;
      strayed += isThere && !loads.ownerOf(keys[i]).equals(fresh.ownerOf(keys[i])) ? 1 : 0;
    }
    return strayed;
  }

  /** A key that stands twice in the list has left with its first release. */
  private static void release(BoundedLoads loads, long key) {
    if (loads.ownerOf(key) != null) {
      loads.release(key);
    }
  }
}
