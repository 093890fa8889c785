package dev.distlab.demos.index;

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
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.btree.PageView;
import dev.distlab.index.btree.TreeShape;
import dev.distlab.index.hash.BucketView;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.HashShape;
import dev.distlab.index.page.PageBytes;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.OrderedStore;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/** {@code index/range}: what a range of keys costs with an order and without one. */
final class RangeExperiment implements Experiment {

  @Override
  public About about() {
    return About.of("index/range", IndexChapter.TITLE, "What does a range cost without an order?")
        .with(
            Parameter.integer("count", 50_000, 1, 500_000, "entries"),
            Parameter.integers(
                "rows", "1,10,100,1000,10000,50000", 1, 1_000_000, "rows that the range holds"),
            IndexKeys.KEYS,
            Stores.VALUE,
            Stores.PAGE)
        .leavingOut("Where pages stand: a disk reads neighbours faster, which helps the tree more.")
        .leavingOut("Sorting: what comes out of a hash index still has to be sorted.")
        .andNext("step index/range-on-hash")
        .andNext("run index/secondary");
  }

  @Override
  public void run(Settings settings, Report report) {
    List<byte[]> keys = IndexKeys.of(settings, settings.integer("count"));
    PagerOptions pages = Stores.pages(settings, Stores.WHOLE);
    byte[] value = new byte[settings.integer("value")];
    BPlusTree tree = Stores.tree(pages, BPlusTreeOptions.defaults());
    ExtendibleHash hash = Stores.extendible(new MemoryDisk(), pages, HashOptions.defaults());
    for (byte[] key : keys) {
      tree.put(key, value);
      hash.put(key, value);
    }
    List<byte[]> sorted = new ArrayList<>(keys);
    sorted.sort(PageBytes::compare);
    TreeShape shape = tree.shape();
    List<BucketView> buckets = hash.buckets();
    int hashPages = buckets.stream().mapToInt(bucket -> bucket.pages().size()).sum();
    long seenByHash = distinct(buckets);

    Table.Builder table = table(report);
    Chart.Builder chart = chart(report);
    Leaves leaves = Leaves.of(tree);
    long off = 0;
    long missed = sorted.size() - seenByHash;
    int fewest = Integer.MAX_VALUE;
    long ofFewest = 0;
    for (int rows : rowCounts(settings, keys.size())) {
      int from = (keys.size() - rows) / 2;
      long before = tree.stats().pins();
      int wrong = wrongRows(tree, sorted.subList(from, from + rows));
      long read = tree.stats().pins() - before;
      double reckoned = shape.height() + (rows - 1) / shape.entriesPerLeaf();
      missed += wrong;
      off += Math.abs(read - shape.height() - leaves.between(from, from + rows - 1));
      ofFewest = rows < fewest ? read : ofFewest;
      fewest = Math.min(rows, fewest);
      table.row(
          Cell.of(rows),
          Cell.of(100.0 * rows / keys.size()),
          Cell.of(read),
          Cell.of(reckoned),
          Cell.of(hashPages).flaggedIf(hashPages > 10 * read));
      chart.point("B+tree", rows, read);
      chart.point("hash index", rows, hashPages);
    }
    String ofRows = fewest == 1 ? "one row" : fewest + " rows";
    report.measure("smallest", "pages for a range of " + ofRows + ", B+tree", ofFewest, "pages", 0);
    report.measure("hash", "pages for any range, hash index", hashPages, "pages", 0);
    claims(report, off, missed);
    HashShape whole = hash.shape();
    report
        .claim("all-of-the-hash", "the hash index reads all its pages, however short the range")
        .expect(between(leastPages(settings, keys), whole.buckets() + whole.overflowPages()))
        .saw(hashPages, "pages");
    report.note(
        "A hash index has no cursor: in this project a range on one does not compile. What is"
            + " counted is reading every bucket, which is all that is left.");
  }

  private static Table.Builder table(Report report) {
    return report.table(
        "pages read by a range",
        Column.number("rows", "", 0),
        Column.number("selectivity", "%", 4),
        Column.number("B+tree", "pages", 0).withBar(),
        Column.number("reckoned", "pages", 1).remark("height + (rows - 1) / rows a leaf"),
        Column.number("hash index", "pages", 0).remark("all of them"));
  }

  private static Chart.Builder chart(Report report) {
    return report.lineChart(
        "range",
        "Pages that a range reads",
        Chart.Axis.log("rows in the range", ""),
        Chart.Axis.log("pages read", "").lowerIsBetter());
  }

  /** Pages that the entries fill even if nothing of them stays empty. */
  private static long leastPages(Settings settings, List<byte[]> keys) {
    boolean isInPage = Stores.overflowPages(settings, IndexKeys.longest(keys)) == 0;
    long bytes = isInPage ? keys.size() * (long) settings.integer("value") : 0;
    for (byte[] key : keys) {
      bytes += key.length;
    }
    int page = Integer.parseInt(settings.choice("page"));
    return Math.max(1, (bytes + page - 1) / page);
  }

  private static List<Integer> rowCounts(Settings settings, int available) {
    LinkedHashSet<Integer> counts = new LinkedHashSet<>();
    settings.integers("rows").forEach(rows -> counts.add(Math.min(rows, available)));
    return new ArrayList<>(counts);
  }

  /** Scans from the first of {@code rows} on; how many of them are not seen in their place. */
  static int wrongRows(OrderedStore tree, List<byte[]> rows) {
    int wrong = 0;
    Cursor cursor = tree.cursor(KeyRange.all().from(rows.get(0), true));
    for (byte[] row : rows) {
      boolean isRight = cursor.next() && Arrays.equals(cursor.key(), row);
      wrong += isRight ? 0 : 1;
    }
    return wrong;
  }

  private static long distinct(List<BucketView> buckets) {
    TreeSet<byte[]> keys = new TreeSet<>(PageBytes::compare);
    buckets.forEach(bucket -> keys.addAll(bucket.keys()));
    return keys.size();
  }

  /** Where each leaf begins, as the rank of its first key. */
  private record Leaves(int[] firstRanks) {

    static Leaves of(BPlusTree tree) {
      List<PageView> pages = tree.pages();
      int[] firsts = new int[tree.leafPages()];
      int leaf = 0;
      int rank = 0;
      for (PageView page : pages) {
        if (page.level() == 0) {
          firsts[leaf++] = rank;
          rank += page.keys().size();
        }
      }
      return new Leaves(firsts);
    }

    /** How many leaves begin behind one rank and not behind another. */
    int between(int first, int last) {
      int count = 0;
      for (int rank : firstRanks) {
        count += rank > first && rank <= last ? 1 : 0;
      }
      return count;
    }
  }

  private static void claims(Report report, long off, long missed) {
    report
        .claim("pages-of-the-range", "the tree reads its height, and each further leaf once")
        .expect(exactly(0))
        .saw(off, "pages more or fewer");
    report
        .claim("complete", "every row of each range is seen once")
        .expect(exactly(0))
        .saw(missed, "rows missed or repeated");
  }
}
