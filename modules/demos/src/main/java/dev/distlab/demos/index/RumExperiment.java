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
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.kernel.disk.IoStats;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;

/** {@code index/rum}: read, update and memory overhead of every store under one load. */
final class RumExperiment implements Experiment {

  private static final int KEY_BYTES = 16;

  /** What a record of the log has besides its key and value. */
  private static final int LOG_OVERHEAD = 14;

  /** What its hint, written when its file is full, has besides the key. */
  private static final int HINT_OVERHEAD = 15;

  /**
   * An update of a page that is not in the pool costs one write of it, unless the page is changed
   * again before it has to leave.
   */
  private static final double LEAST_WRITTEN = 0.7;

  /**
   * How often the log writes a record if it is mostly half dead when it is merged, besides the one
   * merge that may come at once, however few updates there are.
   */
  private static final double MOST_MERGED = 3;

  /** The log merges when three fifths of it are dead. */
  private static final double MOST_IN_LOG = 2.6;

  /** Of the pages of a store. */
  private static final double LEAST_FILL = 0.5;

  @Override
  public About about() {
    return About.of(
            "index/rum",
            IndexChapter.TITLE,
            "Cheap reads, cheap writes, little space: which two does a structure give?")
        .with(
            Parameter.integer("count", 10_000, 2_000, 200_000, "keys")
                .because("below it everything fits the pool"),
            Parameter.integer("operations", 20_000, 1_000, 1_000_000, "reads and updates"),
            Parameter.integer("updates", 50, 1, 99, "how many of them are updates").unit("%"),
            Parameter.integer("pool", 10, 1, 50, "buffer pool, as a part of the data").unit("%"),
            Stores.VALUE,
            Stores.PAGE)
        .leavingOut("Skew: all keys are as likely; a pool helps more where some are hot.")
        .leavingOut(
            "Durability of each update: the same log for all that change pages in place, and a commit"
                + " each for the copy-on-write tree, which here commits when its changes may fill"
                + " half of its memory.")
        .andNext("run index/point-read")
        .andNext("run index/range");
  }

  /** What it cost: bytes written and read for a byte changed or asked for, and bytes kept. */
  private record Cost(double write, double read, double space, double memoryPerKey) {}

  @Override
  public void run(Settings settings, Report report) {
    List<byte[]> keys = IndexKeys.random(settings.random("keys"), settings.integer("count"));
    Table.Builder table =
        report.table(
            "bytes for each byte",
            Column.text("store"),
            Column.number("written", "x", 1).withBar().remark("per byte changed"),
            Column.number("read", "x", 1).withBar().remark("per byte asked for"),
            Column.number("on disk", "x", 2).remark("per byte alive"),
            Column.number("in memory", "bytes a key", 1).remark("pool left out"),
            Column.text("ranges"));
    Chart.Builder chart =
        report.scatterChart(
            "rum",
            "Write and read amplification of each store",
            Chart.Axis.log("bytes written for a byte changed", "").lowerIsBetter(),
            Chart.Axis.log("bytes read for a byte asked for", "").lowerIsBetter());
    PagerOptions pool = Stores.poolFor(settings, keys.size());
    Cost tree = measure(settings, table, chart, keys, Engine.tree(pool));
    Cost copying = measure(settings, table, chart, keys, Engine.copyOnWrite(pool));
    Cost hash = measure(settings, table, chart, keys, Engine.extendible(pool));
    Cost linear = measure(settings, table, chart, keys, Engine.linear(pool));
    Cost log = measure(settings, table, chart, keys, Engine.bitcask());
    report.measure("tree-write", "write amplification, B+tree", tree.write, "x", 1);
    report.measure("log-write", "write amplification, Bitcask", log.write, "x", 2);
    long dataBytes = keys.size() * (long) (KEY_BYTES + settings.integer("value"));
    double inPool = pool.poolPages() * (double) pool.pageSizeBytes() / dataBytes;
    claims(settings, report, inPool, tree, hash, log);
    report
        .claim(
            "copies-cost-writes",
            "a tree that copies pages writes those above the leaf, too, for an update")
        .expect(atLeast(1))
        .saw(copying.write / tree.write, "x what the tree writes in place", 2);
    double onPages = Math.max(tree.space, Math.max(hash.space, linear.space));
    spaceClaims(settings, report, onPages, log.space);
  }

  private static Cost measure(
      Settings settings,
      Table.Builder table,
      Chart.Builder chart,
      List<byte[]> keys,
      Engine engine) {
    int entryBytes = KEY_BYTES + settings.integer("value");
    byte[] value = new byte[settings.integer("value")];
    keys.forEach(key -> engine.put(key, value));
    engine.store().sync();
    SeededRandom random = settings.random("operations");
    long updates = 0;
    long readsBytes = 0;
    IoStats start = engine.disk().stats();
    int operations = settings.integer("operations");
    for (int i = 0; i < operations; i++) {
      byte[] key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(100) < settings.integer("updates")) {
        engine.put(key, value);
        updates++;
      } else {
        IoStats before = engine.disk().stats();
        engine.store().get(key);
        readsBytes += engine.disk().stats().since(before).bytesRead();
      }
    }
    engine.store().sync();
    double written = engine.disk().stats().since(start).bytesWritten();
    Cost cost =
        new Cost(
            written / (updates * (double) entryBytes),
            readsBytes / ((operations - updates) * (double) entryBytes),
            engine.diskBytes() / (keys.size() * (double) entryBytes),
            (double) engine.directoryBytes().getAsLong() / keys.size());
    table.row(
        Cell.of(engine.name()),
        Cell.of(cost.write),
        Cell.of(cost.read),
        Cell.of(cost.space),
        Cell.of(cost.memoryPerKey),
        Cell.of(engine.store() instanceof OrderedStore ? "yes" : "no"));
    chart.point(engine.name(), cost.write, cost.read);
    return cost;
  }

  private static void claims(
      Settings settings, Report report, double inPool, Cost tree, Cost hash, Cost log) {
    double entry = KEY_BYTES + settings.integer("value");
    double page = Integer.parseInt(settings.choice("page")) / entry;
    double pages = LEAST_WRITTEN * (1 - inPool) * page;
    double updates = settings.integer("operations") * settings.integer("updates") / 100.0;
    double copies = MOST_MERGED + settings.integer("count") / updates;
    report
        .claim("log-writes-little", "the log-hash store writes less than the tree for an update")
        .expect(atLeast(Math.max(0.2, pages / (copies * inLog(entry)))).roundedOut(2))
        .saw(tree.write / log.write, "x less", 1);
    report
        .claim("log-reads-one-record", "and reads just the record that is asked for")
        .expect(between(1, (entry + LOG_OVERHEAD) / entry).roundedOut(2))
        .saw(log.read, "x", 2);
    report
        .claim("log-pays-in-memory", "it pays with memory for every key")
        .expect(between(26, 54))
        .saw(log.memoryPerKey, "bytes a key", 1);
    report
        .claim("tree-pays-in-writes", "the tree writes pages for entries")
        .expect(atLeast(pages).roundedOut(2))
        .saw(tree.write, "x", 1);
    report
        .claim("hash-is-no-better", "a hash index on pages writes pages, too")
        .expect(atLeast(pages).roundedOut(2))
        .saw(hash.write, "x", 1);
  }

  private static void spaceClaims(Settings settings, Report report, double onPages, double inLog) {
    double entry = KEY_BYTES + settings.integer("value");
    double halfEmpty = Stores.spaceOfEntry(settings) / LEAST_FILL / entry;
    double page = Integer.parseInt(settings.choice("page")) / entry;
    double overflow = Stores.overflowPages(settings, KEY_BYTES) * page;
    report
        .claim("space", "tree and hash indexes take less of the disk than half-empty pages would")
        .expect(atMost(halfEmpty + overflow).roundedOut(2))
        .saw(onPages, "bytes a byte alive, at most", 2);
    report
        .claim("log-space", "the log takes no more than one that is about to be merged")
        .expect(atMost(MOST_IN_LOG * inLog(entry)).roundedOut(2))
        .saw(inLog, "bytes a byte alive", 2);
  }

  /** Bytes that a record and its hint take in the log for each byte of the entry. */
  private static double inLog(double entry) {
    return (entry + LOG_OVERHEAD + KEY_BYTES + HINT_OVERHEAD) / entry;
  }
}
