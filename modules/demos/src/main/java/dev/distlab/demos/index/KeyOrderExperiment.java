package dev.distlab.demos.index;

import static dev.distlab.experiment.Expected.atLeast;
import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.experiment.UsageException;
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.btree.SplitPolicy;
import dev.distlab.index.page.PageStats;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** {@code index/key-order}: what the order of keys does to fill and to the buffer pool. */
final class KeyOrderExperiment implements Experiment {

  private static final int POINTS = 20;

  /** Full leaves; with fewer, random loads are still far from their mean. */
  private static final int LEAST_LEAVES = 40;

  /** What the fences of a leaf take at most. */
  private static final int FENCE_BYTES = 32;

  @Override
  public About about() {
    return About.of(
            "index/key-order",
            IndexChapter.TITLE,
            "Sequential or random keys: what does the order of inserts cost?")
        .with(
            Parameter.integer("count", 30_000, 2_000, 300_000, "keys inserted")
                .because("below it the tree has too few leaves to tell the orders apart"),
            Parameter.integer("pool", 5, 1, 50, "size of the buffer pool, as a part of the leaves")
                .unit("%"),
            Parameter.lines(
                "keys",
                List.of("none", "cities", "all-cities"),
                "more keys, one a line, added as they come: a row of their own"),
            Stores.VALUE,
            Stores.PAGE)
        .leavingOut("Deletes and updates: an index that only grows is the kindest case.")
        .leavingOut("Several inserters: ascending keys make them all want the same last page.")
        .andNext("step index/uuid-keys")
        .andNext("sweep index/key-order --over pool=1,5,20 --seeds 5");
  }

  /** What one order of keys gave, at the end; and the mean fill while its second half arrived. */
  private record Load(
      double fill,
      double meanFill,
      int leaves,
      int innerPages,
      int height,
      double missesAtTheEnd,
      double writes) {}

  @Override
  public void run(Settings settings, Report report) {
    requireLeaves(settings);
    Table.Builder table =
        report.table(
            "a load in each order",
            Column.text("keys"),
            Column.text("split"),
            Column.percent("leaf fill").withBar().remark("ln 2 = 69.3 %"),
            Column.number("height", "", 0),
            Column.number("pool misses", "per 100 inserts", 1).remark("last quarter").withBar(),
            Column.number("pages written", "per insert", 2));
    Chart.Builder fill =
        report.lineChart(
            "fill",
            "How full the leaves are while keys arrive",
            Chart.Axis.linear("inserts", ""),
            Chart.Axis.linear("leaf fill", "%").higherIsBetter());
    Chart.Builder misses =
        report.lineChart(
            "misses",
            "Misses of the buffer pool",
            Chart.Axis.linear("inserts", ""),
            Chart.Axis.linear("misses per 100 inserts", "").lowerIsBetter());
    Loading loading = new Loading(settings, fill, misses);
    String ascending = KeyOrder.SEQUENTIAL.word();
    Load middle =
        loading.of(
            ascending + ", middle split", keys(settings, KeyOrder.SEQUENTIAL), SplitPolicy.MIDDLE);
    row(table, ascending, "middle", middle);
    Load[] loads = new Load[KeyOrder.values().length];
    for (KeyOrder order : KeyOrder.values()) {
      Load load = loading.of(order.word(), keys(settings, order), SplitPolicy.RIGHTMOST);
      loads[order.ordinal()] = load;
      row(table, order.word(), "rightmost", load);
      report.measure(order.word() + "-fill", "leaf fill, " + order.word(), load.fill, "%", 1);
      report.measure(
          order.word() + "-misses",
          "misses, " + order.word(),
          load.missesAtTheEnd,
          "per 100 inserts",
          1);
    }
    if (!settings.text("keys").equals("none")) {
      List<byte[]> given = IndexKeys.of(settings, settings.integer("count"));
      Load load = loading.of("as given", given, SplitPolicy.RIGHTMOST);
      row(table, "as given", "rightmost", load);
      if (load.fill > 100) {
        report.note(
            "More than 100 %: a page stores what all its keys begin with once, and fill counts whole"
                + " keys.");
      }
    }
    fill.reference("ln 2 = 69.3 %", 69.3);
    claims(settings, report, middle, loads);
    report.note(
        "Keys that begin with the time spare the pool, but they fill pages no better than random"
            + " ones here: ten of them share a millisecond and arrive in any order, so few of them"
            + " are the very last key, which is what a rightmost split waits for.");
  }

  private static void requireLeaves(Settings settings) {
    long bytes = (long) settings.integer("count") * Stores.entryBytes(settings);
    long leaves = bytes / Stores.capacity(settings);
    if (leaves < LEAST_LEAVES) {
      throw new UsageException(
          "the keys fill "
              + leaves
              + " pages: too few to tell the orders apart, it takes "
              + LEAST_LEAVES
              + ". Take more keys (count), larger values (value) or smaller pages (page).");
    }
  }

  private static List<byte[]> keys(Settings settings, KeyOrder order) {
    SeededRandom random = settings.random(order.word());
    int count = settings.integer("count");
    List<byte[]> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(order.key(i, count, random));
    }
    return keys;
  }

  private static void row(Table.Builder table, String keys, String split, Load load) {
    table.row(
        Cell.of(keys),
        Cell.of(split),
        Cell.of(load.fill).flaggedIf(load.fill < 60),
        Cell.of(load.height),
        Cell.of(load.missesAtTheEnd).flaggedIf(load.missesAtTheEnd > 50),
        Cell.of(load.writes));
  }

  /** A part of the leaves, if those were full. */
  private static int poolPages(Settings settings, long bytes) {
    return (int) (bytes / Stores.capacity(settings) * settings.integer("pool") / 100);
  }

  /** Loads trees and draws what they look like on the way. */
  private record Loading(Settings settings, Chart.Builder fillChart, Chart.Builder missChart) {

    Load of(String name, List<byte[]> keys, SplitPolicy split) {
      long bytes = keys.stream().mapToLong(this::bytes).sum();
      PagerOptions pages = Stores.pages(settings, poolPages(settings, bytes));
      BPlusTree tree =
          Stores.tree(pages, BPlusTreeOptions.defaults().withSplit(split).withFillFactor(1));
      byte[] value = new byte[settings.integer("value")];
      int part = Math.max(1, keys.size() / POINTS);
      PageStats before = tree.stats();
      PageStats lastQuarter = before;
      long put = 0;
      double fills = 0;
      int filled = 0;
      for (int i = 0; i < keys.size(); i++) {
        lastQuarter = i == keys.size() * 3L / 4 ? tree.stats() : lastQuarter;
        tree.put(keys.get(i), value);
        put += bytes(keys.get(i));
        if ((i + 1) % part == 0) {
          double fill = fill(tree, put);
          fillChart.point(name, i + 1, fill);
          fills += i >= keys.size() / 2 ? fill : 0;
          filled += i >= keys.size() / 2 ? 1 : 0;
          missChart.point(name, i + 1, 100.0 * tree.stats().since(before).misses() / part);
          before = tree.stats();
        }
      }
      double misses = tree.stats().since(lastQuarter).misses();
      tree.sync();
      return new Load(
          fill(tree, put),
          fills / filled,
          tree.leafPages(),
          tree.shape().innerPages(),
          tree.height(),
          100 * misses / (keys.size() - keys.size() * 3L / 4),
          (double) tree.stats().pageWrites() / keys.size());
    }

    /** What an entry takes in a leaf, its key not compressed. */
    private long bytes(byte[] key) {
      return Stores.entryBytes(settings) - IndexKeys.RANDOM_KEY_BYTES + key.length;
    }

    /** Entries by the bytes they have without compression, as a part of the leaves' bytes. */
    private double fill(BPlusTree tree, long bytes) {
      return 100.0 * bytes / ((double) tree.leafPages() * Stores.capacity(settings));
    }
  }

  private static void claims(Settings settings, Report report, Load middle, Load[] loads) {
    Load sequential = loads[KeyOrder.SEQUENTIAL.ordinal()];
    Load random = loads[KeyOrder.UUID_V4.ordinal()];
    Load timed = loads[KeyOrder.UUID_V7.ordinal()];
    double entry = 100.0 * Stores.entryBytes(settings) / Stores.capacity(settings);
    double rows = Math.floor((100 - 100.0 * FENCE_BYTES / Stores.capacity(settings)) / entry);
    double half = Math.floor((rows + 1) / 2);
    report
        .claim("middle-halves", "ascending keys and splits in the middle leave half of each page")
        .expect(between(Math.min(45, entry * half), entry * (rows + 1 - half) + 4).roundedOut(1))
        .saw(middle.fill, "% full", 1);
    report
        .claim("rightmost-fills", "splits at the right end leave them full")
        .expect(atLeast(0.95 * rows * entry).roundedOut(1))
        .saw(sequential.fill, "% full", 1);
    report
        .claim("random-is-ln-2", "random keys fill them to ln 2 = 69 % on the average (Yao 1978)")
        .expect(between(62 - 50 / rows, 77 + 50 / rows).roundedOut(1))
        .saw(random.meanFill, "% full", 1);
    report
        .claim("ascending-never-misses", "ascending keys find their page in the pool")
        .expect(atMost(1))
        .saw(sequential.missesAtTheEnd, "per 100 inserts", 2);
    report
        .claim("time-first-is-as-good", "a key that begins with the time misses as rarely")
        .expect(atMost(5))
        .saw(timed.missesAtTheEnd, "per 100 inserts", 2);
    long bytes = (long) settings.integer("count") * Stores.entryBytes(settings);
    int pool = Math.max(PagerOptions.MIN_POOL_PAGES, poolPages(settings, bytes));
    double inPool = (double) pool / random.leaves;
    boolean holdsInner = Stores.holdsInnerPages(pool, random.innerPages);
    // A split reads the leaf behind, too, which has to point back to the new one.
    double splits = 100.0 * random.leaves / settings.integer("count");
    double most = (holdsInner ? 115 : 100 * random.height) + splits;
    report
        .claim("random-misses", "random keys miss as often as their leaf is not in the pool")
        .expect(between(Math.max(0, 85 - 110 * inPool), most).roundedOut(1))
        .saw(random.missesAtTheEnd, "per 100 inserts", 1);
  }
}
