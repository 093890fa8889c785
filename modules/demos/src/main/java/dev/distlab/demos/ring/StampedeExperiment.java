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
import dev.distlab.kernel.random.ZipfDistribution;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.ModuloPlacement;
import dev.distlab.ring.Placement;
import dev.distlab.ring.RingOptions;
import dev.distlab.ring.balance.RequestCoalescer;
import java.util.ArrayDeque;
import java.util.Deque;

/** {@code ring/stampede}: warm caches, one more of them, and what the database behind them sees. */
final class StampedeExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/stampede", RingChapter.TITLE, "What hits the database when a cache node joins?")
        .with(
            Parameter.integer("nodes", 10, 1, 200, "warm caches before one joins"),
            RingKeys.KEYS,
            RingKeys.count(20_000, 1_000_000),
            Parameter.integer("vnodes", 100, 1, 4096, "virtual nodes of each cache")
                .because("each node needs a point on the ring"),
            Parameter.integer("requests", 40_000, 1_000, 10_000_000, "requests after the join"),
            Parameter.real("skew", "0.8", 0, 3, "Zipf exponent of the requests"),
            Parameter.integer("fetch", 500, 1, 100_000, "requests that arrive during one fetch"))
        .leavingOut("Eviction: the caches are large enough for all keys that they own.")
        .leavingOut("Feedback: the database takes as long for a fetch when it is flooded.")
        .andNext("run ring/grow")
        .andNext("run ring/hot-key");
  }

  /** What the caches and the database saw. */
  private record Outcome(
      double kept, double[] hitPercent, long fetches, long coalesced, int missing) {}

  private static final int WINDOWS = 20;

  @Override
  public void run(Settings settings, Report report) {
    long[] keys = RingKeys.hashes(settings);
    int[] requests = requests(settings, keys.length);
    Table.Builder table =
        report.table(
            "placement",
            Column.text("placement"),
            Column.percent("keys still cached").withBar(),
            Column.percent("hit rate at first"),
            Column.number("fetches from the database", "", 0).withBar(),
            Column.number("with one fetch a key", "", 0));
    Chart.Builder chart =
        report.lineChart(
            "hits",
            "Hit rate after a cache node joined",
            Chart.Axis.linear("requests", ""),
            Chart.Axis.linear("hit rate", "%").higherIsBetter());
    Outcome modulo = play(new ModuloPlacement(), settings, keys, requests);
    Placement ring = new HashRing(RingOptions.seeded(settings.integer("vnodes"), settings.seed()));
    Outcome ringed = play(ring, settings, keys, requests);
    show(table, chart, "hash mod N", modulo, requests.length);
    show(table, chart, "ring", ringed, requests.length);
    claims(settings, report, keys.length, modulo, ringed);
    report.measure("kept-modulo", "keys still cached, hash mod N", modulo.kept, "%", 1);
    report.measure("kept-ring", "keys still cached, ring", ringed.kept, "%", 1);
  }

  private static void show(
      Table.Builder table, Chart.Builder chart, String name, Outcome outcome, int requests) {
    table.row(
        Cell.of(name),
        Cell.of(outcome.kept).flaggedIf(outcome.kept < 50),
        Cell.of(outcome.hitPercent[0]),
        Cell.of(outcome.fetches),
        Cell.of(outcome.coalesced));
    for (int w = 0; w < WINDOWS; w++) {
      chart.point(name, (w + 0.5) * requests / WINDOWS, outcome.hitPercent[w]);
    }
  }

  private static void claims(
      Settings settings, Report report, int keys, Outcome modulo, Outcome ring) {
    int nodes = settings.integer("nodes");
    report
        .claim("modulo-cold", "hash mod N keeps what arithmetic says: nearly nothing")
        .expect(Tolerance.percentOf(1 - ShareTheory.movedByModulo(nodes, nodes + 1), keys))
        .saw(modulo.kept, "%", 1);
    double share = 1.0 / (nodes + 1);
    double ringSigma = share * ShareTheory.variation(nodes + 1, settings.integer("vnodes"));
    double sampling = share * (1 - share) / keys;
    double both = Math.sqrt(ringSigma * ringSigma + sampling);
    Expected near = Tolerance.percent(100 * (1 - share), 100 * both);
    double least = Math.max(0, 100 * (1 - share * Tolerance.largest(both / share)));
    report
        .claim("ring-warm", "the ring keeps all but the newcomer's share")
        .expect(Expected.between(Math.min(near.low(), Math.floor(10 * least) / 10), near.high()))
        .saw(ring.kept, "%", 1);
    report
        .claim("one-fetch-a-key", "with coalescing no key is fetched twice")
        .expect(Expected.exactly(0))
        .saw(modulo.coalesced - modulo.missing + ring.coalesced - ring.missing, "fetches");
  }

  private static int[] requests(Settings settings, int keys) {
    ZipfDistribution zipf = new ZipfDistribution(keys, settings.real("skew"));
    SeededRandom random = settings.random("requests");
    int[] requests = new int[settings.integer("requests")];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = (int) zipf.next(random);
    }
    return requests;
  }

  private static Outcome play(Placement placement, Settings settings, long[] keys, int[] requests) {
    int nodes = settings.integer("nodes");
    placement.addAll(Nodes.numbered(1, nodes));
    String[] before = Nodes.owners(placement, keys);
    placement.addAll(Nodes.numbered(nodes + 1, 1));
    String[] after = Nodes.owners(placement, keys);
    boolean[] isCached = new boolean[keys.length];
    int kept = 0;
    for (int i = 0; i < keys.length; i++) {
      isCached[i] = before[i].equals(after[i]);
      kept += isCached[i] ? 1 : 0;
    }
    return new Database(keys, isCached.clone(), settings.integer("fetch"))
        .serve(requests, 100.0 * kept / keys.length);
  }

  /** The caches after the join, and the database that fills them again. One run. */
  private static final class Database {

    private final long[] keys;
    private final boolean[] isCached;
    private final int fetchLength;
    private final RequestCoalescer coalescer = new RequestCoalescer();

    /** Fetches under way: key and the request at which it arrives. */
    private final Deque<int[]> underWay = new ArrayDeque<>();

    /** Which keys were asked for in vain. */
    private final boolean[] wasMissing;

    private long fetches;

    Database(long[] keys, boolean[] isCached, int fetchLength) {
      this.keys = keys;
      this.isCached = isCached;
      this.fetchLength = fetchLength;
      this.wasMissing = new boolean[keys.length];
    }

    Outcome serve(int[] requests, double kept) {
      int[] hits = new int[WINDOWS];
      int[] asked = new int[WINDOWS];
      for (int now = 0; now < requests.length; now++) {
        arrive(now);
        int window = (int) ((long) now * WINDOWS / requests.length);
        asked[window]++;
        hits[window] += isCached[requests[now]] ? 1 : 0;
        if (!isCached[requests[now]]) {
          miss(requests[now], now);
        }
      }
      double[] hitPercent = new double[WINDOWS];
      for (int w = 0; w < WINDOWS; w++) {
        hitPercent[w] = 100.0 * hits[w] / asked[w];
      }
      int missing = 0;
      for (boolean was : wasMissing) {
        missing += was ? 1 : 0;
      }
      return new Outcome(kept, hitPercent, fetches, coalescer.fetchCount(), missing);
    }

    private void miss(int key, int now) {
      fetches++;
      wasMissing[key] = true;
      if (coalescer.begin(keys[key])) {
        underWay.add(new int[] {key, now + fetchLength});
      }
    }

    private void arrive(int now) {
      while (!underWay.isEmpty() && underWay.peek()[1] <= now) {
        int key = underWay.poll()[0];
        coalescer.finish(keys[key]);
        isCached[key] = true;
      }
    }
  }
}
