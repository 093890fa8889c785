package dev.distlab.demos.index;

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
import dev.distlab.index.bitcask.Bitcask;
import dev.distlab.index.bitcask.BitcaskOptions;
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.btree.TreeShape;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.LinearHash;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.PointStore;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** {@code index/point-read}: how many pages one look-up reads. */
final class PointReadExperiment implements Experiment {

  /**
   * A pool for the inner pages has to be larger than they are: between two uses of an inner page
   * come many leaves, which push it out of an LRU pool that is just large enough.
   */
  private static final int FRAMES_PER_INNER_PAGE = 8;

  /** A root takes so many times as much or as little as one whose separators are all as long. */
  private static final double SEPARATORS = 1.02;

  @Override
  public About about() {
    return About.of("index/point-read", IndexChapter.TITLE, "How many pages does one look-up read?")
        .with(
            Parameter.integers("sizes", "1000,10000,100000", 1, 1_000_000, "entries"),
            IndexKeys.KEYS,
            Stores.VALUE,
            Stores.PAGE,
            Parameter.integer("lookups", 2_000, 1, 200_000, "random keys looked up"))
        .leavingOut("Time: a page from the pool and a page from a disk count the same here.")
        .leavingOut("Opening: the directory of a hash index and the key table are in memory first.")
        .andNext("run index/range")
        .andNext("step index/split");
  }

  /** What one size gave. */
  private record Reading(
      TreeShape shape,
      TreeLevels levels,
      double treeCold,
      double treeWarm,
      double extendible,
      double linear,
      double bitcask) {}

  @Override
  public void run(Settings settings, Report report) {
    List<byte[]> all = IndexKeys.of(settings, IndexKeys.largestSize(settings));
    Table.Builder table =
        report.table(
            "pages read by a look-up",
            Column.number("entries", "", 0),
            Column.number("height", "", 0),
            Column.number("reckoned", "", 0).remark("by fan-out"),
            Column.number("fan-out", "", 0).remark("below root"),
            Column.number("rows a leaf", "", 0),
            Column.number("B+tree", "", 2).withBar(),
            Column.number("B+tree, inner pages in the pool", "", 2),
            Column.number("extendible hash", "", 2),
            Column.number("linear hash", "", 2),
            Column.number("Bitcask", "", 2).remark("records"));
    Chart.Builder chart =
        report.lineChart(
            "pages",
            "Pages that one look-up reads",
            Chart.Axis.log("entries", ""),
            Chart.Axis.linear("pages read", "").lowerIsBetter());
    List<Reading> readings = new ArrayList<>();
    for (int size : IndexKeys.sizes(settings, all.size())) {
      Reading reading = read(settings, all.subList(0, size));
      readings.add(reading);
      row(table, size, reading);
      chart.point("B+tree", size, reading.treeCold);
      chart.point("B+tree, inner pages in the pool", size, reading.treeWarm);
      chart.point("extendible hash", size, reading.extendible);
      chart.point("linear hash", size, reading.linear);
    }
    Reading last = readings.get(readings.size() - 1);
    report.measure("tree", "pages a look-up, B+tree", last.treeCold, "pages", 2);
    report.measure("linear", "pages a look-up, linear hash", last.linear, "pages", 2);
    claims(settings, report, IndexKeys.longest(all), readings);
  }

  private static void row(Table.Builder table, int size, Reading reading) {
    table.row(
        Cell.of(size),
        Cell.of(reading.shape.height()),
        Cell.of(reading.levels.levels()),
        Cell.of(reading.levels.fanOut()),
        Cell.of(reading.shape.entriesPerLeaf()),
        Cell.of(reading.treeCold),
        Cell.of(reading.treeWarm),
        Cell.of(reading.extendible),
        Cell.of(reading.linear),
        Cell.of(reading.bitcask));
  }

  private static Reading read(Settings settings, List<byte[]> keys) {
    PagerOptions whole = Stores.pages(settings, Stores.WHOLE);
    byte[] value = new byte[settings.integer("value")];
    MemoryDisk disk = new MemoryDisk();
    BPlusTree tree = Stores.tree(disk, whole, BPlusTreeOptions.defaults());
    put(tree, keys, value);
    TreeShape shape = tree.shape();
    TreeLevels levels = TreeLevels.of(tree);
    long pins = tree.stats().pins();
    double lookups = lookUp(settings, tree, keys);
    double cold = (tree.stats().pins() - pins) / lookups;
    tree.close();
    double warm = warmReads(settings, disk, keys, shape.innerPages());

    ExtendibleHash extendible = Stores.extendible(new MemoryDisk(), whole, HashOptions.defaults());
    put(extendible, keys, value);
    pins = extendible.stats().pins();
    lookUp(settings, extendible, keys);
    double extendiblePages = (extendible.stats().pins() - pins) / lookups;

    LinearHash linear = Stores.linear(new MemoryDisk(), whole);
    put(linear, keys, value);
    pins = linear.stats().pins();
    lookUp(settings, linear, keys);
    double linearPages = (linear.stats().pins() - pins) / lookups;

    Bitcask bitcask = Stores.bitcask(new MemoryDisk(), BitcaskOptions.defaults());
    put(bitcask, keys, value);
    long reads = bitcask.stats().reads();
    lookUp(settings, bitcask, keys);
    double records = (bitcask.stats().reads() - reads) / lookups;
    return new Reading(shape, levels, cold, warm, extendiblePages, linearPages, records);
  }

  /** Pages from the disk for each look-up, with a pool in which the inner pages stay. */
  private static double warmReads(
      Settings settings, MemoryDisk disk, List<byte[]> keys, int innerPages) {
    int pagesBetween = 1 + Stores.overflowPages(settings, IndexKeys.longest(keys));
    PagerOptions pool = Stores.pages(settings, FRAMES_PER_INNER_PAGE * innerPages * pagesBetween);
    BPlusTree tree = Stores.tree(disk, pool, BPlusTreeOptions.defaults());
    lookUp(settings, tree, keys);
    long misses = tree.stats().misses();
    double lookups = lookUp(settings, tree, keys);
    return (tree.stats().misses() - misses) / lookups;
  }

  private static void put(PointStore store, List<byte[]> keys, byte[] value) {
    keys.forEach(key -> store.put(key, value));
  }

  private static int lookUp(Settings settings, PointStore store, List<byte[]> keys) {
    SeededRandom random = settings.random("lookups");
    int lookups = settings.integer("lookups");
    for (int i = 0; i < lookups; i++) {
      store.get(keys.get(random.nextInt(keys.size())));
    }
    return lookups;
  }

  /** Each is about the size that fits it least, and of those the last. */
  private static void claims(
      Settings settings, Report report, int longestKey, List<Reading> readings) {
    int overflow = Stores.overflowPages(settings, longestKey);
    Reading reading = worst(readings, one -> Math.abs(one.treeCold - one.shape.height()));
    report
        .claim("tree-reads-its-height", "a B+tree reads as many pages as it has levels")
        .expect(between(reading.shape.height(), reading.shape.height() + overflow))
        .saw(reading.treeCold, "pages", 2);
    reading = worst(readings, one -> Math.abs(one.levels.levels() - one.shape.height()));
    TreeLevels levels = reading.levels;
    report
        .claim("height-is-a-logarithm", "the height is the logarithm of the leaves, by the fan-out")
        .expect(between(levels.levels(SEPARATORS), levels.levels(1 / SEPARATORS)))
        .saw(reading.shape.height(), "levels");
    report
        .claim("inner-pages-pay", "with the inner pages in the pool it reads one page, the leaf")
        .expect(atMost(1.1 + overflow))
        .saw(worst(readings, Reading::treeWarm).treeWarm, "pages", 2);
    report
        .claim("hash-reads-one", "extendible hashing reads one page, however many entries")
        .expect(between(1, 1 + overflow))
        .saw(worst(readings, Reading::extendible).extendible, "pages", 2);
    report
        .claim("linear-reads-little-more", "linear hashing reads one page and some overflow pages")
        .expect(between(1, 2 + overflow))
        .saw(worst(readings, Reading::linear).linear, "pages", 2);
  }

  private static Reading worst(List<Reading> readings, ToDoubleFunction<Reading> distance) {
    Reading worst = readings.get(0);
    for (Reading reading : readings) {
      boolean isNearer = distance.applyAsDouble(reading) < distance.applyAsDouble(worst);
      worst = isNearer ? worst : reading;
    }
    return worst;
  }
}
