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
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.KeyHash;
import dev.distlab.ring.shards.ScatterGather;
import dev.distlab.ring.shards.Shard;
import dev.distlab.ring.shards.ShardCluster;
import dev.distlab.ring.shards.ShardMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** {@code ring/sharding}: shards by ranges of keys, or by ranges of their hashes. */
final class ShardingExperiment implements Experiment {

  private static final int GROWING = 2_000;
  private static final int SCANS = 200;

  /** Requests to 100 shards each. */
  private static final int DRAWS = 10_000;

  @Override
  public About about() {
    return About.of(
            "ring/sharding", RingChapter.TITLE, "Cut the shards by keys or by hashes of keys?")
        .with(
            Parameter.integer("shards", 8, 2, 256, "shards of equal size"),
            RingKeys.KEYS,
            RingKeys.count(20_000, 1_000_000),
            Parameter.integer("scan", 50, 2, 1_000, "neighbouring keys that a scan reads"),
            Parameter.real("slow", "0.01", 0, 1, "chance that one shard answers late"))
        .leavingOut("Splitting: a real system splits the hot shard, and the tail is hot again.")
        .leavingOut("By feature: orders here, users there; a join of both asks two shards.")
        .andNext("run ring/migration");
  }

  /** What one way to cut does: the loads over the mean, and what scans ask and wait for. */
  private record Cut(double present, double growing, double fanOut, double waiting) {}

  @Override
  public void run(Settings settings, Report report) {
    List<String> keys = new ArrayList<>(new TreeSet<>(RingKeys.names(settings)));
    int shards = Math.min(settings.integer("shards"), keys.size());
    Table.Builder table =
        report.table(
            "shards are cut by",
            Column.text("by ranges of"),
            Column.number("busiest / mean", "", 2).remark("present keys"),
            Column.percent("busiest shard's part").withBar().remark("of growing keys"),
            Column.number("shards per scan", "", 1).withBar(),
            Column.percent("scans that wait").remark("for a late shard"));
    Cut byKey = cut(settings, byKey(keys, shards), keys, UnaryOperator.identity());
    Cut byHash = cut(settings, byHash(shards), keys, key -> hex(KeyHash.of(key)) + key);
    row(table, "keys", byKey);
    row(table, "hashes", byHash);
    chart(report, settings.real("slow"));
    claims(settings, report, byHash, keys.size(), shards);
    hotTail(report, byKey, byHash, shards);
    report.measure("scan-hashes", "shards per scan, by hashes", byHash.fanOut, "", 1);
  }

  private static void row(Table.Builder table, String name, Cut cut) {
    table.row(
        Cell.of(name),
        Cell.of(cut.present),
        Cell.of(100 * cut.growing).flaggedIf(cut.growing > 0.9),
        Cell.of(cut.fanOut),
        Cell.of(100 * cut.waiting));
  }

  private static void chart(Report report, double slow) {
    Chart.Builder chart =
        report.lineChart(
            "late",
            "Requests that wait for at least one late shard",
            Chart.Axis.log("shards asked", ""),
            Chart.Axis.linear("requests that wait", "%").lowerIsBetter());
    for (int fanOut : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
      chart.point("all must answer", fanOut, 100 * ScatterGather.slowProbability(slow, fanOut));
    }
  }

  private static void hotTail(Report report, Cut byKey, Cut byHash, int shards) {
    report
        .claim("hot-tail", "keys that only grow all go to the last range")
        .expect(Expected.exactly(100))
        .saw(100 * byKey.growing, "%", 1);
    double part = 1.0 / shards;
    double deviation = Math.sqrt(part * (1 - part) / GROWING);
    report
        .claim("hash-spreads", "their hashes go everywhere")
        .expect(Expected.atMost(Math.ceil(1_000 * (part + 4.5 * deviation)) / 10))
        .saw(100 * byHash.growing, "%", 1);
  }

  private static void claims(Settings settings, Report report, Cut byHash, int keys, int shards) {
    int scan = Math.min(settings.integer("scan"), keys);
    double missed = 1;
    for (int i = 0; i < scan; i++) {
      missed *= 1 - 1.0 / shards;
    }
    double theory = shards * (1 - missed);
    int independentScans = Math.min(SCANS, keys / scan);
    report
        .claim("scan-asks-many", "a scan of hashed keys asks as many shards as chance says")
        .expect(Tolerance.around(theory, 0.01 * theory + Math.sqrt(theory / independentScans)))
        .saw(byHash.fanOut, "shards", 1);
    report
        .claim("tail-at-scale", "of requests to 100 shards with 1 % late answers, most wait")
        .expect(Tolerance.percentOf(ScatterGather.slowProbability(0.01, 100), DRAWS))
        .saw(waitingOfHundred(settings.random("late")), "%", 1);
  }

  /** Draws for each of 100 shards whether it is late, again and again. */
  private static double waitingOfHundred(SeededRandom random) {
    int waiting = 0;
    for (int i = 0; i < DRAWS; i++) {
      boolean waits = false;
      for (int shard = 0; shard < 100; shard++) {
        waits |= random.nextDouble() < 0.01;
      }
      waiting += waits ? 1 : 0;
    }
    return 100.0 * waiting / DRAWS;
  }

  /** Cuts at the quantiles of the keys, as a database does that splits full shards. */
  private static ShardMap byKey(List<String> sorted, int shards) {
    List<String> cuts = new ArrayList<>();
    for (int i = 1; i < shards; i++) {
      cuts.add(sorted.get((int) ((long) i * sorted.size() / shards)));
    }
    return split(cuts);
  }

  private static ShardMap byHash(int shards) {
    List<String> cuts = new ArrayList<>();
    for (int i = 1; i < shards; i++) {
      cuts.add(hex((long) (0x1p32 / shards * i) << 32));
    }
    return split(cuts);
  }

  private static ShardMap split(List<String> cuts) {
    ShardCluster cluster = new ShardCluster(List.of("server"));
    for (String cut : cuts) {
      Shard last = cluster.map().locate(cut);
      if (!last.range().from().equals(cut)) {
        cluster.split(last.id(), cut);
      }
    }
    return cluster.map();
  }

  private static Cut cut(
      Settings settings, ShardMap map, List<String> keys, UnaryOperator<String> naming) {
    // Keys that only grow: each is the next one behind the last.
    String last = keys.get(keys.size() - 1);
    List<String> growing = new ArrayList<>();
    for (int i = 0; i < GROWING; i++) {
      growing.add(last + " " + (10_000 + i));
    }
    int scan = Math.min(settings.integer("scan"), keys.size());
    SeededRandom random = settings.random("scans");
    double fanOut = 0;
    double waiting = 0;
    for (int i = 0; i < SCANS; i++) {
      int first = random.nextInt(keys.size() - scan + 1);
      int asked = map.fanOut(keys.subList(first, first + scan).stream().map(naming).toList());
      fanOut += asked;
      waiting += ScatterGather.slowProbability(settings.real("slow"), asked);
    }
    return new Cut(
        busiest(map, keys, naming) * map.shards().size(),
        busiest(map, growing, naming),
        fanOut / SCANS,
        waiting / SCANS);
  }

  /** The part of the keys that the shard with the most has. */
  private static double busiest(ShardMap map, List<String> keys, UnaryOperator<String> naming) {
    Map<Integer, Integer> load = new TreeMap<>();
    int most = 0;
    for (String key : keys) {
      most = Math.max(most, load.merge(map.locate(naming.apply(key)).id(), 1, Integer::sum));
    }
    return (double) most / keys.size();
  }

  private static String hex(long hash) {
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
