package dev.distlab.demos.index;

import static dev.distlab.experiment.Expected.atMost;
import static dev.distlab.experiment.Expected.between;
import static dev.distlab.experiment.Expected.exactly;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashFunction;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.HashShape;
import dev.distlab.index.hash.LinearHash;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.List;

/** {@code index/hash-growth}: how hash indexes grow, and what keys chosen to collide do to them. */
final class HashGrowthExperiment implements Experiment {

  private static final int POINTS = 40;

  /** How many low bits all adversarial hashes agree in. */
  private static final int SHARED_BITS = 8;

  @Override
  public About about() {
    return About.of(
            "index/hash-growth",
            IndexChapter.TITLE,
            "How does a hash index on pages grow, and what can go wrong?")
        .with(
            Parameter.integer("count", 20_000, 4_000, 200_000, "keys inserted")
                .because("below it the directory has hardly doubled"),
            Stores.VALUE,
            Stores.PAGE)
        .leavingOut("Deletes: both indexes shrink as they grow, bucket by bucket.")
        .andNext("step index/doubling")
        .andNext("run index/rum");
  }

  @Override
  public void run(Settings settings, Report report) {
    List<byte[]> keys = IndexKeys.random(settings.random("keys"), settings.integer("count"));
    Growth growth = new Growth(settings, report, keys);
    Fills extendible = growth.extendible("extendible", HashOptions.defaults());
    growth.linear();
    HashFunction murmur = HashFunction.murmur3();
    HashFunction sameLowBits = key -> murmur.hash(key) << SHARED_BITS;
    HashShape blownUp =
        growth.only("extendible, hashes that agree in their last 8 bits", sameLowBits, keys);
    List<byte[]> few = keys.subList(0, keys.size() / 10);
    HashShape chained = growth.only("extendible, one hash for a tenth of the keys", k -> 7, few);
    double rows = (double) Stores.capacity(settings) / Stores.entryBytes(settings);
    report.measure("mean-fill", "mean fill of extendible hashing", extendible.mean, "%", 1);
    report.measure("least-fill", "least fill on the way", extendible.least, "%", 1);
    report.measure("most-fill", "most fill on the way", extendible.most, "%", 1);
    report
        .claim("around-ln-2", "extendible hashing fills its buckets to ln 2 = 69 % on the average")
        .expect(between(63 - 60 / rows, 76 + 60 / rows).roundedOut(1))
        .saw(extendible.mean, "%", 1);
    report
        .claim("linear-is-smooth", "linear hashing grows by a bucket at a time, never in a leap")
        .expect(atMost(1))
        .saw(growth.largestStep(), "buckets for one key, at most");
    double entries = extendible.last.directoryEntries();
    report
        .claim("directory-leaps", "the directory of extendible hashing doubles, all at once")
        .expect(between(entries / 2, entries))
        .saw(growth.largestLeap(), "entries for one key, at most");
    blownUp(report, extendible.last, blownUp);
    report
        .claim("chained", "one hash for all: no doubling helps")
        .expect(exactly(1))
        .saw(chained.directoryEntries(), "directory entries");
    report
        .claim("chain", "but a chain as long as the keys need")
        .expect(exactly(Math.ceil(few.size() / rowsOfAPage(settings))))
        .saw(chained.buckets() + chained.overflowPages(), "pages");
  }

  /** The directory doubles for each bit that all hashes share, as far as it may. */
  private static void blownUp(Report report, HashShape plain, HashShape blownUp) {
    int bits = Math.min(SHARED_BITS, HashOptions.defaults().maxDepth() - plain.depth());
    report
        .claim("blown-up", "hashes that agree in 8 bits double the directory as often for nothing")
        .expect(exactly(1 << bits))
        .saw((double) blownUp.directoryEntries() / plain.directoryEntries(), "x the entries", 0);
    if (bits == SHARED_BITS) {
      report
          .claim("empty-buckets", "each of these splits leaves an empty bucket, and helps nobody")
          .expect(exactly(SHARED_BITS))
          .saw(blownUp.buckets() - plain.buckets(), "buckets more");
    }
  }

  /** Entries that a page of the index takes. */
  private static double rowsOfAPage(Settings settings) {
    return Math.floor((double) Stores.capacity(settings) / Stores.entryBytes(settings));
  }

  /** Fill over a load, behind its first quarter. */
  private record Fills(double least, double mean, double most, HashShape last) {}

  /** Loads indexes and records what they look like on the way. */
  private static final class Growth {

    private final PagerOptions pages;
    private final List<byte[]> keys;
    private final byte[] value;
    private final Table.Builder table;
    private final Chart.Builder fill;
    private final Chart.Builder directory;
    private int largestStep;
    private int largestLeap;

    Growth(Settings settings, Report report, List<byte[]> keys) {
      this.pages = Stores.pages(settings, Stores.WHOLE);
      this.keys = keys;
      this.value = new byte[settings.integer("value")];
      this.table =
          report.table(
              "after the load",
              Column.text("index"),
              Column.number("keys", "", 0),
              Column.number("buckets", "", 0),
              Column.number("overflow pages", "", 0).withBar(),
              Column.number("directory", "entries", 0).withBar(),
              Column.percent("fill"));
      this.fill =
          report
              .lineChart(
                  "fill",
                  "How full the buckets are while keys arrive",
                  Chart.Axis.linear("keys", ""),
                  Chart.Axis.linear("fill", "%").higherIsBetter())
              .reference("ln 2 = 69.3 %", 69.3);
      this.directory =
          report.lineChart(
              "directory",
              "Directory entries while keys arrive",
              Chart.Axis.linear("keys", ""),
              Chart.Axis.linear("entries", "").lowerIsBetter());
    }

    Fills extendible(String name, HashOptions options) {
      ExtendibleHash index = Stores.extendible(new MemoryDisk(), pages, options);
      double[] fills = new double[POINTS];
      for (int i = 0; i < keys.size(); i++) {
        int before = 1 << index.globalDepth();
        index.put(keys.get(i), value);
        largestLeap = Math.max(largestLeap, (1 << index.globalDepth()) - before);
        if ((i + 1) % (keys.size() / POINTS) == 0 && i < keys.size() / POINTS * POINTS) {
          fills[(i + 1) / (keys.size() / POINTS) - 1] = point(name, i + 1, index.shape());
        }
      }
      return fills(name, fills, index.shape());
    }

    void linear() {
      LinearHash index = Stores.linear(new MemoryDisk(), pages);
      for (int i = 0; i < keys.size(); i++) {
        int before = index.bucketCount();
        index.put(keys.get(i), value);
        largestStep = Math.max(largestStep, index.bucketCount() - before);
        if ((i + 1) % (keys.size() / POINTS) == 0 && i < keys.size() / POINTS * POINTS) {
          point("linear", i + 1, index.shape());
        }
      }
      row("linear", index.shape());
    }

    /** By how many buckets linear hashing grew for one key, at most. */
    int largestStep() {
      return largestStep;
    }

    /** By how many entries the directory of extendible hashing grew for one key, at most. */
    int largestLeap() {
      return largestLeap;
    }

    private double point(String name, int count, HashShape shape) {
      fill.point(name, count, 100 * shape.fill());
      directory.point(name, count, shape.directoryEntries());
      return 100 * shape.fill();
    }

    private Fills fills(String name, double[] fills, HashShape last) {
      row(name, last);
      double least = 100;
      double most = 0;
      double sum = 0;
      for (int i = POINTS / 4; i < POINTS; i++) {
        least = Math.min(least, fills[i]);
        most = Math.max(most, fills[i]);
        sum += fills[i];
      }
      return new Fills(least, sum / (POINTS - POINTS / 4), most, last);
    }

    /** An index with another hash: only what it looks like in the end. */
    HashShape only(String name, HashFunction hash, List<byte[]> some) {
      ExtendibleHash index =
          Stores.extendible(new MemoryDisk(), pages, HashOptions.defaults().withHash(hash));
      some.forEach(key -> index.put(key, value));
      row(name, index.shape());
      return index.shape();
    }

    private void row(String name, HashShape shape) {
      table.row(
          Cell.of(name),
          Cell.of(shape.entries()),
          Cell.of(shape.buckets()),
          Cell.of(shape.overflowPages()).flaggedIf(shape.overflowPages() > shape.buckets()),
          Cell.of(shape.directoryEntries())
              .flaggedIf(shape.directoryEntries() > 100 * shape.buckets()),
          Cell.of(100 * shape.fill()));
    }
  }
}
